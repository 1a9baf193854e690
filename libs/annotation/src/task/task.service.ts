import { NotFoundError, type Page, type PageOf, pageOrder, pageWindow, type Sort } from '@ethogram/platform';
import { Injectable } from '@nestjs/common';
import { InjectRepository } from '@nestjs/typeorm';
import { In, LessThan, MoreThanOrEqual, Repository } from 'typeorm';
import { Study } from '../study/study.entity.js';
import { Task } from './task.entity.js';

export interface SlotCounts {
  readonly done: number;
  readonly total: number;
}

@Injectable()
export class TaskService {
  constructor(@InjectRepository(Task) private readonly tasks: Repository<Task>) {}

  async get(id: string): Promise<Task> {
    const task = await this.tasks.findOneBy({ id });
    if (!task) throw new NotFoundError('task', id);
    return task;
  }

  async byIds(ids: readonly string[]): Promise<Task[]> {
    return this.tasks.findBy({ id: In([...ids]) });
  }

  /** Positions run from 0 without a gap, so a page is found by them however far it is, and nothing is counted. */
  async list(studyId: string, page?: Page, sort?: Sort): Promise<PageOf<Task>> {
    const order = pageOrder<Task>(sort, ['position'], { field: 'position', order: 'ASC' });
    const { skip, take } = pageWindow(page);
    const study = await this.tasks.manager.findOne(Study, {
      select: { id: true, taskTotal: true },
      where: { id: studyId },
    });
    const total = study?.taskTotal ?? 0;
    const isDescending = 'position' in order && order.position === 'DESC';
    const position = isDescending ? LessThan(total - skip) : MoreThanOrEqual(skip);
    const items = await this.tasks.find({ where: { studyId, position }, order, take });
    return { items, total };
  }

  /** Judgments given and wanted, by task. */
  async slotCounts(taskIds: readonly string[]): Promise<Map<string, SlotCounts>> {
    const rows: { taskId: string; done: number; total: number }[] = await this.tasks.query(
      `select task_id as "taskId", count(*) filter (where state = 'done')::int as done, count(*)::int as total
       from slots where task_id = any($1) group by task_id`,
      [taskIds],
    );
    return new Map(rows.map(({ taskId, done, total }) => [taskId, { done, total }]));
  }
}
