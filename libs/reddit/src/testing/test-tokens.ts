import type { IncomingHttpHeaders } from 'node:http';
import type { Clock } from '@ethogram/core';

export interface TestCredentials {
  readonly clientId: string;
  readonly clientSecret: string;
  readonly refreshToken: string;
}

export const TEST_CREDENTIALS: TestCredentials = {
  clientId: 'test-client',
  clientSecret: 'test-secret',
  refreshToken: 'test-refresh-token',
};

interface TokenAnswer {
  readonly status: number;
  readonly body: unknown;
}

const REFUSED: TokenAnswer = { status: 401, body: { message: 'Unauthorized', error: 401 } };
const BAD_GRANT: TokenAnswer = { status: 400, body: { message: 'Bad Request', error: 400 } };
const INSTALLED_CLIENT = 'https://oauth.reddit.com/grants/installed_client';

/** Gives tokens out and knows which still hold. */
export class TestTokens {
  private readonly endOf = new Map<string, number>();
  private given = 0;

  constructor(
    private readonly clock: Clock,
    /** How long Reddit says that a token holds, and how long it does. */
    private readonly seconds: number,
  ) {}

  answer(headers: IncomingHttpHeaders, form: URLSearchParams): TokenAnswer {
    const grant = form.get('grant_type');
    const secret = grant === INSTALLED_CLIENT ? '' : TEST_CREDENTIALS.clientSecret;
    const basic = Buffer.from(`${TEST_CREDENTIALS.clientId}:${secret}`).toString('base64');
    if (headers.authorization !== `Basic ${basic}`) return REFUSED;
    if (!this.isGrant(grant, form)) return BAD_GRANT;
    this.given += 1;
    const token = `test-token-${this.given}`;
    this.endOf.set(token, this.clock.now().getTime() + this.seconds * 1000);
    return {
      status: 200,
      body: { access_token: token, token_type: 'bearer', expires_in: this.seconds, scope: '*' },
    };
  }

  holds(headers: IncomingHttpHeaders): boolean {
    const token = /^bearer (.+)$/i.exec(headers.authorization ?? '')?.[1] ?? '';
    return (this.endOf.get(token) ?? 0) > this.clock.now().getTime();
  }

  /** As when the account's owner revokes them: earlier than was said. */
  expire(): void {
    this.endOf.clear();
  }

  private isGrant(grant: string | null, form: URLSearchParams): boolean {
    if (grant === 'client_credentials') return true;
    if (grant === INSTALLED_CLIENT) return (form.get('device_id') ?? '').length >= 20;
    return grant === 'refresh_token' && form.get('refresh_token') === TEST_CREDENTIALS.refreshToken;
  }
}
