import type { Clock } from '@ethogram/core';
import { z } from 'zod';
import { malformed } from './error-of-answer.js';
import { RedditError } from './reddit.errors.js';

const tokenAnswer = z.object({ access_token: z.string().min(1), expires_in: z.number().positive() });
const refusalAnswer = z.object({ error: z.union([z.string(), z.number()]) });

/** A token is renewed this long before it ends, so that it cannot end on the way. */
const MARGIN_MS = 30_000;

interface Token {
  readonly value: string;
  readonly endsAt: number;
}

/** The access token everybody in this process shares; however many ask, one request for it is under way. */
export class AccessToken {
  private token: Token | null = null;
  private underWay: Promise<Token> | null = null;

  constructor(
    private readonly clock: Clock,
    /** Asks Reddit for a token; gives the parsed body. */
    private readonly request: () => Promise<unknown>,
  ) {}

  /** An aborted caller stops waiting; the request goes on for the others. */
  async get(signal?: AbortSignal): Promise<string> {
    signal?.throwIfAborted();
    if (this.token && this.clock.now().getTime() < this.token.endsAt) return this.token.value;
    this.underWay ??= this.fetch().finally(() => (this.underWay = null));
    const { value } = await unlessAborted(this.underWay, signal);
    return value;
  }

  /** Reddit refused this one; a newer one, which somebody else may have got meanwhile, is kept. */
  refuse(value: string): void {
    if (this.token?.value === value) this.token = null;
  }

  private async fetch(): Promise<Token> {
    const answer = await this.request().catch((error: unknown) => {
      // 400 is how a wrong refresh token is answered.
      throw error instanceof RedditError && (error.code === 'BAD_REQUEST' || error.code === 'FORBIDDEN')
        ? refused(error)
        : error;
    });
    if (refusalAnswer.safeParse(answer).success) throw refused();
    const read = tokenAnswer.safeParse(answer);
    if (!read.success) throw malformed('an access token');
    const { access_token: value, expires_in: seconds } = read.data;
    const lifetime = Math.max(seconds * 1000 - MARGIN_MS, (seconds * 1000) / 2);
    this.token = { value, endsAt: this.clock.now().getTime() + lifetime };
    return this.token;
  }
}

function refused(cause?: RedditError): RedditError {
  return new RedditError(
    'UNAUTHORIZED',
    'Reddit gives no access: check ETHOGRAM_REDDIT_CLIENT_ID, ETHOGRAM_REDDIT_CLIENT_SECRET and ETHOGRAM_REDDIT_REFRESH_TOKEN.',
    { status: cause?.status ?? undefined, cause },
  );
}

async function unlessAborted<Value>(
  promise: Promise<Value>,
  signal: AbortSignal | undefined,
): Promise<Value> {
  if (!signal) return promise;
  const { promise: aborted, reject } = Promise.withResolvers<never>();
  const abort = (): void => reject(signal.reason);
  signal.addEventListener('abort', abort, { once: true });
  try {
    return await Promise.race([promise, aborted]);
  } finally {
    signal.removeEventListener('abort', abort);
  }
}
