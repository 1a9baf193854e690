import { FixedClock } from '@ethogram/core';
import {
  LocalRequestLimiter,
  type RedditCredentials,
  type RedditPage,
  type RedditSource,
  SnoowrapRedditSource,
  type SnoowrapRedditSourceOptions,
} from '@ethogram/reddit';
import { RedditTestServer, type RedditTestServerOptions, TEST_CREDENTIALS } from '@ethogram/reddit/testing';

export const USER_AGENT = 'linux:org.ethogram.contract:v0 (by /u/ethogram)';
const { clientId, clientSecret, refreshToken } = TEST_CREDENTIALS;

/** The kinds of access; each must keep the whole contract. */
export const ACCESS: readonly [string, RedditCredentials][] = [
  ['application-only', { clientId, clientSecret, userAgent: USER_AGENT }],
  ['a refresh token', { clientId, clientSecret, refreshToken, userAgent: USER_AGENT }],
  ['an installed app', { clientId, userAgent: USER_AGENT }],
];

export interface RedditScene {
  readonly reddit: RedditTestServer;
  readonly source: RedditSource;
  readonly clock: FixedClock;
  /** Every wait, of the limiter and between attempts, in milliseconds; the clock moved on by as much. */
  readonly waits: number[];
  sourceWith(options: Partial<SnoowrapRedditSourceOptions>): RedditSource;
}

/** Server, limiter and adapter on one clock that moves only while somebody waits. */
export async function redditScene(
  credentials: RedditCredentials,
  options: RedditTestServerOptions = {},
): Promise<RedditScene> {
  const clock = new FixedClock('2026-03-01T10:00:00Z');
  const waits: number[] = [];
  const sleep = async (milliseconds: number, signal: AbortSignal): Promise<void> => {
    signal.throwIfAborted();
    waits.push(milliseconds);
    clock.advance(milliseconds);
  };
  const reddit = await RedditTestServer.start({ clock, ...options });
  const limiter = new LocalRequestLimiter({ clock, sleep, spacingMs: 0, patienceMs: 900_000 });
  const sourceWith = (changes: Partial<SnoowrapRedditSourceOptions>): RedditSource =>
    new SnoowrapRedditSource({
      credentials,
      limiter,
      url: reddit.url,
      clock,
      random: () => 0.5,
      sleep,
      timeoutMs: 2_000,
      ...changes,
    });
  return { reddit, source: sourceWith({}), clock, waits, sourceWith };
}

export async function pagesOf(pages: AsyncIterable<RedditPage>): Promise<RedditPage[]> {
  const all: RedditPage[] = [];
  for await (const page of pages) all.push(page);
  return all;
}
