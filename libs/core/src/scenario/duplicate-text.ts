import { REDACTION_KINDS } from './redaction-rules.js';

const PLACEHOLDER = new RegExp(`\\[(?:${REDACTION_KINDS.join('|')})\\]`, 'g');

/**
 * The form in which two texts are compared as duplicates: compatibility-normalised, lower case, without links,
 * placeholders, marks and punctuation, words joined by single spaces. Letters and digits of any script stay.
 */
export function normaliseForDuplicates(text: string): string {
  return text
    .normalize('NFKD')
    .toLowerCase()
    .replace(/\bhttps?:\/\/\S+/g, ' ')
    .replace(PLACEHOLDER, ' ')
    .replace(/\p{M}+/gu, '')
    .replace(/['’]/g, '')
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}
