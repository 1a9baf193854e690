import { AuditService } from '@ethogram/accounts';
import { Clock, type ExpectedAnswer, expectedFormProblems, parseExpectedAnswer } from '@ethogram/core';
import { BadInputError, NotFoundError, type Viewer } from '@ethogram/platform';
import { Injectable } from '@nestjs/common';
import { InjectRepository } from '@nestjs/typeorm';
import { type EntityManager, Repository } from 'typeorm';
import { definitionOf } from '../form/study-form.js';
import { KIND_OF_ANSWER } from '../judgment/judgment.policy.js';
import { Study, type StudyKind } from '../study/study.entity.js';
import { Task } from '../task/task.entity.js';
import { GoldAnswer, type GoldKind } from './gold-answer.entity.js';

export interface GoldToMark {
  readonly taskId: string;
  readonly kind: GoldKind;
  /** Untrusted as it came; see `ExpectedAnswer`. */
  readonly expected: unknown;
  readonly explanation: string;
}

/** Tasks with a known answer. */
@Injectable()
export class GoldService {
  constructor(
    @InjectRepository(GoldAnswer) private readonly golds: Repository<GoldAnswer>,
    private readonly audit: AuditService,
    private readonly clock: Clock,
  ) {}

  /**
   * Makes a task gold, or changes what is expected of it. It is no ordinary work from then on: its open slots close, and
   * everybody is given one of their own. Judgments it has already are measured by it, too.
   * @throws BadInputError when what is expected does not fit the task
   */
  async mark(
    viewer: Viewer | null,
    { taskId, kind, expected, explanation }: GoldToMark,
  ): Promise<GoldAnswer> {
    const checked = await this.checked(taskId, expected);
    const gold = this.golds.create({
      taskId,
      studyId: checked.task.studyId,
      kind,
      expected: checked.expected,
      explanation: explanation.trim(),
      createdBy: viewer?.personId ?? null,
      createdAt: this.clock.now(),
    });
    await this.golds.manager.transaction(async (manager) => {
      await manager.save(GoldAnswer, gold);
      await closeOpenSlots(manager, taskId);
    });
    await this.audit.record(viewer, 'marked-gold', 'task', taskId, { kind, studyId: gold.studyId });
    return gold;
  }

  /** Makes it ordinary work again: as many slots open again as it lacks judgments. */
  async unmark(viewer: Viewer | null, taskId: string): Promise<boolean> {
    const isGone = await this.golds.manager.transaction(async (manager) => {
      const { affected } = await manager.delete(GoldAnswer, { taskId });
      if (!affected) return false;
      await reopenSlots(manager, taskId);
      return true;
    });
    if (isGone) await this.audit.record(viewer, 'unmarked-gold', 'task', taskId);
    return isGone;
  }

  /** In the order of the study. */
  async ofStudy(studyId: string): Promise<GoldAnswer[]> {
    return this.golds
      .createQueryBuilder('gold')
      .innerJoin('gold.task', 'task')
      .where('gold.studyId = :studyId', { studyId })
      .orderBy('task.position')
      .getMany();
  }

  /** What is expected of each scenario of a study that is gold, attention checks left out. */
  async expectedOfScenarios(manager: EntityManager, studyId: string): Promise<Map<string, ExpectedAnswer>> {
    const rows: { scenarioId: string; expected: ExpectedAnswer }[] = await manager.query(
      `select tasks.scenario_id as "scenarioId", expected from gold_answers join tasks on tasks.id = task_id
       where gold_answers.study_id = $1 and gold_answers.kind = 'HIDDEN' and tasks.scenario_id is not null`,
      [studyId],
    );
    return new Map(rows.map(({ scenarioId, expected }) => [scenarioId, expected]));
  }

  async ofTasks(taskIds: readonly string[]): Promise<GoldAnswer[]> {
    if (taskIds.length === 0) return [];
    return this.golds.createQueryBuilder('gold').where('gold.taskId = any(:taskIds)', { taskIds }).getMany();
  }

  private async checked(taskId: string, input: unknown): Promise<{ task: Task; expected: ExpectedAnswer }> {
    const task = await this.golds.manager.findOne(Task, {
      where: { id: taskId },
      relations: { study: true },
    });
    if (!task?.study) throw new NotFoundError('task', taskId);
    const parsed = parseExpectedAnswer(input);
    if (!parsed.ok) throw new BadInputError(parsed.problems.join(' '));
    const problem = misfit(parsed.expected, task, task.study);
    if (problem) throw new BadInputError(problem);
    return { task, expected: parsed.expected };
  }
}

const WANTED: Readonly<Record<StudyKind, string>> = {
  SURVEY: 'This task asks for ratings: say which are expected.',
  MORAL_JUDGMENT: 'This task asks for a moral judgment.',
  FORM: 'This task asks for the parts of a form: say what is expected of some.',
};

function misfit(expected: ExpectedAnswer, { itemIds, closedAt }: Task, study: Study): string | undefined {
  if (closedAt) return 'What this task asks was deleted, so it cannot be gold. Choose another one.';
  if (expected.kind !== KIND_OF_ANSWER[study.kind]) return WANTED[study.kind];
  const definition = definitionOf(study);
  if (expected.kind === 'form' && definition) return expectedFormProblems(expected, definition)[0];
  if (expected.kind !== 'survey') return undefined;
  const unknown = expected.ratings.find(({ itemId }) => !itemIds.includes(itemId));
  return unknown && `The item ${unknown.itemId} is not part of this task.`;
}

/** What somebody holds at this moment they may still answer. */
async function closeOpenSlots(manager: EntityManager, taskId: string): Promise<void> {
  await manager.query(
    `update slots set state = 'closed' where task_id = $1 and state = 'open' and not gold`,
    [taskId],
  );
}

/**
 * The slots made on demand become ordinary ones, as far as somebody fills them; of the closed ones as many open as
 * judgments are still wanted, and the rest go. The study's number of slots follows.
 */
async function reopenSlots(manager: EntityManager, taskId: string): Promise<void> {
  await manager.query(`delete from slots where task_id = $1 and gold and state in ('open', 'closed')`, [
    taskId,
  ]);
  await manager.query(
    `with kept as (update slots set gold = false where task_id = $1 and gold returning id),
     free as (
       select id, row_number() over (order by number) as rank from slots where task_id = $1 and state = 'closed' and not gold
         and (select closed_at is null from tasks where tasks.id = $1)),
     wanted as (
       select judgments_per_task - (select count(*) from slots where task_id = $1 and state in ('done', 'claimed', 'open')) as slots
       from studies join tasks on tasks.study_id = studies.id where tasks.id = $1),
     opened as (
       update slots set state = 'open', draw = null where id in (select id from free, wanted where rank <= wanted.slots)),
     gone as (delete from slots where id in (select id from free, wanted where rank > wanted.slots) returning id)
     update studies set slot_total = slot_total + (select count(*) from kept) - (select count(*) from gone)
     where id = (select study_id from tasks where id = $1)`,
    [taskId],
  );
}
