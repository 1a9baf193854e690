/** Why somebody would rather not judge something. `TECHNICAL`: it did not show, or not as it should. */
export const SKIP_REASONS = ['UNCLEAR', 'UPSETTING', 'LANGUAGE', 'TECHNICAL', 'OTHER'] as const;
export type SkipReason = (typeof SKIP_REASONS)[number];

/** Code points. */
export const MAX_SKIP_NOTE_LENGTH = 1_000;
