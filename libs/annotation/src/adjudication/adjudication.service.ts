import { AuditService } from '@ethogram/accounts';
import {
  Clock,
  type ExpectedAnswer,
  expectedOfForm,
  type FormDefinition,
  type JudgmentAnswer,
  newId,
} from '@ethogram/core';
import { BadInputError, NotFoundError, type Viewer } from '@ethogram/platform';
import { Injectable } from '@nestjs/common';
import { InjectRepository } from '@nestjs/typeorm';
import { type EntityManager, In, Repository } from 'typeorm';
import { GoldService } from '../gold/gold.service.js';
import type { GoldAnswer, GoldKind } from '../gold/gold-answer.entity.js';
import { checkAnswer, needsText } from '../judgment/judgment.policy.js';
import { type TaskForm, TaskFormService } from '../judgment/task-form.service.js';
import { Adjudication } from './adjudication.entity.js';
import { AdjudicationRequest } from './adjudication-request.entity.js';

export interface Settlement {
  readonly taskId: string;
  /** Untrusted, as a judgment's. */
  readonly answer: unknown;
  readonly reason: string;
}

/** Settles disagreements. The judgments themselves stay as they are. */
@Injectable()
export class AdjudicationService {
  constructor(
    @InjectRepository(Adjudication) private readonly adjudications: Repository<Adjudication>,
    private readonly forms: TaskFormService,
    private readonly golds: GoldService,
    private readonly audit: AuditService,
    private readonly clock: Clock,
  ) {}

  /**
   * Records how a task is settled: a revision beside the earlier ones, and the current one from now on.
   * @throws BadInputError when it is no whole answer to the task, or no reason is given
   */
  async settle(viewer: Viewer, { taskId, answer: input, reason }: Settlement): Promise<Adjudication> {
    if (reason.trim() === '') throw new BadInputError('Say why: the reason is kept with the answer.');
    const form = await this.forms.get(taskId);
    const answer = await this.checked(form, input);
    const settled = await this.adjudications.manager.transaction(async (manager) => {
      const isOpen = await lockOpenTask(manager, taskId);
      if (!isOpen)
        throw new BadInputError('What this task asks was deleted meanwhile. Go on to the next one.');
      const revision = (await manager.countBy(Adjudication, { taskId })) + 1;
      await manager.update(Adjudication, { taskId, current: true }, { current: false });
      const row = manager.create(Adjudication, {
        id: newId(this.clock),
        taskId,
        studyId: form.studyId,
        revision,
        current: true,
        answer,
        reason: reason.trim(),
        adjudicatorId: viewer.personId,
        createdAt: this.clock.now(),
      });
      await manager.insert(Adjudication, row as never);
      return row;
    });
    await this.audit.record(viewer, 'adjudicated', 'task', taskId, { revision: settled.revision });
    return settled;
  }

  /** Puts a task into the queue; asking again replaces the note. */
  async request(viewer: Viewer, taskId: string, note: string): Promise<void> {
    const { studyId } = await this.forms.get(taskId);
    await this.adjudications.manager.save(AdjudicationRequest, {
      taskId,
      studyId,
      note: note.trim(),
      requestedBy: viewer.personId,
      requestedAt: this.clock.now(),
    });
    await this.audit.record(viewer, 'requested-adjudication', 'task', taskId);
  }

  /**
   * Makes an adjudicated task gold: its settled verdict and acceptability (within one step) are expected, or its ratings
   * (within one step). The reason is the explanation.
   */
  async promote(viewer: Viewer, taskId: string, kind: GoldKind): Promise<GoldAnswer> {
    const settled = await this.adjudications.findOneBy({ taskId, current: true });
    if (!settled) throw new NotFoundError('adjudication of the task', taskId);
    const { definition } = await this.forms.get(taskId);
    const expected = expectedOf(settled.answer, definition);
    return this.golds.mark(viewer, { taskId, kind, expected, explanation: settled.reason });
  }

  /** Newest revision first. */
  async ofTasks(taskIds: readonly string[], manager = this.adjudications.manager): Promise<Adjudication[]> {
    if (taskIds.length === 0) return [];
    return manager.find(Adjudication, { where: { taskId: In([...taskIds]) }, order: { revision: 'DESC' } });
  }

  private async checked(form: TaskForm, input: unknown): Promise<JudgmentAnswer> {
    const text = needsText(input, form) ? await this.forms.textOf(form) : null;
    const checked = checkAnswer(input, { ...form, text });
    if (!checked.ok) throw new BadInputError(checked.problems.join(' '));
    return checked.answer;
  }
}

/** Locks the task, so that two settlements count on from each other, and a deletion sees what was stored. */
async function lockOpenTask(manager: EntityManager, taskId: string): Promise<boolean> {
  const [task]: { isOpen: boolean }[] = await manager.query(
    `select closed_at is null as "isOpen" from tasks where id = $1 for no key update`,
    [taskId],
  );
  return task?.isOpen ?? false;
}

function expectedOf(answer: JudgmentAnswer, definition: FormDefinition | null): ExpectedAnswer {
  if (answer.kind === 'form') return expectedOfForm(answer, definition ?? { version: 1, parts: [] });
  if (answer.kind === 'survey') {
    return { kind: 'survey', ratings: answer.ratings.map((rating) => ({ ...rating, tolerance: 1 })) };
  }
  const { verdict, acceptability } = answer;
  return {
    kind: 'moral_judgment',
    verdict: [verdict],
    acceptability: { value: acceptability, tolerance: 1 },
  };
}
