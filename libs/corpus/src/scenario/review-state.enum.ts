import { REVIEW_REASONS, type ReviewReason } from '@ethogram/core';
import { registerEnumType } from '@nestjs/graphql';
import { REVIEW_STATES, type ReviewState } from './scenario-review.js';

export const ReviewStateEnum = Object.fromEntries(REVIEW_STATES.map((state) => [state, state])) as {
  [S in ReviewState]: S;
};
registerEnumType(ReviewStateEnum, { name: 'ReviewState' });

export const ReviewReasonEnum = Object.fromEntries(REVIEW_REASONS.map((reason) => [reason, reason])) as {
  [R in ReviewReason]: R;
};
registerEnumType(ReviewReasonEnum, { name: 'ReviewReason' });
