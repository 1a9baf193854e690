import { z } from 'zod';

/** What the Reddit API needs; `clientId` and `userAgent` are the least. */
export interface RedditSettings {
  readonly clientId: string | undefined;
  /** Installed apps have none. */
  readonly clientSecret: string | undefined;
  /** Without one, access is the application's own and not an account's. */
  readonly refreshToken: string | undefined;
  readonly userAgent: string | undefined;
  /** Sent by all workers together. */
  readonly requestsPerMinute: number;
  /** Stands for both of Reddit's hosts. */
  readonly url: string | undefined;
}

export const REDDIT_SETTINGS = [
  {
    name: 'ETHOGRAM_REDDIT_CLIENT_ID',
    describes: 'Client id of your approved Reddit app. Empty: posts come from files only.',
    example: '',
  },
  {
    name: 'ETHOGRAM_REDDIT_CLIENT_SECRET',
    describes: 'Secret of that app; empty for an installed app, which has none.',
    example: '',
  },
  {
    name: 'ETHOGRAM_REDDIT_REFRESH_TOKEN',
    describes: 'To read as an account. Empty: as the application only.',
    example: '',
  },
  {
    name: 'ETHOGRAM_REDDIT_USER_AGENT',
    describes: 'How Reddit wants apps to name themselves; needed with the client id.',
    example: 'linux:org.example.ethogram:v0.1.0 (by /u/your-account)',
  },
  {
    name: 'ETHOGRAM_REDDIT_REQUESTS_PER_MINUTE',
    describes: 'Requests that all workers together send to Reddit at most; Reddit grants a client id 100.',
    example: '96',
  },
  {
    name: 'ETHOGRAM_REDDIT_URL',
    describes: 'Another address for both hosts of Reddit, for tests. Empty: Reddit.',
    example: 'http://127.0.0.1:4490',
  },
] as const;

/** A header carries these values: a line break or a control character in one would break it. */
const headerText = z.string().regex(/^[\x21-\x7e]+(?: [\x21-\x7e]+)*$/, 'must be plain ASCII on one line');

export const redditEnvironment = {
  ETHOGRAM_REDDIT_CLIENT_ID: headerText.optional(),
  ETHOGRAM_REDDIT_CLIENT_SECRET: headerText.optional(),
  ETHOGRAM_REDDIT_REFRESH_TOKEN: headerText.optional(),
  ETHOGRAM_REDDIT_USER_AGENT: headerText.optional(),
  ETHOGRAM_REDDIT_REQUESTS_PER_MINUTE: z.coerce.number().min(1).max(100_000).default(96),
  ETHOGRAM_REDDIT_URL: z.url({ protocol: /^https?$/, error: 'must be an http or https address' }).optional(),
};

export function redditSettings(settings: z.infer<z.ZodObject<typeof redditEnvironment>>): RedditSettings {
  return {
    clientId: settings.ETHOGRAM_REDDIT_CLIENT_ID,
    clientSecret: settings.ETHOGRAM_REDDIT_CLIENT_SECRET,
    refreshToken: settings.ETHOGRAM_REDDIT_REFRESH_TOKEN,
    userAgent: settings.ETHOGRAM_REDDIT_USER_AGENT,
    requestsPerMinute: settings.ETHOGRAM_REDDIT_REQUESTS_PER_MINUTE,
    url: settings.ETHOGRAM_REDDIT_URL?.replace(/\/+$/, ''),
  };
}
