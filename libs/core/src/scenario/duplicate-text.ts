/**
 * The form in which two texts are compared as duplicates: compatibility-normalised, lower case, without links,
 * placeholders, marks and punctuation, words joined by single spaces. Letters and digits of any script stay.
 */
export function normaliseForDuplicates(text: string): string {
  return text
    .normalize('NFKD')
    .toLowerCase()
    .replace(/\bhttps?:\/\/\S+/g, ' ')
    .replace(/\[(?:user|link|email|phone|handle|street|date)\]/g, ' ')
    .replace(/\p{M}+/gu, '')
    .replace(/['’]/g, '')
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}
