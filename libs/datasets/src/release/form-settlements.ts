import { AdjudicationService } from '@ethogram/annotation';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { LookedAt } from './form-row.js';

type Settled = NonNullable<LookedAt['settled']>;

/** How disagreements about tasks with a form were settled. */
@Injectable()
export class FormSettlements {
  constructor(private readonly adjudications: AdjudicationService) {}

  /** By task; only those that are settled. */
  async ofTasks(manager: EntityManager, taskIds: readonly string[]): Promise<Map<string, Settled>> {
    const found = await this.adjudications.ofTasks(taskIds, manager);
    return new Map(
      found.flatMap(({ current, taskId, answer, reason, revision }): [string, Settled][] =>
        current && answer.kind === 'form' ? [[taskId, { answer, reason, revision }]] : [],
      ),
    );
  }
}
