import { type Page, type PageOf, pageOrder, pageWindow, NotFoundError, type Sort } from '@ethogram/platform';
import { Injectable } from '@nestjs/common';
import { InjectRepository } from '@nestjs/typeorm';
import { type EntityManager, In, Repository } from 'typeorm';
import { CHECK_TASKS } from '../agreement/counted-judgments.js';
import { Task } from '../task/task.entity.js';
import { Judgment } from './judgment.entity.js';

export interface JudgmentFilterValues {
  readonly studyId?: string | null;
  readonly personId?: string | null;
  readonly currentOnly?: boolean | null;
}

/** A current judgment with the task it answers. */
export interface JudgedTask {
  readonly judgment: Judgment;
  readonly task: Task;
}

const TASKS_A_BATCH = 500;

/** Current and not changed after a suggestion, or the last such change of one that is current. */
const STANDS = `(judgment.current or judgment.after_suggestion)
  and not exists (select from judgments later where later.task_id = judgment.task_id
    and later.person_id = judgment.person_id and later.after_suggestion and later.revision > judgment.revision)
  and exists (select from judgments counted where counted.task_id = judgment.task_id
    and counted.person_id = judgment.person_id and counted.current)`;

/** Reads judgments for curators, exports and the person themselves. */
@Injectable()
export class JudgmentReader {
  constructor(@InjectRepository(Judgment) private readonly judgments: Repository<Judgment>) {}

  /**
   * Every current judgment of a study, by task position and then person, in constant memory. Withdrawn tasks are left
   * out unless asked for; judgments of people who were excluded, and of training and attention checks, always are.
   * @param manager pass one of a REPEATABLE READ transaction to read an open study as of one moment
   */
  async *currentOfStudy(
    studyId: string,
    {
      withdrawn = false,
      manager = this.judgments.manager,
    }: { withdrawn?: boolean; manager?: EntityManager } = {},
  ): AsyncGenerator<JudgedTask> {
    const aside = await setAside(manager, studyId);
    for (let after = -1; ;) {
      const tasks = await manager
        .createQueryBuilder(Task, 'task')
        .where('task.studyId = :studyId and task.position > :after', { studyId, after })
        .orderBy('task.position')
        .limit(TASKS_A_BATCH)
        .getMany();
      const last = tasks.at(-1);
      if (!last) return;
      after = last.position;
      const wanted = tasks.filter(
        (task) => (withdrawn || task.closedAt === null) && !aside.tasks.has(task.id),
      );
      const judged = await this.currentOfTasks(manager, wanted);
      yield* judged.filter(({ judgment }) => !aside.people.has(judgment.personId));
    }
  }

  /** A person's own answers as they stand, newest first: those that count, or what they changed them to after a suggestion. */
  async own(personId: string, studyId: string, limit: number): Promise<Judgment[]> {
    return this.judgments
      .createQueryBuilder('judgment')
      .where('judgment.personId = :personId and judgment.studyId = :studyId', { personId, studyId })
      .andWhere(STANDS)
      .orderBy({ 'judgment.submittedAt': 'DESC', 'judgment.id': 'DESC' })
      .limit(limit)
      .getMany();
  }

  async get(id: string): Promise<Judgment> {
    const judgment = await this.judgments.findOneBy({ id });
    if (!judgment) throw new NotFoundError('judgment', id);
    return judgment;
  }

  async list(page?: Page, sort?: Sort, filter?: JudgmentFilterValues): Promise<PageOf<Judgment>> {
    const where = {
      ...(filter?.studyId ? { studyId: filter.studyId } : {}),
      ...(filter?.personId ? { personId: filter.personId } : {}),
      ...(filter?.currentOnly ? { current: true } : {}),
    };
    const order = pageOrder<Judgment>(sort, ['submittedAt', 'revision', 'durationMs'], {
      field: 'submittedAt',
      order: 'DESC',
    });
    const [items, total] = await this.judgments.findAndCount({ where, order, ...pageWindow(page) });
    return { items, total };
  }

  /** All revisions of these tasks' judgments. */
  async ofTasks(taskIds: readonly string[]): Promise<Judgment[]> {
    return this.judgments.find({
      where: { taskId: In([...taskIds]) },
      order: { submittedAt: 'ASC', id: 'ASC' },
    });
  }

  private async currentOfTasks(manager: EntityManager, tasks: readonly Task[]): Promise<JudgedTask[]> {
    const byId = new Map(tasks.map((task) => [task.id, task]));
    const found = await manager.find(Judgment, {
      where: { taskId: In([...byId.keys()]), current: true },
      order: { personId: 'ASC' },
    });
    const pairs = found.flatMap((judgment) => {
      const task = byId.get(judgment.taskId);
      return task ? [{ judgment, task }] : [];
    });
    return pairs.sort((a, b) => a.task.position - b.task.position);
  }
}

/** What is no evidence: tasks that train or check attention, and people whose judgments do not count. */
async function setAside(
  manager: EntityManager,
  studyId: string,
): Promise<{ tasks: ReadonlySet<string>; people: ReadonlySet<string> }> {
  const tasks: { task_id: string }[] = await manager.query(CHECK_TASKS, [studyId]);
  const people: { person_id: string }[] = await manager.query(
    `select person_id from study_people where study_id = $1 and excluded_at is not null`,
    [studyId],
  );
  return {
    tasks: new Set(tasks.map((row) => row.task_id)),
    people: new Set(people.map((row) => row.person_id)),
  };
}
