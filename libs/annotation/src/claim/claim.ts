/** A held slot. */
export interface Claim {
  readonly slotId: string;
  readonly taskId: string;
  readonly studyId: string;
  /** Proof of holding it; a later claim of the slot makes it worthless. */
  readonly claimToken: string;
  /** By the database's clock. */
  readonly leaseUntil: Date;
}

export type StudyClosedOutcome = { readonly kind: 'study_closed'; readonly message: string };

/** What asking for the next task comes to. */
export type ClaimOutcome =
  | { readonly kind: 'claimed'; readonly claim: Claim }
  | { readonly kind: 'nothing_left'; readonly done: number; readonly message: string }
  | StudyClosedOutcome;
