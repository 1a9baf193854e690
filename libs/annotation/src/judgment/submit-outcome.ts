import type { ClaimOutcome, StudyClosedOutcome } from '../claim/claim.js';
import type { ShownSuggestion } from '../suggestion/expose.js';

export const CLAIM_LOST_REASONS = ['WITHDRAWN', 'ALREADY_ANSWERED', 'SKIPPED', 'TAKEN_OVER'] as const;
export type ClaimLostReason = (typeof CLAIM_LOST_REASONS)[number];

/** What sending an answer comes to; a client branches on it. */
export type SubmitOutcome =
  | {
      readonly kind: 'submitted';
      readonly judgmentId: string;
      readonly replayed: boolean;
      /** What a model would answer, for some people and after their own first answer only. */
      readonly suggestion: ShownSuggestion | null;
      readonly next: ClaimOutcome;
    }
  | {
      readonly kind: 'claim_lost';
      readonly reason: ClaimLostReason;
      readonly message: string;
      readonly next: ClaimOutcome;
    }
  | { readonly kind: 'invalid_answer'; readonly problems: readonly string[] }
  | { readonly kind: 'not_permitted'; readonly message: string }
  | StudyClosedOutcome;

export interface SubmittedAnswer {
  readonly slotId: string;
  readonly claimToken: string;
  readonly taskId: string;
  readonly idempotencyKey: string;
  readonly answer: unknown;
  readonly durationMs?: number | null;
  /** Bring the next task along; yes unless said otherwise. */
  readonly prefetch?: boolean;
  /** Somebody waits before the screen and can be shown a suggestion; not so unless said. */
  readonly awaitsSuggestion?: boolean;
}

export interface RevisedAnswer {
  readonly taskId: string;
  readonly idempotencyKey: string;
  readonly answer: unknown;
}
