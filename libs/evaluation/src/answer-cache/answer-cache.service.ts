import { Clock } from '@ethogram/core';
import { withdrawnAmong } from '@ethogram/corpus';
import { PlatformConfig } from '@ethogram/platform';
import type { ChatAnswer } from '@ethogram/vllm-client';
import { Injectable } from '@nestjs/common';
import DataLoader from 'dataloader';
import { DataSource } from 'typeorm';
import { CachedAnswer } from './cached-answer.entity.js';
import { GroupCommit } from './group-commit.js';

const DAY_MS = 24 * 3600 * 1000;
/** Answers are thrown away this many at a time, so that nobody waits long for a lock. */
const TRIM = 5_000;
/** Room is looked for again after this many new answers. */
const TRIM_EVERY = 20_000;

export interface AnswerCacheStatus {
  readonly answers: number;
  readonly bytes: number;
  readonly limitBytes: number;
  readonly days: number;
}

export interface Remembered {
  readonly answer: ChatAnswer;
  /** Nobody was asked for it just now. */
  readonly remembered: boolean;
}

type NewAnswer = Pick<CachedAnswer, 'key' | 'answer' | 'scenarioId'>;

/** What models have answered, so that the same request is asked once: by any run, of any worker, after any crash. */
@Injectable()
export class AnswerCache {
  private readonly underWay = new Map<string, Promise<Remembered>>();
  private readonly loader = new DataLoader<string, CachedAnswer | null>((keys) => this.load(keys), {
    cache: false,
    maxBatchSize: 500,
  });
  private readonly writes = new GroupCommit<NewAnswer>((batch) => this.write(batch));
  private newAnswers = 0;

  constructor(
    private readonly dataSource: DataSource,
    private readonly config: PlatformConfig,
    private readonly clock: Clock,
  ) {}

  /** Off when it may keep nothing. */
  get isOn(): boolean {
    return this.config.answerCacheMegabytes > 0;
  }

  /**
   * What was answered to this request before, what another caller of this process is being answered to it, or else what
   * `ask` brings; that is stored before anybody gets it, unless the post it was made of has been deleted.
   */
  async answer(key: string, scenarioId: string | null, ask: () => Promise<ChatAnswer>): Promise<Remembered> {
    for (let known = this.underWay.get(key); known; known = this.underWay.get(key)) {
      // A request that failed for whoever was first, or was given up, is asked again: the failure may have been theirs.
      const joined = await known.catch(() => null);
      if (joined) return { ...joined, remembered: true };
    }
    const found = this.findOrAsk(key, scenarioId, ask).finally(() => this.underWay.delete(key));
    this.underWay.set(key, found);
    return found;
  }

  async status(): Promise<AnswerCacheStatus> {
    const [row] = await this.dataSource.query<{ answers: number; bytes: string | null }[]>(
      'select count(*)::int as answers, sum(bytes)::bigint as bytes from cached_answers',
    );
    const { answerCacheMegabytes, answerCacheDays: days } = this.config;
    const limitBytes = answerCacheMegabytes * 1_000_000;
    return { answers: row?.answers ?? 0, bytes: Number(row?.bytes ?? 0), limitBytes, days };
  }

  /** Throws every answer away. Runs keep what they stored. @returns how many there were */
  async empty(): Promise<number> {
    const { affected } = await this.dataSource.createQueryBuilder().delete().from(CachedAnswer).execute();
    return affected ?? 0;
  }

  /** Throws away what nobody used for long, and then what was used longest ago until the rest has room. */
  async trim(): Promise<void> {
    const { answerCacheDays } = this.config;
    const stale = new Date(this.clock.now().getTime() - answerCacheDays * DAY_MS);
    await this.dataSource.query('delete from cached_answers where used_at < $1', [stale]);
    for (;;) {
      const { bytes, limitBytes } = await this.status();
      if (bytes <= limitBytes) return;
      const gone = await this.dataSource.query<[unknown[], number]>(
        `delete from cached_answers where key in
           (select key from (select key, sum(bytes) over (order by used_at, key) - bytes as before
              from (select key, bytes, used_at from cached_answers order by used_at, key limit ${TRIM}) as oldest) as running
             where before < $1)`,
        [bytes - limitBytes],
      );
      if (gone[1] === 0) return;
    }
  }

  private async findOrAsk(
    key: string,
    scenarioId: string | null,
    ask: () => Promise<ChatAnswer>,
  ): Promise<Remembered> {
    const known = await this.loader.load(key);
    if (known) return { answer: known.answer, remembered: true };
    const answer = await ask();
    await this.writes.add({ key, answer, scenarioId });
    return { answer, remembered: false };
  }

  private async load(keys: readonly string[]): Promise<(CachedAnswer | null)[]> {
    const rows = await this.dataSource
      .getRepository(CachedAnswer)
      .createQueryBuilder('cached')
      .where('cached.key = any(:keys)', { keys: [...keys] })
      .getMany();
    await this.markUsed(rows);
    const byKey = new Map(rows.map((row) => [row.key, row]));
    return keys.map((key) => byKey.get(key) ?? null);
  }

  /** To the day, so that reading hardly ever writes. */
  private async markUsed(rows: readonly CachedAnswer[]): Promise<void> {
    const now = this.clock.now();
    const old = rows.filter(({ usedAt }) => now.getTime() - usedAt.getTime() > DAY_MS).map(({ key }) => key);
    if (old.length > 0)
      await this.dataSource.query('update cached_answers set used_at = $1 where key = any($2)', [now, old]);
  }

  private async write(batch: readonly NewAnswer[]): Promise<void> {
    const now = this.clock.now();
    await this.dataSource.transaction(async (manager) => {
      const scenarios = [...new Set(batch.flatMap(({ scenarioId }) => scenarioId ?? []))];
      const gone = await withdrawnAmong(manager, scenarios);
      const kept = batch.filter(({ scenarioId }) => scenarioId === null || !gone.has(scenarioId));
      if (kept.length === 0) return;
      const rows = kept.map((answer) => ({
        ...answer,
        bytes: Buffer.byteLength(JSON.stringify(answer.answer)),
        createdAt: now,
        usedAt: now,
      }));
      // Another worker may have been given an answer of its own meanwhile: the first stands.
      await manager.createQueryBuilder().insert().into(CachedAnswer).values(rows).orIgnore().execute();
    });
    this.newAnswers += batch.length;
    if (this.newAnswers < TRIM_EVERY) return;
    this.newAnswers = 0;
    await this.trim();
  }
}
