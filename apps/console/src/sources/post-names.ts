/** Names of posts found in what a person pasted, and what could not be read as one. */
export interface PostNames {
  readonly fullnames: readonly string[];
  readonly unknown: readonly string[];
}

const LINK = /(?:\/comments\/|redd\.it\/)([a-z0-9]{1,13})/i;
const NAME = /^(?:t3_)?([a-z0-9]{4,13})$/i;

/** Reads links, ids and fullnames, one a line or apart by spaces or commas; each once, in their order. */
export function postNamesOf(text: string): PostNames {
  const fullnames = new Set<string>();
  const unknown: string[] = [];
  for (const word of text.split(/[\s,;]+/).filter(Boolean)) {
    const id = (LINK.exec(word) ?? NAME.exec(word))?.[1];
    if (id) fullnames.add(`t3_${id.toLowerCase()}`);
    else unknown.push(word);
  }
  return { fullnames: [...fullnames], unknown };
}
