import { DomainError } from '@ethogram/platform';
import type { EntityManager } from 'typeorm';
import type { AssignmentStrategy } from '../assignment/assignment-strategy.js';
import type { ParticipationPlan } from '../participation/participation-plan.js';
import type { RetestSettings } from '../retest/retest-settings.js';
import type { StudyState } from '../study/study.entity.js';
import type { SuggestionSettings } from '../suggestion/suggestion-settings.js';
import type { StudyClosedOutcome } from './claim.js';

/** Whether a person is given tasks. PAUSED: what they hold they may still hand in. EXCLUDED: their judgments do not count. */
export type Standing = 'ACTIVE' | 'PAUSED' | 'EXCLUDED';

/** The parts of a study and a membership that claiming needs. */
export interface LockedMember {
  readonly studyId: string;
  readonly personId: string;
  readonly draws: number;
  /** Tasks they have done. */
  readonly done: number;
  /** Groups of tasks they are for; everybody's, named '', comes last. */
  readonly lanes: readonly string[];
  readonly standing: Standing;
  readonly state: StudyState;
  readonly seed: number;
  readonly leaseSeconds: number;
  /** Most slots the person may hold at once. */
  readonly aheadLimit: number;
  readonly assignment: AssignmentStrategy;
  readonly personCap: number | null;
  readonly goldShare: number;
  readonly goldSpacing: number;
  /** Null: nobody is given a task twice. */
  readonly retest: RetestSettings | null;
  /** Null: nobody is shown what a model would answer. */
  readonly suggestions: SuggestionSettings | null;
  /** The steps before and after the work; null: none. */
  readonly participation: ParticipationPlan | null;
}

type MemberRow = Pick<LockedMember, 'draws' | 'done' | 'standing'> & { groups: string[] };
type StudyRow = Omit<LockedMember, keyof MemberRow | 'lanes' | 'studyId' | 'personId'>;

const MEMBER = `select draws, done, groups,
    case when excluded_at is not null then 'EXCLUDED' when paused_at is not null then 'PAUSED' else 'ACTIVE' end as standing
  from study_people where study_id = $1 and person_id = $2 for update`;

const STUDY = `select state, seed, lease_seconds as "leaseSeconds", ahead_limit as "aheadLimit", assignment,
    person_cap as "personCap", coalesce((quality->>'goldShare')::float8, 0) as "goldShare",
    coalesce((quality->>'goldSpacing')::int, 1) as "goldSpacing", retest, suggestions, participation
  from studies where id = $1`;

/**
 * Locks the person's membership until the transaction ends, so that their requests in this study take turns, and reads
 * the study after the lock: closing a study takes the same locks, so a study read as open stays so until the commit.
 * Undefined: not a member.
 */
export async function lockMember(
  manager: EntityManager,
  personId: string,
  studyId: string,
): Promise<LockedMember | undefined> {
  const [member]: MemberRow[] = await manager.query(MEMBER, [studyId, personId]);
  if (!member) return undefined;
  const [study]: StudyRow[] = await manager.query(STUDY, [studyId]);
  const { groups, ...rest } = member;
  return study && { ...study, ...rest, lanes: [...groups, ''], studyId, personId };
}

export async function lockMemberOrRefuse(
  manager: EntityManager,
  personId: string,
  studyId: string,
): Promise<LockedMember> {
  const member = await lockMember(manager, personId, studyId);
  if (!member) throw new DomainError('FORBIDDEN', 'You are not in this study; ask its curator to add you.');
  return member;
}

/** Why nothing of the study can be handed in. */
export function closedOutcome(state: StudyState): StudyClosedOutcome | undefined {
  if (state === 'OPEN') return undefined;
  const message =
    state === 'DRAFT'
      ? 'This study has not been opened yet.'
      : 'This study is closed. Thank you for your work.';
  return { kind: 'study_closed', reason: state, message };
}

/** Why this person is given nothing. */
export function refusedOutcome(
  member: Pick<LockedMember, 'state' | 'standing'>,
): StudyClosedOutcome | undefined {
  const closed = closedOutcome(member.state);
  if (closed || member.standing === 'ACTIVE') return closed;
  const message = 'Your work in this study has been paused. Ask its curator how to go on.';
  return { kind: 'study_closed', reason: 'PAUSED', message };
}
