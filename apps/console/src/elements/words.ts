/** Words of enumerations for people: what the server calls `SELF_HARM` a screen calls “self-harm”. */
export const VERDICTS = ['YTA', 'NTA', 'ESH', 'NAH', 'INFO'] as const;

export const POST_STATES: Readonly<Record<string, string>> = {
  LIVE: 'live',
  EDITED: 'edited',
  AUTHOR_GONE: 'author gone',
  DELETED: 'deleted',
  REMOVED: 'removed',
  MISSING: 'missing',
};

export const POST_TYPES: Readonly<Record<string, string>> = {
  PAST: 'past',
  HYPOTHETICAL: 'hypothetical',
  META: 'META',
  UPDATE: 'update',
  OTHER: 'other',
};

export const CONTENT_FLAGS: Readonly<Record<string, string>> = {
  SEXUAL: 'sexual content',
  SELF_HARM: 'self-harm',
  VIOLENCE: 'violence',
  ABUSE: 'abuse',
  MINORS: 'minors',
};

export const ROUTINGS: Readonly<Record<string, string>> = {
  OK: 'ok',
  WARN: 'with a warning',
  OPT_IN: 'opt-in only',
  EXCLUDED: 'excluded',
};

export const REVIEW_STATES: Readonly<Record<string, string>> = {
  NOT_NEEDED: 'no review needed',
  WAITING: 'waiting for review',
  APPROVED: 'approved',
  REJECTED: 'rejected',
};

export const REVIEW_REASONS: Readonly<Record<string, string>> = {
  REVEALS_VERDICT: 'Something in the text may still give the verdict away.',
  NAME: 'It may hold a person’s name.',
  STREET: 'It may hold a street or an address.',
  DATE: 'It may hold an exact date.',
};

const LANGUAGES = new Intl.DisplayNames('en', { type: 'language' });

/** The English name of a language by its ISO 639-1 code. */
export function languageName(code: string): string {
  if (code === 'und') return 'language unknown';
  try {
    return LANGUAGES.of(code) ?? code;
  } catch {
    return code; // Not the code of a language.
  }
}

/** Choices of a select made from such words. */
export function choicesOf(words: Readonly<Record<string, string>>): { id: string; name: string }[] {
  return Object.entries(words).map(([id, name]) => ({ id, name }));
}
