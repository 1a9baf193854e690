const LABELS =
  /\b(?:update[ds]?|final|part|aitah?|wibtah?|am i (?:the|an) (?:ass ?hole|a-?hole)|would i be (?:the|an) (?:ass ?hole|a-?hole)|for|the|a|an|my|to|and|of|in|on|at|i|me|her|his|he|she|it|is|was|that|with|because|when|after|not|re|about)\b/g;

/** How alike two titles are, 0 … 1: shared words ÷ all words, without the words that every such title has. */
export function titleSimilarity(one: string, other: string): number {
  const [left, right] = [wordsOf(one), wordsOf(other)];
  const shared = [...left].filter((word) => right.has(word)).length;
  const all = left.size + right.size - shared;
  return all === 0 ? 0 : shared / all;
}

/** Ids of the posts whose addresses stand in a text, in their order: `comments/1abc2d` of a Reddit link, `redd.it/1abc2d`. */
export function linkedPostIds(text: string): string[] {
  const links = text.matchAll(
    /reddit\.com\/(?:r\/\w+\/)?comments\/([a-z0-9]{4,10})\b|redd\.it\/([a-z0-9]{4,10})\b/gi,
  );
  return [...new Set([...links].map((link) => (link[1] ?? link[2] ?? '').toLowerCase()))];
}

function wordsOf(title: string): Set<string> {
  const words = title
    .toLowerCase()
    .replace(/['’]/g, '')
    .replace(LABELS, ' ')
    .match(/[\p{L}\p{N}]+/gu);
  return new Set((words ?? []).map((word) => word.replace(/(?:ing|ed|s)$/, '')));
}
