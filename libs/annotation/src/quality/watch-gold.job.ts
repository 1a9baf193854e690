import { AuditService } from '@ethogram/accounts';
import { isGoldRight } from '@ethogram/core';
import { defineJob, HandlesJob } from '@ethogram/platform';
import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { z } from 'zod';
import { QualityService } from './quality.service.js';
import type { GoldRule } from './quality-settings.js';
import { StandingService } from './standing.service.js';

export const WATCH_GOLD = defineJob({
  name: 'annotation.watch-gold',
  payload: z.object({}),
  retries: 0,
  expireSeconds: 120,
  concurrency: 1,
  cron: '* * * * *',
});

interface WatchedPerson {
  readonly personId: string;
  readonly isWarned: boolean;
  readonly goldSince: Date | null;
}

/**
 * Applies the rules about gold, a minute apart and for all alike: if it happened with an answer, the answer to gold would
 * take longer than others and could be told from them.
 */
@Injectable()
export class WatchGoldJob {
  constructor(
    private readonly dataSource: DataSource,
    private readonly quality: QualityService,
    private readonly standing: StandingService,
    private readonly audit: AuditService,
  ) {}

  @HandlesJob(WATCH_GOLD)
  async watch(): Promise<void> {
    const studies: { id: string; rule: GoldRule }[] = await this.dataSource.query(
      `select id, quality->'rule' as rule from studies where state = 'OPEN' and jsonb_typeof(quality->'rule') = 'object'`,
    );
    for (const { id, rule } of studies) await this.apply(id, rule);
  }

  /** Warns or pauses whoever has too many gold answers wrong. Returns who was. */
  async apply(studyId: string, rule: GoldRule): Promise<string[]> {
    const people: WatchedPerson[] = await this.dataSource.query(
      `select person_id as "personId", warned_at is not null as "isWarned", gold_since as "goldSince"
       from study_people where study_id = $1 and paused_at is null and excluded_at is null order by person_id`,
      [studyId],
    );
    const golds = Map.groupBy(await this.quality.goldJudgments(studyId), ({ personId }) => personId);
    const failing: string[] = [];
    for (const { personId, isWarned, goldSince } of people) {
      const given = (golds.get(personId) ?? []).filter(
        ({ submittedAt }) => !goldSince || submittedAt > goldSince,
      );
      const right = given.filter(({ answer, expected }) => isGoldRight(answer, expected)).length;
      if (given.length < rule.after || right / given.length >= rule.below) continue;
      if (rule.action === 'WARN' && isWarned) continue;
      await this.act(studyId, personId, rule, `${right} of ${given.length} checks right`);
      failing.push(personId);
    }
    return failing;
  }

  private async act(studyId: string, personId: string, rule: GoldRule, found: string): Promise<void> {
    if (rule.action === 'PAUSE')
      return this.standing.pause(null, studyId, personId, `By the rule of the study: ${found}.`);
    await this.dataSource.query(
      `update study_people set warned_at = clock_timestamp() where study_id = $1 and person_id = $2`,
      [studyId, personId],
    );
    await this.audit.record(null, 'warned-person', 'study', studyId, { personId, found });
  }
}
