import type { RedactionCounts } from './redact.js';

/** Why a person must look: the text still names a verdict, or may name a person, a street, a day. */
export const REVIEW_REASONS = ['REVEALS_VERDICT', 'NAME', 'STREET', 'DATE'] as const;
export type ReviewReason = (typeof REVIEW_REASONS)[number];

/** What a text without any of these is spared. */
const MAY_NAME = /name|called|\bM(?:r|rs|s)\b|\bProf\b/;
const MAY_TELL_STREET =
  /Street|Avenue|Road|Boulevard|Lane|Terrace|Crescent|address|post ?code|postal code|zip code/;
const MAY_TELL_DAY = /\d(?:st|nd|rd|th)\b|\d[/.]\d/;

const CAPITALISED = "\\p{Lu}[\\p{Ll}'’-]{1,30}";
const OWNER = '(?:[Mm]y|[Hh]is|[Hh]er|[Tt]heir|[Oo]ur|[Ww]hose|[Tt]he)';
const NAME_PATTERNS: readonly RegExp[] = [
  new RegExp(
    `\\b${OWNER}${wordsBetween(3)}(?:name|surname)s?(?:['’]s|[^\\S\\n]+(?:is|was|are|were))[^\\S\\n]+(?!${notAName()})${CAPITALISED}`,
    'u',
  ),
  new RegExp(
    `\\b${OWNER}[^\\S\\n]+(?:full|real|last|legal|maiden|birth)[^\\S\\n]+names?\\b[^.!?\\n]{0,20}[^\\S\\n]${CAPITALISED}`,
    'u',
  ),
  new RegExp(
    `\\b(?:wife|husband|girlfriend|boyfriend|partner|fianc[eé]e?|sister|brother|mother|father|mom|mum|dad|son|daughter|aunt|uncle|cousin|niece|nephew|friend|roommate|flatmate|neighbou?r|coworker|colleague|boss|manager|teacher|man|woman|guy|girl|boy|kid|child|baby|someone|somebody|person|people)(?:[^\\S\\n]*\\([^)\\n]{1,8}\\))?,?[^\\S\\n]+(?:(?:who[^\\S\\n]+)?is[^\\S\\n]+(?:named|called)|named)[^\\S\\n]+${CAPITALISED}`,
    'u',
  ),
  new RegExp(`\\b(?:Mr|Mrs|Ms|Prof)\\.?[^\\S\\n]+${CAPITALISED}[^\\S\\n]+${CAPITALISED}`, 'u'),
];
/** A writer who says that the names are made up has named nobody. */
const INVENTED_NAMES =
  /\b(?:fake|false|made[- ]up|changed|different|pretend|placeholder|alias(?:es)?|pseudonyms?)[^\S\n]+names?\b|\bnames?[^.!?\n]{0,25}\b(?:changed|fake|made[- ]up|not (?:their|his|her|the) real)\b|\bnot[^.!?\n]{0,15}\breal names?\b|\bpseudonym|\blet['’]?s call (?:him|her|them)\b|\bwe['’]?ll call (?:him|her|them)\b/iu;

const STREET_LEFT =
  /\b(?:on|at|off|near|along|lives?|lived)[^\S\n]+(?:(?:on|at|in)[^\S\n]+)?(?:\p{Lu}[\p{L}'’.-]{1,30}[^\S\n]+){1,3}(?:Street|Avenue|Road|Boulevard|Lane|Terrace|Crescent)\b|\b(?:address|post ?code|postal code|zip code)[^\S\n]+is\b/u;

const DATE_LEFT =
  /\b(?:on|since|until|dated)[^\S\n]+(?:the[^\S\n]+\d{1,2}(?:st|nd|rd|th)(?![^\S\n]+(?:floor|grade|date|time|day|try|of[^\S\n]+(?:every|each|the)|\p{L}+day\b))|\d{1,2}\/\d{1,2}(?![\d/]))|\b(?:birthday|born|dob|anniversary)\b[^.!?\n]{0,25}\b(?:\d{1,2}[/.]\d{1,2}\b|the[^\S\n]+\d{1,2}(?:st|nd|rd|th)\b)/iu;

/**
 * What a person must look at in a redacted text. A street that was replaced counts too: what tells the place (a town, a
 * flat) usually stands around it. A day that was replaced leaves nothing behind.
 */
export function reviewReasons(scenario: {
  title: string;
  text: string;
  redactions: RedactionCounts;
  revealsVerdict: boolean;
}): ReviewReason[] {
  const whole = `${scenario.title}\n${scenario.text}`;
  const holds: Record<ReviewReason, boolean> = {
    REVEALS_VERDICT: scenario.revealsVerdict,
    NAME:
      MAY_NAME.test(whole) &&
      NAME_PATTERNS.some((pattern) => pattern.test(whole)) &&
      !INVENTED_NAMES.test(whole),
    STREET: scenario.redactions.street > 0 || (MAY_TELL_STREET.test(whole) && STREET_LEFT.test(whole)),
    DATE: MAY_TELL_DAY.test(whole) && DATE_LEFT.test(whole),
  };
  return REVIEW_REASONS.filter((reason) => holds[reason]);
}

function wordsBetween(most: number): string {
  return `[^\\S\\n]+(?:[\\p{L}'’-]{1,20}[^\\S\\n]+){0,${most}}`;
}

/** Words that open with a capital after "name is" and name nobody. */
function notAName(): string {
  return '(?:I|The|A|An|Not|On|In|My|His|Her|OP)\\b';
}
