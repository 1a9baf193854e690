import type { Verdict } from '../moral/verdict.js';

const VERDICT_BY_FLAIR: Readonly<Record<string, Verdict>> = {
  asshole: 'YTA',
  'not the a-hole': 'NTA',
  'not the asshole': 'NTA',
  'everyone sucks': 'ESH',
  'everyone sucks here': 'ESH',
  'no a-holes here': 'NAH',
  'no assholes here': 'NAH',
  'not enough info': 'INFO',
};

/** Subreddits whose flairs say something else than a verdict, whatever their wording. */
const WITHOUT_VERDICT: ReadonlySet<string> = new Set([
  'amioverreacting',
  'amithedevil',
  'relationship_advice',
  'trueoffmychest',
]);

/**
 * The verdict a post's flair states, or null for any other flair and for subreddits without verdict flairs.
 * Emoji, case and a trailing mode marker ("POO Mode") do not matter.
 */
export function flairVerdict(flair: string | null | undefined, subreddit?: string): Verdict | null {
  if (!flair) return null;
  if (subreddit && WITHOUT_VERDICT.has(subreddit.toLowerCase().replace(/^\/?r\//, ''))) return null;
  const words = flair
    .normalize('NFKC')
    .toLowerCase()
    .replace(/:[a-z0-9_]+:/g, ' ')
    .replace(/[‐‑‒–]/g, '-')
    .replace(/[^a-z\- ]+/g, ' ')
    .replace(/\bpoo mode\b/, ' ')
    .replace(/\s+/g, ' ')
    .trim();
  return Object.hasOwn(VERDICT_BY_FLAIR, words) ? (VERDICT_BY_FLAIR[words] ?? null) : null;
}
