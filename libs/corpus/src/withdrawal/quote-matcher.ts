/** Words in a row that make a quotation: the size of the shingles that near-copies are found by. */
const RUN = 5;
/** A text shorter than a run is quoted by all its words, unless they are too few to mean anything. */
const FEWEST = 3;

/** Scripts that write no spaces: each character counts as a word. */
const UNSPACED =
  '\\p{sc=Han}\\p{sc=Hiragana}\\p{sc=Katakana}\\p{sc=Thai}\\p{sc=Lao}\\p{sc=Khmer}\\p{sc=Myanmar}';
const WORD = new RegExp(`[${UNSPACED}]|(?:(?![${UNSPACED}])[\\p{L}\\p{N}])+`, 'gu');

/**
 * Tells whether something quotes one of a few texts: shares a run of five words with it, whatever the case, marks and
 * punctuation. Made before a text is deleted and thrown away after, so that the deletion can find its quotations.
 */
export class QuoteMatcher {
  private readonly runs = new Map<number, Set<string>>();

  constructor(texts: Iterable<string>) {
    for (const text of texts) {
      const words = wordsOf(text);
      const length = Math.min(RUN, words.length);
      if (length < FEWEST) continue;
      const known = this.runs.get(length) ?? new Set<string>();
      for (const run of runsOf(words, length)) known.add(run);
      this.runs.set(length, known);
    }
  }

  isQuotedIn(text: string): boolean {
    const words = wordsOf(text);
    for (const [length, known] of this.runs)
      for (const run of runsOf(words, length)) if (known.has(run)) return true;
    return false;
  }
}

function wordsOf(text: string): string[] {
  const plain = text
    .normalize('NFKD')
    .toLowerCase()
    .replace(/\p{M}+/gu, '')
    .replace(/['’]/g, '');
  return plain.match(WORD) ?? [];
}

function* runsOf(words: readonly string[], length: number): Generator<string> {
  for (let start = 0; start + length <= words.length; start += 1)
    yield words.slice(start, start + length).join(' ');
}
