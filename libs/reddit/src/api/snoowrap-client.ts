import Snoowrap from 'snoowrap';
import type { AccessToken } from './access-token.js';
import { RedditError } from './reddit.errors.js';
import type { RedditExchange } from './reddit-exchange.js';

/** Where the two hosts of Reddit are. */
export interface RedditHosts {
  readonly oauth: string;
  readonly www: string;
}

export interface SnoowrapCredentials {
  readonly userAgent: string;
  readonly clientId: string;
  readonly clientSecret: string;
}

/** The part of the options of its HTTP library that snoowrap uses. */
interface SnoowrapRequest {
  readonly baseUrl?: string;
  readonly uri?: string;
  readonly method?: string;
  readonly qs?: Readonly<Record<string, unknown>>;
  readonly form?: Readonly<Record<string, unknown>>;
  readonly headers?: Readonly<Record<string, string>>;
  readonly auth?: { readonly bearer?: string; readonly user?: string; readonly pass?: string };
}

interface SnoowrapAnswer {
  readonly statusCode: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: { readonly answer: unknown };
  readonly request: { readonly method: string; readonly uri: { readonly href: string } };
}

/**
 * snoowrap with its ways out replaced: it makes the requests (paths, `raw_json`, authorization), `RedditExchange` sends
 * them. Its own HTTP library is never called, its own waiting for limits (in memory, a process) and its own tokens (one
 * request a caller, none after the end for application-only access) neither. Made for one call, because snoowrap's
 * methods take no signal.
 */
export class SnoowrapClient extends Snoowrap {
  readonly #exchange: RedditExchange;
  readonly #token: AccessToken | null;
  readonly #hosts: RedditHosts;
  readonly #signal: AbortSignal | undefined;

  constructor(
    credentials: SnoowrapCredentials,
    parts: { exchange: RedditExchange; hosts: RedditHosts; token: AccessToken | null },
    signal?: AbortSignal,
  ) {
    // snoowrap wants one of its kinds of access at once; the token is filled in before each request.
    super({ ...credentials, accessToken: 'none' });
    this.config({ proxies: false, warnings: false, debug: false });
    this.#exchange = parts.exchange;
    this.#token = parts.token;
    this.#hosts = parts.hosts;
    this.#signal = signal;
  }

  /** The parsed body of a GET. */
  async get(uri: string, query: Readonly<Record<string, string | number>>): Promise<unknown> {
    return answerOf(await this.oauthRequest({ uri, qs: query, method: 'get' }));
  }

  /** The parsed body of `api/info` for at most 100 fullnames. */
  async info(fullnames: readonly string[]): Promise<unknown> {
    return answerOf(await this.getContentByIds([...fullnames]));
  }

  /** The parsed body of an access token request. */
  async requestToken(form: Readonly<Record<string, string>>): Promise<unknown> {
    return answerOf(
      await this.credentialedClientRequest({ method: 'post', uri: 'api/v1/access_token', form } as never),
    );
  }

  /** Called by snoowrap for everything it sends. */
  override async rawRequest(request: SnoowrapRequest): Promise<SnoowrapAnswer> {
    const bearer = request.auth?.bearer;
    try {
      return await this.#send(request, bearer);
    } catch (error) {
      const isRefused = error instanceof RedditError && error.code === 'UNAUTHORIZED';
      if (!isRefused || !this.#token || bearer === undefined) throw error;
      // The token may have ended early; a second refusal is about the credentials.
      this.#token.refuse(bearer);
      return await this.#send(request, await this.#token.get(this.#signal));
    }
  }

  override updateAccessToken(): Promise<string> {
    if (!this.#token) throw new Error('A request for a token needs none.');
    return this.#token.get(this.#signal);
  }

  /** The shared limiter waits. */
  _awaitRatelimit(): Promise<void> {
    return Promise.resolve();
  }

  _awaitRequestDelay(): Promise<void> {
    return Promise.resolve();
  }

  /** Rows stay as they came: the readers of dumps read them, and one odd row must not spoil a page. */
  _populate(body: unknown): unknown {
    return body;
  }

  async #send(request: SnoowrapRequest, bearer: string | undefined): Promise<SnoowrapAnswer> {
    const { uri = '', headers = {}, qs, form, auth } = request;
    const method = (request.method ?? 'get').toUpperCase() === 'POST' ? 'POST' : 'GET';
    const isWww = request.baseUrl?.startsWith('https://www.') ?? false;
    const url = new URL(`${isWww ? this.#hosts.www : this.#hosts.oauth}/${uri.replace(/^\/+/, '')}`);
    for (const [name, value] of entriesOf(qs)) url.searchParams.set(name, value);
    const basic = Buffer.from(`${auth?.user ?? ''}:${auth?.pass ?? ''}`).toString('base64');
    const answer = await this.#exchange.send(
      {
        url: url.href,
        method,
        headers: {
          ...headers,
          accept: 'application/json',
          authorization: bearer === undefined ? `Basic ${basic}` : `bearer ${bearer}`,
          ...(form ? { 'content-type': 'application/x-www-form-urlencoded' } : {}),
        },
        ...(form ? { body: new URLSearchParams(entriesOf(form)).toString() } : {}),
      },
      this.#signal,
    );
    const asked = { method, uri: { href: url.href } };
    return { statusCode: 200, headers: {}, body: { answer }, request: asked };
  }
}

function entriesOf(fields: Readonly<Record<string, unknown>> = {}): [string, string][] {
  return Object.entries(fields).flatMap(([name, value]) =>
    value === undefined || value === null ? [] : [[name, String(value)]],
  );
}

/** snoowrap hands on the body of an API request, and the whole answer of a token request. */
function answerOf(result: unknown): unknown {
  const { body = result } = result as { body?: unknown };
  return (body as SnoowrapAnswer['body']).answer;
}
