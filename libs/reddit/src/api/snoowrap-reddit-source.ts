import { createHash } from 'node:crypto';
import { type Clock, SystemClock } from '@ethogram/core';
import {
  HttpClient,
  type RetryPolicy,
  type Sleep,
  sleepUnlessAborted,
  unseededUniform,
} from '@ethogram/platform/http';
import { AccessToken } from './access-token.js';
import { checkedFullnames, checkedListing, checkedPost } from './check-request.js';
import { malformed } from './error-of-answer.js';
import { addThing, emptyPage, readListing, readMoreAnswer, readThread } from './read-things.js';
import { RedditExchange } from './reddit-exchange.js';
import { type ListingRequest, type RedditPage, RedditSource } from './reddit-source.port.js';
import type { RequestLimiter } from './request-limiter.js';
import type { RedditHosts, SnoowrapClient } from './snoowrap-client.js';
import { type ThreadQuestion, ThreadWalk } from './thread-walk.js';

export interface RedditCredentials {
  readonly clientId: string;
  /** Installed apps have none. */
  readonly clientSecret?: string | undefined;
  /** Without one, access is the application's own. */
  readonly refreshToken?: string | undefined;
  /** As Reddit asks: `<platform>:<app id>:<version> (by /u/<account>)`. */
  readonly userAgent: string;
}

export interface SnoowrapRedditSourceOptions {
  readonly credentials: RedditCredentials;
  readonly limiter: RequestLimiter;
  /** Another address for both of Reddit's hosts. */
  readonly url?: string | undefined;
  readonly retry?: Partial<RetryPolicy>;
  /** For one attempt of a request. */
  readonly timeoutMs?: number;
  readonly clock?: Clock;
  /** Uniform in [0, 1), for the jitter of retries. */
  readonly random?: () => number;
  readonly sleep?: Sleep;
}

const HOSTS: RedditHosts = { oauth: 'https://oauth.reddit.com', www: 'https://www.reddit.com' };
/** Five waits of up to 1, 2, 4, 8 and 16 seconds outlast a hiccup; an outage is the caller's to sit out. */
const RETRY: RetryPolicy = {
  maxAttempts: 6,
  baseDelayMs: 1_000,
  maxDelayMs: 30_000,
  maxRetryAfterMs: 900_000,
  totalTimeoutMs: 900_000,
};
const TIMEOUT_MS = 30_000;
/** A thread of 500 comments of 10,000 characters in JSON, several times over. */
const LARGEST_ANSWER = 32 << 20;
const THREAD_COMMENTS = 500;
/** A million comments; only an answer that leads in circles gets there. */
const MOST_QUESTIONS = 10_000;
const INSTALLED_CLIENT = 'https://oauth.reddit.com/grants/installed_client';

/** Reddit's API through snoowrap, over the platform's own way out. */
export class SnoowrapRedditSource extends RedditSource {
  private readonly exchange: RedditExchange;
  private readonly token: AccessToken;
  private readonly hosts: RedditHosts;

  constructor(private readonly options: SnoowrapRedditSourceOptions) {
    super();
    const { url, clock = new SystemClock() } = options;
    const address = url?.replace(/\/+$/, '');
    this.hosts = address ? { oauth: address, www: address } : HOSTS;
    this.token = new AccessToken(clock, () => this.requestToken());
    this.exchange = new RedditExchange({
      client: new HttpClient({
        origins: [this.hosts.oauth, this.hosts.www].map((host) => new URL(host).origin),
        largestAnswer: LARGEST_ANSWER,
      }),
      limiter: options.limiter,
      policy: { ...RETRY, ...options.retry },
      timeoutMs: options.timeoutMs ?? TIMEOUT_MS,
      clock,
      random: options.random ?? unseededUniform,
      sleep: options.sleep ?? sleepUnlessAborted,
    });
  }

