import { IDIOMS, LEXICON } from './content-lexicon.js';
import { CONTENT_FLAGS, type ContentFlag } from './post-reading.js';

/** "He never hit me", "not abusive", "nothing sexual": said to be absent, within four words and one clause. */
const DENIED =
  /(?:\b(?:no|not|never|without|nothing|neither|nor|non|isn['’]?t|wasn['’]?t|aren['’]?t|weren['’]?t|don['’]?t|doesn['’]?t|didn['’]?t|hasn['’]?t|haven['’]?t|hadn['’]?t|won['’]?t|wouldn['’]?t|can['’]?t|couldn['’]?t)[\s-]+)(?:(?!(?:but|because|that|when|if|who|only|just|until|and)\b)[\w'’]+\s+){0,3}$/;
/** How far back a denial is looked for, in characters. */
const REACH = 48;

/**
 * What a text touches that a reader should be warned of, found by a list of English words. Everyday turns of phrase
 * ("killing time") and what is said not to have happened do not count. Only a sieve: it misses what is told in other words,
 * and other languages altogether.
 */
export function contentFlagsOf(text: string): ContentFlag[] {
  const lower = text.toLowerCase().replace(/[‘’]/g, "'");
  const possible = CONTENT_FLAGS.filter((flag) =>
    LEXICON[flag].some((pattern) => lower.search(pattern) >= 0),
  );
  if (possible.length === 0) return [];
  const plain = withoutIdioms(lower);
  return possible.filter((flag) => LEXICON[flag].some((pattern) => occurs(pattern, plain, flag)));
}

function occurs(pattern: RegExp, text: string, flag: ContentFlag): boolean {
  for (const match of text.matchAll(pattern)) {
    // An age stands even in a denial: "my son (9) did not".
    if (flag === 'MINORS' || !isDenied(text, match.index)) return true;
  }
  return false;
}

function isDenied(text: string, at: number): boolean {
  const before = text.slice(Math.max(0, at - REACH), at);
  const clause = before.slice(
    Math.max(...['.', '!', '?', '\n', ';', ',', ':'].map((mark) => before.lastIndexOf(mark))) + 1,
  );
  return DENIED.test(clause);
}

function withoutIdioms(text: string): string {
  return IDIOMS.reduce((left, idiom) => left.replace(idiom, (found) => ' '.repeat(found.length)), text);
}
