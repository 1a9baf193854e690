import { randomBytes } from 'node:crypto';
import type { EntityManager } from 'typeorm';
import type { NothingLeftOutcome, OtherPhaseOutcome } from '../claim/claim.js';
import type { ParticipationPlan } from './participation-plan.js';
import {
  type Course,
  courseAfter,
  endsAfterMain,
  firstCourse,
  type Phase,
  phaseOf,
} from './participation.policy.js';

/** A locked membership of a study with steps. */
export interface PlannedMember {
  readonly studyId: string;
  readonly personId: string;
  readonly participation: ParticipationPlan;
}

/** How far somebody is, read under the lock of their membership. */
export interface Stand {
  readonly course: Course;
  readonly tryNumber: number;
  readonly phase: Phase;
  /** The version of the consent to accept; null: the study asks for none. */
  readonly consent: number | null;
}

interface StandRow {
  readonly course: Course;
  readonly tryNumber: number;
  readonly consentVersion: number | null;
  readonly hasWithdrawn: boolean;
  readonly hasReturned: boolean;
  readonly consent: number | null;
}

/** Where a locked member stands; the first time, at the beginning. */
export async function standOf(manager: EntityManager, member: PlannedMember): Promise<Stand> {
  const { studyId, personId, participation } = member;
  const row = (await readStand(manager, member)) ?? (await begin(manager, member));
  if (!row) throw new Error(`The participation of ${personId} in ${studyId} was not stored.`);
  const { course, tryNumber } = row;
  const consent = participation.consent ? row.consent : null;
  return { course, tryNumber, consent, phase: phaseOf(row, consent) };
}

async function readStand(
  manager: EntityManager,
  { studyId, personId }: Pick<PlannedMember, 'studyId' | 'personId'>,
): Promise<StandRow | undefined> {
  const [row]: StandRow[] = await manager.query(
    `select course, try_number as "tryNumber", consent_version as "consentVersion",
       withdrawn_at is not null as "hasWithdrawn", returned_at is not null as "hasReturned",
       (select max(version) from consent_versions where study_id = $1) as consent
     from participations where study_id = $1 and person_id = $2`,
    [studyId, personId],
  );
  return row;
}

async function begin(manager: EntityManager, member: PlannedMember): Promise<StandRow | undefined> {
  const { studyId, personId, participation } = member;
  await manager.query(
    `insert into participations (study_id, person_id, course, started_at) values ($1, $2, $3, clock_timestamp())
     on conflict do nothing`,
    [studyId, personId, firstCourse(participation)],
  );
  return readStand(manager, member);
}

/** Goes on to the next step. At the last one the completion code is made. */
export async function advance(manager: EntityManager, member: PlannedMember, from: Course): Promise<void> {
  const { studyId, personId, participation } = member;
  const course = courseAfter(participation, from);
  const isDone = course === 'DONE';
  await manager.query(
    `update participations set course = $3,
       completed_at = case when $4 then clock_timestamp() end, completion_code = case when $4 then $5 end
     where study_id = $1 and person_id = $2 and course = $6`,
    [studyId, personId, course, isDone, isDone ? completionCode(participation) : null, from],
  );
}

/** Letters that are not mistaken for each other when they are typed off a screen. */
const LETTERS = 'ABCDEFGHJKLMNPQRSTUVWXYZ23456789';
const CODE_LENGTH = 10;

function completionCode({ completion }: ParticipationPlan): string | null {
  if (!completion) return null;
  // Nobody may guess one: no seeded draw, but the system's own randomness.
  return (
    completion.code ?? [...randomBytes(CODE_LENGTH)].map((byte) => LETTERS[byte % LETTERS.length]).join('')
  );
}

export function otherPhase(phase: Phase): OtherPhaseOutcome {
  return { kind: 'other_phase', phase, message: MESSAGES[phase] };
}

const MESSAGES: Readonly<Record<Phase, string>> = {
  CONSENT: 'Read and accept what you agree to first.',
  TRAINING: 'The training comes first.',
  PRE_SURVEY: 'A survey comes first.',
  MAIN: 'The work goes on.',
  POST_SURVEY: 'A last survey is left.',
  DONE: 'You have finished this study. Thank you.',
  FAILED: 'The training was not passed, so this study ends here for you. Thank you.',
  WITHDRAWN: 'You have left this study.',
  RETURNED: 'You have given your place in this study back.',
};

/**
 * Lets a locked member have what `main` hands out when it is their turn for that, and says which step it is otherwise.
 * With nothing left to hand out the main part is over, where something follows it.
 */
export async function takePart<Outcome extends { readonly kind: string }>(
  manager: EntityManager,
  member: {
    readonly studyId: string;
    readonly personId: string;
    readonly participation: ParticipationPlan | null;
  },
  main: () => Promise<Outcome | NothingLeftOutcome>,
): Promise<Outcome | NothingLeftOutcome | OtherPhaseOutcome> {
  const { participation } = member;
  if (!participation) return main();
  const planned = { ...member, participation };
  const { phase } = await standOf(manager, planned);
  if (phase !== 'MAIN') return otherPhase(phase);
  const outcome = await main();
  if (!isNothingLeft(outcome) || !endsAfterMain(participation)) return outcome;
  // Before anything was done, and with others holding it all, waiting is better than being sent away.
  if (outcome.done === 0 && outcome.heldByOthers > 0) return outcome;
  await advance(manager, planned, 'MAIN');
  return otherPhase((await standOf(manager, planned)).phase);
}

function isNothingLeft(outcome: { readonly kind: string }): outcome is NothingLeftOutcome {
  return outcome.kind === 'nothing_left';
}