  override async listing(request: ListingRequest, signal?: AbortSignal): Promise<RedditPage> {
    const { path, query } = checkedListing(request);
    const client = await this.client(signal);
    const { things, after } = readListing(await client.get(path, query));
    const page = emptyPage();
    for (const thing of things) addThing(page, thing);
    // Asked for what it had just given, a listing would never end.
    return { ...page, after: after === (request.after ?? null) ? null : after };
  }

  override async *thread(fullname: string, signal?: AbortSignal): AsyncGenerator<RedditPage> {
    const link = checkedPost(fullname);
    const client = await this.client(signal);
    const { posts, tree } = readThread(await client.get(...threadRequest(link)));
    const walk = new ThreadWalk();
    const first = walk.read(tree);
    for (const thing of posts) addThing(first, thing);
    yield first;
    let asked = 0;
    for (let question = walk.next(); question; question = walk.next()) {
      asked += 1;
      if (asked > MOST_QUESTIONS) throw malformed('a thread that ends');
      yield walk.read(await ask(client, link, question));
    }
    const reason = 'Reddit says that this comment exists, and does not show it';
    const withheld = walk.withheld().map((comment) => ({ fullname: comment, reason }));
    if (withheld.length > 0) yield { ...emptyPage(), invalid: withheld };
  }

  override async byFullnames(
    fullnames: readonly string[],
    signal?: AbortSignal,
  ): Promise<RedditPage & { absent: string[] }> {
    const asked = checkedFullnames(fullnames);
    if (asked.size === 0) return { ...emptyPage(), absent: [] };
    const client = await this.client(signal);
    const { things } = readListing(await client.info([...asked]));
    const page = emptyPage();
    for (const thing of things) addThing(page, thing);
    const answered = [...page.posts, ...page.comments, ...page.invalid].map(({ fullname }) => fullname);
    // A row of which not even the name can be read may be any of those asked for: none may be taken for gone.
    if (answered.some((fullname) => fullname === null || !asked.has(fullname)))
      throw malformed('what was asked for');
    return { ...page, absent: [...asked].filter((fullname) => !answered.includes(fullname)) };
  }

  /** For one call. snoowrap is loaded when it is first needed: most processes never ask Reddit anything. */
  private async client(
    signal?: AbortSignal,
    token: AccessToken | null = this.token,
  ): Promise<SnoowrapClient> {
    signal?.throwIfAborted();
    const { SnoowrapClient: Client } = await import('./snoowrap-client.js');
    const { clientId, clientSecret = '', userAgent } = this.options.credentials;
    const parts = { exchange: this.exchange, hosts: this.hosts, token };
    return new Client({ clientId, clientSecret, userAgent }, parts, signal);
  }

  private async requestToken(): Promise<unknown> {
    const client = await this.client(undefined, null);
    return client.requestToken(this.grant());
  }

  private grant(): Record<string, string> {
    const { clientId, clientSecret, refreshToken, userAgent } = this.options.credentials;
    if (refreshToken) return { grant_type: 'refresh_token', refresh_token: refreshToken };
    if (clientSecret) return { grant_type: 'client_credentials' };
    // Reddit wants an id of the device, 20 to 30 characters, that stays the same.
    const device = createHash('sha256').update(`${clientId} ${userAgent}`).digest('hex').slice(0, 30);
    return { grant_type: INSTALLED_CLIENT, device_id: device };
  }
}

function threadRequest(link: string): [string, Record<string, string | number>] {
  return [`comments/${link.slice(3)}`, { limit: THREAD_COMMENTS, sort: 'top', showmore: 'true' }];
}

async function ask(client: SnoowrapClient, link: string, question: ThreadQuestion): Promise<unknown[]> {
  if (question.kind === 'branch') {
    const [path, query] = threadRequest(link);
    return readThread(await client.get(path, { ...query, comment: question.id })).tree;
  }
  const children = question.ids.join(',');
  const query = { api_type: 'json', link_id: link, children, sort: 'top', limit_children: 'false' };
  return readMoreAnswer(await client.get('api/morechildren', query));
}
