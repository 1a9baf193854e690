import type { Phase } from '../participation/participation.policy.js';

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

/** A claim as its holder names it to renew it or to give it back. */
export interface HeldClaim {
  readonly slotId: string;
  readonly claimToken: string;
}

export const STUDY_CLOSED_REASONS = ['DRAFT', 'CLOSED', 'PAUSED', 'NOT_PERMITTED_BY_SOURCE'] as const;
export type StudyClosedReason = (typeof STUDY_CLOSED_REASONS)[number];

export type StudyClosedOutcome = {
  readonly kind: 'study_closed';
  readonly reason: StudyClosedReason;
  readonly message: string;
};

export type NothingLeftOutcome = {
  readonly kind: 'nothing_left';
  readonly done: number;
  /** Slots in the hands of others that this person could have if they came back; 0 where nobody asked. */
  readonly heldByOthers: number;
  readonly message: string;
};

/** It is not the turn of tasks to label: see `Phase`. */
export type OtherPhaseOutcome = {
  readonly kind: 'other_phase';
  readonly phase: Phase;
  readonly message: string;
};

/** What asking for the next task comes to. */
export type ClaimOutcome =
  | { readonly kind: 'claimed'; readonly claim: Claim }
  | NothingLeftOutcome
  | StudyClosedOutcome
  | OtherPhaseOutcome;

/** What asking for tasks ahead comes to: everything the person holds now, in the order to do it. */
export type AheadOutcome =
  | { readonly kind: 'ahead'; readonly claims: readonly Claim[] }
  | NothingLeftOutcome
  | StudyClosedOutcome
  | OtherPhaseOutcome;
