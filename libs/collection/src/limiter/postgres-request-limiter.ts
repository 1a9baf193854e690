import type { Clock } from '@ethogram/core';
import { type Sleep, sleepUnlessAborted, unseededUniform } from '@ethogram/platform/http';
import { type RateLimitHeaders, type RemainingRequests, RequestLimiter, tooLong } from '@ethogram/reddit';
import type { DataSource } from 'typeorm';
import {
  INSERT_BUDGET,
  REPORT_ANSWER,
  HOLD_ALL,
  READ_REMAINING,
  READ_WAIT,
  TAKE_REQUEST,
} from './budget-sql.js';

export interface PostgresRequestLimiterOptions {
  /** Of the budget: one for each client id. */
  readonly key: string;
  readonly requestsPerMinute: number;
  /** Who would have to wait longer is told so instead, in milliseconds. Longer than Reddit's period of 10 minutes. */
  readonly patienceMs?: number;
  /** The caller's, which `holdUntil` is told by; everything else goes by the clock of the database. */
  readonly clock: Clock;
  readonly random?: () => number;
  readonly sleep?: Sleep;
}

const PATIENCE_MS = 900_000;
/** Nobody sleeps longer without looking again. */
const LONGEST_SLEEP_MS = 30_000;
/** Keeps those who wait for the same moment from asking in the same millisecond. */
const SPREAD_MS = 20;
/** A pause or a period longer than these is a mistake, and would outlast a restart. */
const LONGEST_HOLD_SECONDS = 24 * 3_600;
const LONGEST_PERIOD_SECONDS = 3_600;
/** Reddit tells whole seconds, rounded down. */
const RESET_MARGIN_SECONDS = 1;

const NEVER = new AbortController().signal;

/**
 * One budget for all processes on one database. Nothing is reserved ahead: whoever finds the moment come takes it in
 * one statement, everybody else looks again, so that a killed process leaves nothing behind and a pause holds those who
 * already wait.
 */
export class PostgresRequestLimiter extends RequestLimiter {
  constructor(
    private readonly dataSource: DataSource,
    private readonly options: PostgresRequestLimiterOptions,
  ) {
    super();
  }

  override async acquire(signal: AbortSignal = NEVER): Promise<void> {
    const { patienceMs = PATIENCE_MS, sleep = sleepUnlessAborted, random = unseededUniform } = this.options;
    for (;;) {
      signal.throwIfAborted();
      if (await this.take()) return;
      const wait = await this.wait();
      if (wait > patienceMs) throw tooLong(wait);
      await sleep(Math.min(wait, LONGEST_SLEEP_MS) + random() * SPREAD_MS, signal);
    }
  }

  override async report({ remaining, resetSeconds }: RateLimitHeaders): Promise<void> {
    if (remaining === null || resetSeconds === null) return;
    const seconds = Math.min(resetSeconds, LONGEST_PERIOD_SECONDS) + RESET_MARGIN_SECONDS;
    await this.dataSource.query(REPORT_ANSWER, [this.options.key, remaining, seconds]);
  }

  override async holdUntil(at: Date): Promise<void> {
    const seconds = (at.getTime() - this.options.clock.now().getTime()) / 1000;
    if (!(seconds > 0)) return;
    await this.dataSource.query(HOLD_ALL, [this.options.key, Math.min(seconds, LONGEST_HOLD_SECONDS)]);
  }

  override async remaining(): Promise<RemainingRequests | null> {
    const [row] = await this.dataSource.query<{ remaining: number; resets_at: Date }[]>(READ_REMAINING, [
      this.options.key,
    ]);
    return row ? { remaining: Math.max(0, row.remaining), resetsAt: row.resets_at } : null;
  }

  private async take(): Promise<boolean> {
    const spacing = 60 / this.options.requestsPerMinute;
    const [taken] = await this.dataSource.query<[object[], number]>(TAKE_REQUEST, [
      this.options.key,
      spacing,
    ]);
    return taken.length > 0;
  }

  /** Milliseconds until it is worth trying again. */
  private async wait(): Promise<number> {
    const [row] = await this.dataSource.query<{ wait: number }[]>(READ_WAIT, [this.options.key]);
    if (row) return Math.max(0, row.wait);
    await this.dataSource.query(INSERT_BUDGET, [this.options.key]);
    return 0;
  }
}
