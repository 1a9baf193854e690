import type { EntityManager } from 'typeorm';
import { type AskedPhase, isAsked, judgeTry } from './participation.policy.js';
import type { PhaseTasks } from './phase-tasks.service.js';
import { advance, type PlannedMember, type Stand, standOf } from './take-part.js';

/** What every phase with tasks of its own asks. */
export type PhaseBook = ReadonlyMap<AskedPhase, PhaseTasks>;

/** Where somebody stands, and what of the phase they have answered. */
export interface Settled extends Stand {
  /** Keys of the phase's tasks, answered in this try. */
  readonly answered: readonly string[];
  /** The task to answer now; null where the phase has none. */
  readonly nextKey: string | null;
}

interface AnsweredRow {
  readonly taskKey: string;
  readonly isRight: boolean | null;
}

/** Where a locked member stands once every phase that has nothing left to ask is behind them. */
export async function settle(
  manager: EntityManager,
  member: PlannedMember,
  book: PhaseBook,
): Promise<Settled> {
  for (;;) {
    const stand = await standOf(manager, member);
    const { phase } = stand;
    if (!isAsked(phase)) return { ...stand, answered: [], nextKey: null };
    const keys = book.get(phase)?.keys ?? [];
    const rows = (await answersOf(manager, member, phase, stand.tryNumber)).filter(({ taskKey }) =>
      keys.includes(taskKey),
    );
    const answered = rows.map(({ taskKey }) => taskKey);
    const nextKey = keys.find((key) => !answered.includes(key));
    if (nextKey !== undefined) return { ...stand, answered, nextKey };
    await leavePhase(manager, member, phase, stand.tryNumber, rows);
  }
}

async function leavePhase(
  manager: EntityManager,
  member: PlannedMember,
  phase: AskedPhase,
  tryNumber: number,
  rows: readonly AnsweredRow[],
): Promise<void> {
  const { qualification } = member.participation;
  if (phase !== 'TRAINING' || !qualification) return advance(manager, member, phase);
  const right = rows.filter(({ isRight }) => isRight).length;
  const result = judgeTry({ asked: rows.length, answered: rows.length, right, tryNumber }, qualification);
  if (result === 'passed') return advance(manager, member, phase);
  const { studyId, personId } = member;
  await manager.query(
    result === 'again'
      ? `update participations set try_number = try_number + 1 where study_id = $1 and person_id = $2`
      : `update participations set course = 'FAILED', completed_at = clock_timestamp() where study_id = $1 and person_id = $2`,
    [studyId, personId],
  );
}

async function answersOf(
  manager: EntityManager,
  { studyId, personId }: PlannedMember,
  phase: AskedPhase,
  tryNumber: number,
): Promise<AnsweredRow[]> {
  return manager.query(
    `select task_key as "taskKey", is_right as "isRight" from phase_answers
     where study_id = $1 and person_id = $2 and phase = $3 and try_number = $4`,
    [studyId, personId, phase, tryNumber],
  );
}
