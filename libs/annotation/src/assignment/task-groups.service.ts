import { AuditService } from '@ethogram/accounts';
import { BadInputError, type Viewer } from '@ethogram/platform';
import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';

export interface TaskGroup {
  /** Empty: everybody's. */
  readonly name: string;
  readonly tasks: number;
}

const LONGEST_NAME = 100;

/** Which tasks are for which group of people. */
@Injectable()
export class TaskGroupsService {
  constructor(
    private readonly dataSource: DataSource,
    private readonly audit: AuditService,
  ) {}

  /**
   * Gives the tasks from one position to another, both included, to a group; an empty name gives them back to everybody.
   * What is in somebody's hands they keep. Returns how many tasks.
   */
  async assign(
    viewer: Viewer | null,
    studyId: string,
    { group, from, to }: { group: string; from: number; to: number },
  ): Promise<number> {
    const name = group.trim();
    if (name.length > LONGEST_NAME)
      throw new BadInputError(`A group's name has at most ${LONGEST_NAME} characters.`);
    if (to < from) throw new BadInputError('The last position must not come before the first.');
    const changed = await this.dataSource.transaction(async (manager) => {
      const tasks: { id: string }[] = await manager.query(
        `with changed as (
           update tasks set lane = $2 where study_id = $1 and position between $3 and $4 and lane <> $2 returning id)
         select id from changed`,
        [studyId, name, from, to],
      );
      await manager.query(`update slots set lane = $2 where task_id = any($1)`, [
        tasks.map(({ id }) => id),
        name,
      ]);
      return tasks.length;
    });
    await this.audit.record(viewer, 'grouped-tasks', 'study', studyId, { group: name, from, to, changed });
    return changed;
  }

  async ofStudy(studyId: string): Promise<TaskGroup[]> {
    return this.dataSource.query(
      `select lane as name, count(*)::int as tasks from tasks where study_id = $1 and closed_at is null group by lane order by lane`,
      [studyId],
    );
  }
}
