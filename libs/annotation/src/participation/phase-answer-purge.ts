import type { JudgmentAnswer } from '@ethogram/core';
import { type QuoteMatcher, ScenarioWithdrawals } from '@ethogram/corpus';
import { Injectable, type OnModuleInit } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { withoutQuotes } from '../judgment/purge-quotes.js';

interface FoundAnswer {
  readonly id: string;
  readonly scenarioId: string;
  readonly answer: JudgmentAnswer;
}

/** Takes quotations of deleted texts out of answers to training tasks, as is done with judgments. */
@Injectable()
export class PhaseAnswerPurge implements OnModuleInit {
  constructor(private readonly events: ScenarioWithdrawals) {}

  onModuleInit(): void {
    this.events.listen(({ quotes }, manager) => purge(manager, quotes));
  }
}

async function purge(manager: EntityManager, quotes: ReadonlyMap<string, QuoteMatcher>): Promise<void> {
  const found: FoundAnswer[] = await manager.query(
    `select phase_answers.id, tasks.scenario_id as "scenarioId", answer from tasks
     join phase_answers on phase_answers.study_id = tasks.study_id and task_key = tasks.id::text
     where tasks.scenario_id = any($1) and phase = 'TRAINING' order by phase_answers.id`,
    [[...quotes.keys()]],
  );
  const changed = found.flatMap(({ id, scenarioId, answer }) => {
    const matcher = quotes.get(scenarioId);
    const without = matcher ? withoutQuotes(answer, matcher) : answer;
    return without === answer ? [] : [{ id, answer: without }];
  });
  if (changed.length === 0) return;
  await manager.query(
    `update phase_answers set answer = r.answer from json_to_recordset($1::json) as r (id uuid, answer jsonb)
     where phase_answers.id = r.id`,
    [JSON.stringify(changed)],
  );
}
