import { once } from 'node:events';
import {
  createServer,
  type IncomingHttpHeaders,
  type IncomingMessage,
  type Server,
  type ServerResponse,
} from 'node:http';
import { type Clock, SystemClock } from '@ethogram/core';
import { answerRoute, refusal, type RouteAnswer, type RouteLimits } from './reddit-routes.js';
import { TestBudget } from './test-budget.js';
import { type TestComment, TestContent, type TestPost } from './test-content.js';
import { TestTokens } from './test-tokens.js';
import { makeTrouble, type TestTrouble } from './test-trouble.js';

/** A request as it arrived, token requests included. */
export interface TestRequest {
  readonly method: string;
  readonly path: string;
  readonly query: URLSearchParams;
  readonly headers: IncomingHttpHeaders;
  readonly form: URLSearchParams;
  /** Milliseconds since 1970, by the server's clock. */
  readonly at: number;
}

export interface RedditTestServerOptions extends Partial<RouteLimits> {
  readonly port?: number;
  readonly clock?: Clock;
  readonly tokenSeconds?: number;
  /** Requests a period; more are answered with 429. */
  readonly requests?: number;
  readonly periodSeconds?: number;
}

const TOKEN_PATH = '/api/v1/access_token';

/** Reddit over plain HTTP on a port of this machine: `ETHOGRAM_REDDIT_URL` leads here. Takes `TEST_CREDENTIALS`. */
export class RedditTestServer {
  readonly requests: TestRequest[] = [];
  readonly content: TestContent;
  readonly limits: RouteLimits;
  readonly budget: TestBudget;
  private readonly tokens: TestTokens;
  private readonly clock: Clock;
  private readonly troubles: TestTrouble[] = [];
  private readonly tokenTroubles: TestTrouble[] = [];
  private outage: TestTrouble | null = null;
  private readonly forbidden = new Set<string>();
  private readonly server: Server;

  private constructor(options: RedditTestServerOptions) {
    this.clock = options.clock ?? new SystemClock();
    this.content = new TestContent(this.clock);
    this.tokens = new TestTokens(this.clock, options.tokenSeconds ?? 3_600);
    this.budget = new TestBudget(this.clock, options.requests ?? 1_000_000, options.periodSeconds ?? 600);
    this.limits = {
      threadComments: options.threadComments ?? 500,
      moreComments: options.moreComments ?? 100,
      depth: options.depth ?? 10,
    };
    this.server = createServer((request, response) => {
      this.handle(request, response).catch((error: unknown) => response.destroy(error as Error));
    });
  }

  static async start(options: RedditTestServerOptions = {}): Promise<RedditTestServer> {
    const reddit = new RedditTestServer(options);
    reddit.server.listen(options.port ?? 0, '127.0.0.1');
    await once(reddit.server, 'listening');
    return reddit;
  }

  async stop(): Promise<void> {
    this.server.closeAllConnections();
    this.server.close();
    await once(this.server, 'close');
  }

  get url(): string {
    const address = this.server.address();
    if (address === null || typeof address === 'string') throw new Error('The test server is not listening.');
    return `http://127.0.0.1:${address.port}`;
  }

  /** Requests to the API alone, without those for tokens. */
  get apiRequests(): TestRequest[] {
    return this.requests.filter(({ path }) => path !== TOKEN_PATH);
  }

  get tokenRequests(): TestRequest[] {
    return this.requests.filter(({ path }) => path === TOKEN_PATH);
  }

  addPost(part: Partial<Omit<TestPost, 'gone'>> = {}): string {
    return this.content.addPost(part);
  }

  addComment(parent: string, part: Parameters<TestContent['addComment']>[1] = {}): string {
    return this.content.addComment(parent, part);
  }

  editPost(fullname: string, changes: Partial<Omit<TestPost, 'id' | 'gone'>>): void {
    this.content.editPost(fullname, changes);
  }

  editComment(fullname: string, changes: Partial<Omit<TestComment, 'id' | 'gone'>>): void {
    this.content.editComment(fullname, changes);
  }

  /** By their authors. */
  deletePost(fullname: string): void {
    this.content.mark(fullname, 'deleted');
  }

  deleteComment(fullname: string): void {
    this.content.mark(fullname, 'deleted');
  }

  /** By moderators. */
  removePost(fullname: string): void {
    this.content.mark(fullname, 'removed');
  }

  removeComment(fullname: string): void {
    this.content.mark(fullname, 'removed');
  }

  /** From now on Reddit leaves the post or comment out of every answer. */
  hide(fullname: string): void {
    this.content.mark(fullname, 'hidden');
  }

  deleteAuthor(name: string): void {
    this.content.deleteAuthor(name);
  }

  /** A private subreddit: its listings are answered with 403. */
  forbidSubreddit(name: string): void {
    this.content.subreddits.add(name.toLowerCase());
    this.forbidden.add(name.toLowerCase());
  }

  /** The next requests to the API go wrong like this, one each. */
  failNext(...troubles: readonly TestTrouble[]): void {
    this.troubles.push(...troubles);
  }

  /** The next requests for a token go wrong like this, one each. */
  failNextToken(...troubles: readonly TestTrouble[]): void {
    this.tokenTroubles.push(...troubles);
  }

  /** Every request to the API goes wrong like this, until told null. */
  failAlways(trouble: TestTrouble | null): void {
    this.outage = trouble;
  }

  /** Tokens given so far stop working at once. */
  expireTokens(): void {
    this.tokens.expire();
  }

  private async handle(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const url = new URL(request.url ?? '/', this.url);
    const form = new URLSearchParams((await request.setEncoding('utf8').toArray()).join(''));
    const { method = 'GET', headers } = request;
    const { pathname: path, searchParams: query } = url;
    this.requests.push({ method, path, query, headers, form, at: this.clock.now().getTime() });
    if (path === TOKEN_PATH) {
      const trouble = this.tokenTroubles.shift();
      if (trouble) makeTrouble(trouble, response, {});
      else send(response, this.tokens.answer(headers, form), {});
      return;
    }
    const isGranted = this.budget.take();
    const trouble = this.troubles.shift() ?? this.outage;
    if (trouble) makeTrouble(trouble, response, this.budget.headers());
    else send(response, isGranted ? this.answer(url, headers) : TOO_MANY, this.budget.headers());
  }

  private answer(url: URL, headers: IncomingHttpHeaders): RouteAnswer {
    if (!this.tokens.holds(headers)) return refusal(401, 'Unauthorized');
    if (!headers['user-agent'] || headers['user-agent'] === 'node') return TOO_MANY;
    const subreddit = /^\/r\/([^/]+)\//.exec(url.pathname)?.[1]?.toLowerCase() ?? '';
    if (this.forbidden.has(subreddit)) return refusal(403, 'Forbidden');
    return answerRoute(url, this.content, this.limits);
  }
}

const TOO_MANY = refusal(429, 'Too Many Requests');

function send(response: ServerResponse, answer: RouteAnswer, headers: Record<string, string>): void {
  const type = { 'content-type': 'application/json; charset=UTF-8' };
  response.writeHead(answer.status, { ...type, ...headers, ...answer.headers });
  response.end(JSON.stringify(answer.body));
}
