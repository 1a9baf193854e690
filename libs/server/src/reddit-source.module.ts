import { PlatformConfig, type RedditSettings } from '@ethogram/platform';
import { AbsentRedditSource, RedditSource } from '@ethogram/reddit';
import { Global, Module } from '@nestjs/common';

/** The settings without which nothing can be asked of Reddit. */
function missingSettings(reddit: RedditSettings): string[] {
  return [
    ...(reddit.clientId ? [] : ['ETHOGRAM_REDDIT_CLIENT_ID']),
    ...(reddit.userAgent ? [] : ['ETHOGRAM_REDDIT_USER_AGENT']),
  ];
}

function redditSource({ reddit }: PlatformConfig): RedditSource {
  const missing = missingSettings(reddit);
  return new AbsentRedditSource(
    `Reddit's API is not set up: set ${missing.join(' and ')} and start again, or import files instead.`,
  );
}

@Global()
@Module({
  providers: [{ provide: RedditSource, useFactory: redditSource, inject: [PlatformConfig] }],
  exports: [RedditSource],
})
export class RedditSourceModule {}
