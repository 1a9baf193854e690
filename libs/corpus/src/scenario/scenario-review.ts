/** WAITING: a person must look before it is used. */
export const REVIEW_STATES = ['NOT_NEEDED', 'WAITING', 'APPROVED', 'REJECTED'] as const;
export type ReviewState = (typeof REVIEW_STATES)[number];

/** Why a person must look: the text still names a verdict, or may name a person, a street, a day. */
export const REVIEW_REASONS = ['REVEALS_VERDICT', 'NAME', 'STREET', 'DATE'] as const;
export type ReviewReason = (typeof REVIEW_REASONS)[number];
