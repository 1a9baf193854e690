import { describe, expect, it } from '@jest/globals';
import { QueryFailedError } from 'typeorm';
import { keptError } from './kept-error.js';

describe('keptError', () => {
  it('keeps what is said and where, and none of the values of a statement', () => {
    const driverError = Object.assign(new Error('duplicate key'), {
      detail: 'Failing row contains (a secret).',
    });
    const error = new QueryFailedError('insert into posts values ($1)', ['a secret'], driverError);
    const kept = keptError(error);
    expect(kept.message).toBe('duplicate key');
    expect(kept.name).toBe(error.name);
    expect(kept.stack).toBe(error.stack);
    const own = Object.getOwnPropertyNames(kept).map((key) => JSON.stringify((kept as never)[key]));
    expect(own.join()).not.toContain('secret');
    expect(kept.cause).toBeUndefined();
  });

  it('makes an error of whatever was thrown', () => {
    expect(keptError('no')).toEqual(new Error('no'));
  });
});
