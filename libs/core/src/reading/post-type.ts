import type { PostType } from './post-reading.js';

const META = /^\W*meta\b(?!\s+(?:quest|employee|job|stock))|[[(]\s*meta\s*[\])]|\bMETA\b/i;
const META_FLAIR = /\b(?:meta|open forum|announcement|mod post|monthly)\b/i;
const UPDATE_FLAIR = /\bupdate\b/i;
/** The word as a label: at the front, in brackets, behind a dash at the end, or in capitals. Not "to update my phone". */
const UPDATE =
  /^\W*(?:(?:final|last|small|quick|mini|big|second|2nd|third|3rd|another|an|a|my|part \d+)\s+){0,2}update[ds]?\b(?!\s+(?:my|the|his|her|your|our|a)\b(?!\s+(?:post|aita|last|previous|story)))|[[(]\s*(?:(?:final|small|new|last)\s+)?update\b[^\])]*[\])]|^[\w-]+\s+update\s*:|[-–—:|,.]\s*(?:(?:final|small|new|last)\s+)?update\s*#?\d*\W*$/i;
const UPDATE_IN_CAPITALS = /\bUPDATE\b/;
const HYPOTHETICAL =
  /\bwibt(?:ah?|a-?hole)\b|\bwould\s+i\s*(?:\([^)]*\))?\s+be\s+(?:the\s+|an?\s+|in\s+the\s+)?(?:ass ?hole|a-?hole|a-?h|bad (?:guy|person)|jerk|wrong|overreacting)/i;
const PAST =
  /\bait(?:i?ah?|ha|d)\b|\baio\b|\baiw\b|\b(?:am|was|were)\s+(?:i|we)\s*(?:\([^)]*\))?\s+(?:being\s+|really\s+|still\s+)?(?:the\s+|an?\s+|in\s+the\s+)?(?:ass ?hole|a-?hole|a-?h|bad (?:guy|person)|jerk|wrong|overreacting|devil|unreasonable)/i;

/** What a post asks, from its title and flair. A question about a plan and about a deed in one title: the first counts. */
export function postTypeOf(title: string, flair: string | null): PostType {
  const isShouting = title === title.toUpperCase();
  if (META_FLAIR.test(flair ?? '') || isMeta(title)) return 'META';
  if (UPDATE_FLAIR.test(flair ?? '') || UPDATE.test(title)) return 'UPDATE';
  if (!isShouting && UPDATE_IN_CAPITALS.test(title)) return 'UPDATE';
  const [planned, done] = [title.search(HYPOTHETICAL), title.search(PAST)];
  if (planned >= 0 && (done < 0 || planned < done)) return 'HYPOTHETICAL';
  return done >= 0 ? 'PAST' : 'OTHER';
}

/** In small letters only as the label in front or in brackets: "he works at Meta" is no meta post. */
function isMeta(title: string): boolean {
  return (
    META.test(title) && (/\bMETA\b/.test(title) || /^\W*meta\s*[\])}:|–—-]|[[(]\s*meta\s*[\])]/i.test(title))
  );
}
