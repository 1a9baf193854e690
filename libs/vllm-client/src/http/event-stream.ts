/** Far above any event of a model server. */
const LONGEST_LINE = 16 << 20;

/**
 * The data of server-sent events: what follows `data:` on each line, whatever pieces the bytes come in. vLLM sends
 * one line an event. Comments and other fields are left out.
 */
export async function* eventStreamData(body: AsyncIterable<Uint8Array>): AsyncGenerator<string> {
  const decoder = new TextDecoder();
  let rest = '';
  for await (const bytes of body) {
    const lines = (rest + decoder.decode(bytes, { stream: true })).split(/\r?\n/);
    rest = lines.pop() ?? '';
    if (rest.length > LONGEST_LINE)
      throw new RangeError('A line of an event stream is longer than any event.');
    for (const line of lines) if (line.startsWith('data:')) yield line.slice('data:'.length).trim();
  }
  const last = (rest + decoder.decode()).trimEnd();
  if (last.startsWith('data:')) yield last.slice('data:'.length).trim();
}

/** The start of a body that was to be a stream and is not: enough of it to say what it was. */
export async function textOf(body: AsyncIterable<Uint8Array>): Promise<string> {
  const decoder = new TextDecoder();
  let text = '';
  for await (const bytes of body) {
    text += decoder.decode(bytes, { stream: true });
    if (text.length > LONGEST_LINE) break;
  }
  return text;
}
