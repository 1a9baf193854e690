import { createHash } from 'node:crypto';
import { PostgresRequestLimiter } from '@ethogram/collection';
import { Clock } from '@ethogram/core';
import { PlatformConfig, type RedditSettings } from '@ethogram/platform';
import { AbsentRedditSource, RedditSource, RequestLimiter, SnoowrapRedditSource } from '@ethogram/reddit';
import { Global, Module } from '@nestjs/common';
import { DataSource } from 'typeorm';

function redditSource({ reddit }: PlatformConfig, limiter: RequestLimiter, clock: Clock): RedditSource {
  const { clientId, clientSecret, refreshToken, userAgent, url } = reddit;
  if (!clientId || !userAgent) return new AbsentRedditSource(notice(reddit));
  const credentials = { clientId, clientSecret, refreshToken, userAgent };
  return new SnoowrapRedditSource({ credentials, limiter, clock, url });
}

/** Names the settings without which nothing can be asked of Reddit. */
function notice({ clientId, userAgent }: RedditSettings): string {
  const missing = [
    ...(clientId ? [] : ['ETHOGRAM_REDDIT_CLIENT_ID']),
    ...(userAgent ? [] : ['ETHOGRAM_REDDIT_USER_AGENT']),
  ];
  return `Reddit's API is not set up: set ${missing.join(' and ')} and start again, or import files instead.`;
}

/** Reddit counts by client id; the id itself is no secret, but nobody needs to read it in a table. */
function budgetKey({ clientId, url }: RedditSettings): string {
  return createHash('sha256')
    .update(JSON.stringify([clientId ?? '', url ?? '']))
    .digest('hex');
}

function requestLimiter({ reddit }: PlatformConfig, dataSource: DataSource, clock: Clock): RequestLimiter {
  const { requestsPerMinute } = reddit;
  return new PostgresRequestLimiter(dataSource, { key: budgetKey(reddit), requestsPerMinute, clock });
}

/** Reddit's API, and the budget of requests that all processes on this database share. */
@Global()
@Module({
  providers: [
    { provide: RequestLimiter, useFactory: requestLimiter, inject: [PlatformConfig, DataSource, Clock] },
    { provide: RedditSource, useFactory: redditSource, inject: [PlatformConfig, RequestLimiter, Clock] },
  ],
  exports: [RedditSource, RequestLimiter],
})
export class RedditSourceModule {}
