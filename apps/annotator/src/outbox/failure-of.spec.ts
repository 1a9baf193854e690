import { describe, expect, it } from '@jest/globals';
import { REQUEST_ERROR_CODES, RequestError } from '@ethogram/web';
import { failureOf } from './failure-of.js';

describe('a request that failed', () => {
  it('leaves an answer waiting unless the server will never take it', () => {
    const failures = REQUEST_ERROR_CODES.map((code) => [code, failureOf(new RequestError(code, ''))]);
    expect(Object.fromEntries(failures)).toEqual({
      OFFLINE: 'lost',
      UNAVAILABLE: 'unavailable',
      INTERNAL: 'unavailable',
      BAD_ANSWER: 'unavailable',
      NOT_SIGNED_IN: 'signed-out',
      BAD_INPUT: undefined,
      NOT_FOUND: undefined,
      FORBIDDEN: undefined,
      CONFLICT: undefined,
      NOT_PERMITTED_BY_SOURCE: undefined,
    });
  });
});
