import { NotFoundError, type Page, type PageOf, pageOrder, pageWindow, type Sort } from '@ethogram/platform';
import { Injectable } from '@nestjs/common';
import { InjectRepository } from '@nestjs/typeorm';
import { In, Repository } from 'typeorm';
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

  async list(studyId: string, page?: Page, sort?: Sort): Promise<PageOf<Task>> {
    const order = pageOrder<Task>(sort, ['position'], { field: 'position', order: 'ASC' });
    const [items, total] = await this.tasks.findAndCount({ where: { studyId }, order, ...pageWindow(page) });
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
