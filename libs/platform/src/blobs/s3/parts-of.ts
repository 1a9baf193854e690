import type { Readable } from 'node:stream';

/** A stream cut into pieces of `size` bytes, the last one shorter; one empty piece for an empty stream. */
export async function* partsOf(content: Readable, size: number): AsyncGenerator<Buffer<ArrayBuffer>, void> {
  let chunks: Buffer[] = [];
  let length = 0;
  let some = false;
  for await (const chunk of content as AsyncIterable<Buffer | string>) {
    const bytes = Buffer.from(chunk as Buffer);
    for (let from = 0; from < bytes.length;) {
      const piece = bytes.subarray(from, from + size - length);
      chunks.push(piece);
      from += piece.length;
      length += piece.length;
      if (length < size) continue;
      yield Buffer.concat(chunks);
      [chunks, length, some] = [[], 0, true];
    }
  }
  if (length > 0 || !some) yield Buffer.concat(chunks);
}
