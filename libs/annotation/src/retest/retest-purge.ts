import type { JudgmentAnswer } from '@ethogram/core';
import { type QuoteMatcher, ScenarioWithdrawals } from '@ethogram/corpus';
import { Injectable, type OnModuleInit } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { withoutQuotes } from '../judgment/purge-quotes.js';
import { freeRetests } from './store-retest.js';

interface FoundAnswer {
  readonly id: string;
  readonly scenarioId: string;
  readonly answer: JudgmentAnswer;
}

/** Takes re-tests of deleted texts back, and quotations of the texts out of second answers, as is done with judgments. */
@Injectable()
export class RetestPurge implements OnModuleInit {
  constructor(private readonly events: ScenarioWithdrawals) {}

  onModuleInit(): void {
    this.events.listen(async ({ scenarioIds, quotes }, manager) => {
      // In this order: an answer on its way is refused from now on, or is there for the purge to see.
      await freeRetests(manager, `task_id in (select id from tasks where scenario_id = any($1))`, [
        scenarioIds,
      ]);
      await purge(manager, quotes);
    });
  }
}

async function purge(manager: EntityManager, quotes: ReadonlyMap<string, QuoteMatcher>): Promise<void> {
  const found: FoundAnswer[] = await manager.query(
    `select retest_answers.id, tasks.scenario_id as "scenarioId", answer from tasks
     join retests on retests.task_id = tasks.id join retest_answers on retest_answers.retest_id = retests.id
     where tasks.scenario_id = any($1) order by retest_answers.id`,
    [[...quotes.keys()]],
  );
  const changed = found.flatMap(({ id, scenarioId, answer }) => {
    const matcher = quotes.get(scenarioId);
    const kept = matcher ? withoutQuotes(answer, matcher) : answer;
    return kept === answer ? [] : [{ id, answer: kept }];
  });
  if (changed.length === 0) return;
  await manager.query(
    `update retest_answers set answer = r.answer from json_to_recordset($1::json) as r (id uuid, answer jsonb)
     where retest_answers.id = r.id`,
    [JSON.stringify(changed)],
  );
}
