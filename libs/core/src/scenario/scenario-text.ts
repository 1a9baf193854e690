import type { Cut } from './leak-cut.js';
import { findVerdictLeaks, namesVerdict } from './leak-cut.js';
import { countRedactions, type Redaction, type RedactionCounts, redact } from './redact.js';
import { type ReviewReason, reviewReasons } from './review-reasons.js';

export type ScenarioText = {
  title: string;
  text: string;
  /** What was left out, as code points of the body given. */
  cut: Cut[];
  /** Replacements in title and text together. */
  redactions: RedactionCounts;
  /** What the placeholders of the title stand for, then those of the text, in their order. */
  redactionMap: Redaction[];
  /** True when the title or the remaining text still names a verdict; such a scenario needs a person's eye. */
  revealsVerdict: boolean;
  /** Why a person must look before it is used; empty when nobody need. */
  reviewReasons: ReviewReason[];
};

const ENTITIES: Readonly<Record<string, string>> = {
  '&amp;': '&',
  '&lt;': '<',
  '&gt;': '>',
  '&quot;': '"',
  '&#39;': "'",
  '&nbsp;': ' ',
  '&#x200b;': '',
};

/**
 * Makes the text that people and models judge from a post: leaks cut, HTML entities decoded, identifiers replaced,
 * white space tidied, Unicode composed (NFC). The same post always gives the same text.
 *
 * Redaction finds what has a form: names in plain words and rare circumstances stay, and what looks like one is for a
 * person to review.
 */
export function scenarioText(post: { title: string; body: string }): ScenarioText {
  const cut = findVerdictLeaks(post.body);
  const title = redact(tidy(post.title).replace(/\n+/g, ' '));
  const text = redact(tidy(withoutCuts(post.body, cut)));
  return { ...describeScenario(title.text, text.text, [...title.redactions, ...text.redactions]), cut };
}

/** What is to be known of a redacted title and text with the list of what their placeholders stand for. */
export function describeScenario(
  title: string,
  text: string,
  redactionMap: readonly Redaction[],
): Omit<ScenarioText, 'cut'> {
  const redactions = countRedactions(redactionMap);
  const revealsVerdict = namesVerdict(title) || namesVerdict(text);
  const known = { title, text, redactions, revealsVerdict };
  return { ...known, redactionMap: [...redactionMap], reviewReasons: reviewReasons(known) };
}

function withoutCuts(body: string, cuts: readonly Cut[]): string {
  if (cuts.length === 0) return body;
  const characters = Array.from(body);
  let kept = '';
  let position = 0;
  for (const { start, end } of cuts) {
    kept += characters.slice(position, start).join('');
    position = end;
  }
  return kept + characters.slice(position).join('');
}

/** What a text without any of these is spared. */
const HAS_ENTITY = /&(?:amp|lt|gt|quot|nbsp|#39|#x200b);/i;
const HAS_INVISIBLE = /[\u200B\u2060\uFEFF]/;
const HAS_LOOSE_SPACE = /[^\S\n ]| [^\S\n]| \n|\n |\n\n\n/;

function tidy(text: string): string {
  let tidied = text;
  if (HAS_ENTITY.test(tidied)) tidied = decodeEntities(tidied);
  if (tidied.includes('\r')) tidied = tidied.replace(/\r\n?/g, '\n');
  if (HAS_INVISIBLE.test(tidied)) tidied = tidied.replace(/[\u200B\u2060\uFEFF]/g, '');
  if (HAS_LOOSE_SPACE.test(tidied)) {
    tidied = tidied
      .replace(/[^\S\n]+/g, ' ')
      .replace(/ ?\n ?/g, '\n')
      .replace(/\n{3,}/g, '\n\n');
  }
  return tidied.trim().normalize('NFC');
}

function decodeEntities(text: string): string {
  const entity = new RegExp(HAS_ENTITY.source, 'gi');
  return text.replace(entity, (found) => ENTITIES[found.toLowerCase()] ?? found);
}
