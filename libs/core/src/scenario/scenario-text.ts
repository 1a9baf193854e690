import type { Cut } from './leak-cut.js';
import { findVerdictLeaks, namesVerdict } from './leak-cut.js';
import type { RedactionCounts } from './redact.js';
import { REDACTION_KINDS, redact } from './redact.js';

export type ScenarioText = {
  title: string;
  text: string;
  /** What was left out, as code points of the body given. */
  cut: Cut[];
  /** Replacements in title and text together. */
  redactions: RedactionCounts;
  /** True when the title or the remaining text still names a verdict; such a scenario needs a person's eye. */
  revealsVerdict: boolean;
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
 * Redaction finds what has a form: names in plain words, addresses and rare circumstances stay and need review.
 */
export function scenarioText(post: { title: string; body: string }): ScenarioText {
  const cut = findVerdictLeaks(post.body);
  const title = redact(tidy(post.title).replace(/\n+/g, ' '));
  const text = redact(tidy(withoutCuts(post.body, cut)));
  const redactions = { ...title.counts };
  for (const kind of REDACTION_KINDS) redactions[kind] += text.counts[kind];
  const revealsVerdict = namesVerdict(title.text) || namesVerdict(text.text);
  return { title: title.text, text: text.text, cut, redactions, revealsVerdict };
}

function withoutCuts(body: string, cuts: readonly Cut[]): string {
  const characters = Array.from(body);
  let kept = '';
  let position = 0;
  for (const { start, end } of cuts) {
    kept += characters.slice(position, start).join('');
    position = end;
  }
  return kept + characters.slice(position).join('');
}

function tidy(text: string): string {
  return text
    .replace(/&(?:amp|lt|gt|quot|nbsp|#39|#x200b);/gi, (entity) => ENTITIES[entity.toLowerCase()] ?? entity)
    .replace(/\r\n?/g, '\n')
    .replace(/[\u200B\u2060\uFEFF]/g, '')
    .replace(/[^\S\n]+/g, ' ')
    .replace(/ ?\n ?/g, '\n')
    .replace(/\n{3,}/g, '\n\n')
    .trim()
    .normalize('NFC');
}
