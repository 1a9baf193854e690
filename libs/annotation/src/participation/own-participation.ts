import type { AssignedContent } from '../claim/assignment.service.js';
import type { ConsentText } from './consent.service.js';
import type { ParticipationPlan, WithdrawalRule } from './participation-plan.js';
import { type AskedPhase, coursesOf, type Phase } from './participation.policy.js';
import type { PhaseBook, Settled } from './settle.js';

export interface ParticipationStep {
  readonly phase: Phase;
  readonly state: 'DONE' | 'NOW' | 'LATER';
  /** Tasks of the step and how many of them are done; null where that is not known here. */
  readonly asked: number | null;
  readonly done: number | null;
}

/** A task of a phase in somebody's hands. */
export interface PhaseTask {
  readonly phase: AskedPhase;
  readonly key: string;
  /** From 1. */
  readonly place: number;
  readonly asked: number;
  readonly tryNumber: number;
  readonly content: AssignedContent;
}

/** A study's steps as the person in it sees them. */
export interface OwnParticipation {
  readonly studyId: string;
  readonly studyName: string;
  readonly phase: Phase;
  readonly steps: readonly ParticipationStep[];
  /** The text to accept, or accepted; null: the study asks for none. */
  readonly consent: (ConsentText & { readonly withdrawal: WithdrawalRule }) | null;
  /** The version the person accepted last. */
  readonly acceptedVersion: number | null;
  readonly task: PhaseTask | null;
  readonly tryNumber: number;
  readonly tries: number | null;
  readonly passMark: number | null;
  readonly completionCode: string | null;
  readonly returnUrl: string | null;
}

/** The steps of a plan, and which of them lie behind somebody. */
export function stepsOf(
  plan: ParticipationPlan,
  { phase, course, answered }: Pick<Settled, 'phase' | 'course' | 'answered'>,
  book: PhaseBook,
): ParticipationStep[] {
  const phases: Phase[] = [...(plan.consent ? (['CONSENT'] as const) : []), ...coursesOf(plan)];
  const now = phases.indexOf(phase === 'CONSENT' ? phase : course);
  return phases.map((step, place) => {
    const asked = book.get(step as AskedPhase)?.keys.length ?? null;
    // Whoever is at DONE is through: it is no step somebody is still taking.
    const isBehind = place < now || (step === 'DONE' && course === 'DONE' && phase !== 'CONSENT');
    const state = isBehind ? 'DONE' : place === now ? 'NOW' : 'LATER';
    const done = asked === null ? null : state === 'DONE' ? asked : state === 'NOW' ? answered.length : 0;
    return { phase: step, state, asked, done };
  });
}
