import { languageName } from '../elements/words.js';

/** Languages that posts are filtered by; a short list, because most posts are in one of them. */
const CODES = ['en', 'de', 'es', 'fr', 'it', 'nl', 'pl', 'pt', 'sv', 'tr', 'und'] as const;

export const LANGUAGE_CHOICES: readonly { id: string; name: string }[] = CODES.map((id) => ({
  id,
  name: languageName(id),
}));
