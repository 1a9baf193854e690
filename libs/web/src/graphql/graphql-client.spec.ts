import { describe, expect, it } from '@jest/globals';
import { graphql } from './graphql.js';
import { createGraphqlClient } from './graphql-client.js';
import type { RequestError } from './request-error.js';

const ME = graphql('query Me { me { id } }');
const answering = (status: number, body: string) => async () => new Response(body, { status });

async function codeOf(fetcher: typeof fetch): Promise<string> {
  return createGraphqlClient(
    '/graphql',
    fetcher,
  )(ME).then(
    () => 'no error',
    (error: RequestError) => `${error.code}${error.isPassing ? ' passing' : ''}`,
  );
}

describe('the GraphQL client', () => {
  it('sends the text and variables and returns the data', async () => {
    let sent: unknown;
    const client = createGraphqlClient('/graphql', async (_url, init) => {
      sent = JSON.parse(String(init?.body));
      return new Response('{"data":{"me":{"id":"7"}}}');
    });
    expect(await client(ME)).toEqual({ me: { id: '7' } });
    expect(sent).toEqual({ query: 'query Me { me { id } }' });
  });

  it.each([
    [
      'the server names a code',
      200,
      '{"data":null,"errors":[{"message":"Sign in","extensions":{"code":"NOT_SIGNED_IN"}}]}',
      'NOT_SIGNED_IN',
    ],
    [
      'a variable does not fit',
      400,
      '{"errors":[{"message":"x","extensions":{"code":"BAD_USER_INPUT"}}]}',
      'BAD_INPUT',
    ],
    [
      'the code is unknown',
      200,
      '{"errors":[{"message":"x","extensions":{"code":"ODD"}}]}',
      'INTERNAL passing',
    ],
    ['a proxy says the server is away', 502, '<html>', 'UNAVAILABLE passing'],
    ['the answer is no GraphQL', 200, '<html>', 'BAD_ANSWER passing'],
  ])('says so when %s', async (_name, status, body, code) => {
    expect(await codeOf(answering(status, body))).toBe(code);
  });

  it('calls a failed connection OFFLINE', async () => {
    expect(await codeOf(async () => Promise.reject(new TypeError('Failed to fetch')))).toBe(
      'OFFLINE passing',
    );
  });
});
