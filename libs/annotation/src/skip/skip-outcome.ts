import type { SkipReason } from '@ethogram/core';
import type { ClaimOutcome, StudyClosedOutcome } from '../claim/claim.js';
import type { ClaimLostReason } from '../judgment/submit-outcome.js';

/** What skipping comes to; a client branches on it. */
export type SkipOutcome =
  | { readonly kind: 'skipped'; readonly next: ClaimOutcome }
  | {
      readonly kind: 'claim_lost';
      readonly reason: ClaimLostReason;
      readonly message: string;
      readonly next: ClaimOutcome;
    }
  | { readonly kind: 'not_permitted'; readonly message: string }
  | StudyClosedOutcome;

export interface SkippedTask {
  readonly taskId: string;
  readonly reason: SkipReason;
  readonly note?: string | null;
  /** Bring the next task along; yes unless said otherwise. */
  readonly prefetch?: boolean;
}
