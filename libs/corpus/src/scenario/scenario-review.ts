/** WAITING: a person must look before it is used. */
export const REVIEW_STATES = ['NOT_NEEDED', 'WAITING', 'APPROVED', 'REJECTED'] as const;
export type ReviewState = (typeof REVIEW_STATES)[number];
