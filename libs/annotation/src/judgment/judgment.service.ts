import { Clock, type JudgmentAnswer, newId } from '@ethogram/core';
import { NotFoundError } from '@ethogram/platform';
import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { bringForward } from '../assignment/bring-forward.js';
import type { ClaimOutcome } from '../claim/claim.js';
import { tokenNumber } from '../claim/claim.service.js';
import { closedOutcome, lockMember } from '../claim/locked-member.js';
import { answerRetest, findRetestReplay, whyRetestLost } from '../retest/store-retest.js';
import { StudyPermission } from '../study/study-permission.js';
import { expose, noteChange, shownAlready } from '../suggestion/expose.js';
import { type JudgedTask, JudgmentReader } from './judgment-reader.js';
import { checkAnswer, needsText } from './judgment.policy.js';
import { nextTask } from './next-task.js';
import { answerHash, appendRevision, fillSlot, findReplay } from './store-judgment.js';
import type { ClaimLostReason, RevisedAnswer, SubmitOutcome, SubmittedAnswer } from './submit-outcome.js';
import { type TaskForm, TaskFormService } from './task-form.service.js';

/** Where an answer goes. */
interface Place {
  /** How many it adds to the tasks the person has done. */
  readonly adds: 0 | 1;
  readonly findReplay: typeof findReplay;
  /** Stores a checked answer in the transaction given. Returns its id, or undefined when the slot was lost. */
  readonly write: (manager: EntityManager, answer: JudgmentAnswer) => Promise<string | undefined>;
  readonly whyLost: (manager: EntityManager, personId: string, taskId: string) => Promise<ClaimLostReason>;
}

interface Arrival {
  readonly taskId: string;
  readonly idempotencyKey: string;
  readonly answer: unknown;
  readonly prefetch?: boolean;
  readonly awaitsSuggestion?: boolean;
}

/** Takes answers. People and simulated annotators come the same way. */
@Injectable()
export class JudgmentService {
  constructor(
    private readonly dataSource: DataSource,
    private readonly forms: TaskFormService,
    private readonly permission: StudyPermission,
    private readonly reader: JudgmentReader,
    private readonly clock: Clock,
  ) {}

  /**
   * Stores an answer to a held slot and brings the next task, in one transaction.
   * @throws ConflictError when the idempotency key has stored another answer
   */
  async submit(personId: string, input: SubmittedAnswer): Promise<SubmitOutcome> {
    const { taskId, slotId, idempotencyKey, durationMs = null } = input;
    const form = await this.forms.get(taskId);
    if (form.alias) return this.accept(personId, form, input, this.again(personId, form, input));
    return this.judge(personId, form, input, 1, async (manager, answer) => {
      const id = newId(this.clock);
      const { studyId } = form;
      const judgment = {
        id,
        studyId,
        taskId,
        slotId,
        personId,
        revision: 1,
        idempotencyKey,
        answer,
        durationMs,
      };
      return (await fillSlot(manager, judgment, tokenNumber(input.claimToken))) ? id : undefined;
    });
  }

  /**
   * Appends a new revision of the person's own answer to a task, unless what it asked was deleted meanwhile.
   * @throws ConflictError when the idempotency key has stored another answer
   * @throws NotFoundError when the person has not answered this task
   */
  async revise(personId: string, input: RevisedAnswer): Promise<SubmitOutcome> {
    const form = await this.forms.get(input.taskId);
    return this.judge(personId, form, input, 0, async (manager, answer) => {
      const earlier = await findCurrent(manager, personId, input.taskId);
      if (await isWithdrawn(manager, input.taskId)) return undefined;
      const id = newId(this.clock);
      const { idempotencyKey } = input;
      const revision = earlier.revision + 1;
      const afterSuggestion = await noteChange(manager, { taskId: input.taskId, personId, revisionId: id });
      const judgment = { ...earlier, id, personId, revision, idempotencyKey, answer };
      await appendRevision(manager, judgment, { afterSuggestion });
      return id;
    });
  }

  /** Every current judgment of a study with its task, in the order of tasks; see `JudgmentReader`. */
  currentOfStudy(
    studyId: string,
    options?: { withdrawn?: boolean; manager?: EntityManager },
  ): AsyncIterable<JudgedTask> {
    return this.reader.currentOfStudy(studyId, options);
  }

  /** A judgment; it may be followed by what a model would say. */
  private judge(
    personId: string,
    form: TaskForm,
    arrival: Arrival,
    adds: Place['adds'],
    write: Place['write'],
  ): Promise<SubmitOutcome> {
    return this.accept(personId, form, arrival, { adds, findReplay, write, whyLost });
  }

