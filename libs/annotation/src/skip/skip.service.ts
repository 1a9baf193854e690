import { NotFoundError, type Page, type PageOf, pageWindow } from '@ethogram/platform';
import { Injectable } from '@nestjs/common';
import { InjectRepository } from '@nestjs/typeorm';
import { type EntityManager, Repository } from 'typeorm';
import { closedOutcome, lockMember } from '../claim/locked-member.js';
import { nextTask } from '../judgment/next-task.js';
import { skipRetest } from '../retest/store-retest.js';
import { tasksMetAgain } from '../retest/tasks-met-again.js';
import { StudyPermission } from '../study/study-permission.js';
import { Task } from '../task/task.entity.js';
import { Skip } from './skip.entity.js';
import type { SkipOutcome, SkippedTask } from './skip-outcome.js';

/** Takes tasks back that somebody would rather not judge. */
@Injectable()
export class SkipService {
  constructor(
    @InjectRepository(Skip) private readonly skips: Repository<Skip>,
    private readonly permission: StudyPermission,
  ) {}

  /**
   * Frees the slot the person holds of this task and keeps the reason; the person is never given the task again.
   * Once is as good as twice. It needs no claim: somebody whose time ran out does not want to see it again either.
   * @throws NotFoundError
   */
  async skip(personId: string, { taskId, reason, note, prefetch = true }: SkippedTask): Promise<SkipOutcome> {
    const again = (await tasksMetAgain(this.skips.manager, [taskId])).get(taskId);
    const task = await this.skips.manager.findOne(Task, {
      where: { id: again ?? taskId },
      relations: { study: true },
    });
    if (!task?.study) throw new NotFoundError('task', taskId);
    const refusal = await this.permission.refusal(task.study);
    return this.skips.manager.transaction(async (manager) => {
      const member = await lockMember(manager, personId, task.studyId);
      if (!member) {
        return { kind: 'not_permitted', message: 'You are not in this study; ask its curator to add you.' };
      }
      const closed = closedOutcome(member.state);
      if (closed) return closed;
      const skipped = { taskId, personId, studyId: task.studyId, reason, note: note ?? '' };
      const isKept = again ? await skipRetest(manager, personId, taskId) : await keepSkip(manager, skipped);
      const next = await nextTask(manager, member, refusal, prefetch);
      if (isKept) return { kind: 'skipped', next };
      const message = 'You have already answered this one, perhaps in another tab.';
      return { kind: 'claim_lost', reason: 'ALREADY_ANSWERED', message, next };
    });
  }

  /** A study's, the newest first. */
  async list(studyId: string, page?: Page): Promise<PageOf<Skip>> {
    const [items, total] = await this.skips.findAndCount({
      where: { studyId },
      order: { skippedAt: 'DESC', taskId: 'ASC', personId: 'ASC' },
      ...pageWindow(page),
    });
    return { items, total };
  }
}

/** False when the person has judged the task already: an answer is not taken back by skipping. */
async function keepSkip(
  manager: EntityManager,
  { taskId, personId, studyId, reason, note }: Omit<Skip, 'skippedAt' | 'task'>,
): Promise<boolean> {
  const [row]: { judged: boolean }[] = await manager.query(
    `with freed as (
       update slots set state = 'open', person_id = null, lease_until = null, draw = null
       where task_id = $1 and person_id = $2 and state = 'claimed'),
     judged as (select from judgments where task_id = $1 and person_id = $2),
     kept as (
       insert into skips (task_id, person_id, study_id, reason, note, skipped_at)
       select $1::uuid, $2::uuid, $3::uuid, $4, $5, clock_timestamp() where not exists (select from judged)
       on conflict (task_id, person_id) do nothing)
     select exists (select from judged) as judged`,
    [taskId, personId, studyId, reason, note],
  );
  return row?.judged === false;
}