  /** A second answer to a task, kept apart from the judgments. */
  private again(
    personId: string,
    { taskId }: TaskForm,
    { taskId: alias, slotId, claimToken, idempotencyKey, durationMs = null }: SubmittedAnswer,
  ): Place {
    const write: Place['write'] = async (manager, answer) => {
      if (await isWithdrawn(manager, taskId)) return undefined;
      const token = tokenNumber(claimToken);
      const hash = answerHash(alias, answer);
      const sent = { alias, slotId, personId, token, idempotencyKey, answer, answerHash: hash, durationMs };
      return answerRetest(manager, this.clock, sent);
    };
    return { adds: 0, findReplay: findRetestReplay, write, whyLost: whyRetestLost };
  }

  private async accept(
    personId: string,
    form: TaskForm,
    { taskId, answer: input, idempotencyKey, prefetch = true, awaitsSuggestion = false }: Arrival,
    place: Place,
  ): Promise<SubmitOutcome> {
    const text = needsText(input, form) ? await this.forms.textOf(form) : null;
    const checked = checkAnswer(input, { ...form, text });
    if (!checked.ok) return { kind: 'invalid_answer', problems: checked.problems };
    // Read before the transaction: inside, waiting for a second connection could starve the pool.
    const refusal = await this.permission.refusal(form);
    const { answer } = checked;
    return this.dataSource.transaction(async (manager) => {
      const member = await lockMember(manager, personId, form.studyId);
      if (!member) {
        return { kind: 'not_permitted', message: 'You are not in this study; ask its curator to add you.' };
      }
      const next = (added = 0): Promise<ClaimOutcome> =>
        nextTask(manager, { ...member, done: member.done + added }, refusal, prefetch);
      // First of all: an answer that was stored is reported as stored, whatever has happened since.
      const replay = await place.findReplay(manager, personId, idempotencyKey, answerHash(taskId, answer));
      if (replay) {
        const suggestion = awaitsSuggestion ? await shownAlready(manager, replay.id) : null;
        return { kind: 'submitted', judgmentId: replay.id, replayed: true, suggestion, next: await next() };
      }
      if (refusal) return { kind: 'not_permitted', message: refusal };
      const closed = closedOutcome(member.state);
      if (closed) return closed;
      const judgmentId = await place.write(manager, answer);
      if (!judgmentId) {
        const reason = await place.whyLost(manager, personId, taskId);
        return { kind: 'claim_lost', reason, message: LOST_MESSAGES[reason], next: await next() };
      }
      if (form.alias === null && member.assignment === 'DISAGREEMENT')
        await bringForward(manager, form.taskId, form);
      const suggestion = await expose(manager, this.clock, member, { taskId, judgmentId, awaitsSuggestion });
      const after = await next(place.adds);
      return { kind: 'submitted', judgmentId, replayed: false, suggestion, next: after };
    });
  }
}

const LOST_MESSAGES: Readonly<Record<ClaimLostReason, string>> = {
  WITHDRAWN: 'This one was deleted by its author, so it is not labelled any more.',
  ALREADY_ANSWERED: 'You have already answered this one, perhaps in another tab.',
  SKIPPED: 'You have skipped this one, perhaps in another tab, so it went to somebody else.',
  TAKEN_OVER: 'Your time for this one ran out and somebody else has taken it.',
};

function reasonOf(task?: { withdrawn: boolean; answered: boolean; skipped: boolean }): ClaimLostReason {
  if (task?.withdrawn) return 'WITHDRAWN';
  if (task?.answered) return 'ALREADY_ANSWERED';
  return task?.skipped ? 'SKIPPED' : 'TAKEN_OVER';
}

async function whyLost(manager: EntityManager, personId: string, taskId: string): Promise<ClaimLostReason> {
  const [task]: { withdrawn: boolean; answered: boolean; skipped: boolean }[] = await manager.query(
    `select closed_at is not null as withdrawn,
       exists (select from judgments where task_id = tasks.id and person_id = $2) as answered,
       exists (select from skips where task_id = tasks.id and person_id = $2) as skipped
     from tasks where id = $1`,
    [taskId, personId],
  );
  return reasonOf(task);
}

/** Locks the task, so that a deletion waits for the answer and then sees it. */
async function isWithdrawn(manager: EntityManager, taskId: string): Promise<boolean> {
  const [task]: { withdrawn: boolean }[] = await manager.query(
    `select closed_at is not null as withdrawn from tasks where id = $1 for share`,
    [taskId],
  );
  return task?.withdrawn ?? true;
}

interface EarlierJudgment {
  readonly studyId: string;
  readonly taskId: string;
  readonly slotId: string;
  /** Of the last one, whether it counts or not. */
  readonly revision: number;
  readonly durationMs: number | null;
}

async function findCurrent(
  manager: EntityManager,
  personId: string,
  taskId: string,
): Promise<EarlierJudgment> {
  const [current]: EarlierJudgment[] = await manager.query(
    `select study_id as "studyId", task_id as "taskId", slot_id as "slotId", duration_ms as "durationMs",
       (select max(revision) from judgments where task_id = $1 and person_id = $2) as revision
     from judgments where task_id = $1 and person_id = $2 and current`,
    [taskId, personId],
  );
  if (!current) throw new NotFoundError('answer of yours to task', taskId);
  return current;
}
