import { describe, expect, it } from '@jest/globals';
import { QueryFailedError, QueryRunnerAlreadyReleasedError } from 'typeorm';
import { databaseTrouble } from './database-trouble.js';

const driver = (message: string, parts: object = {}): Error => Object.assign(new Error(message), parts);
const ofQuery = (message: string, parts: object = {}): Error =>
  new QueryFailedError('select', [], driver(message, parts));

describe('trouble with the database', () => {
  it.each([
    ['no space', ofQuery('could not extend file', { code: '53100' }), 'full'],
    ['a quota', ofQuery('could not extend file', { code: 'XX000', routine: 'mdzeroextend' }), 'full'],
    ['a worn-out disk', ofQuery('could not write block', { code: '58030' }), 'full'],
    ['a shutdown', ofQuery('terminating connection', { code: '57P01' }), 'away'],
    ['a start that goes on', driver('the database system is starting up', { code: '57P03' }), 'away'],
    ['nobody at the port', driver('', { code: 'ECONNREFUSED' }), 'away'],
    ['a connection broken off', ofQuery('Connection terminated unexpectedly'), 'away'],
    ['a connection broken between two statements', new QueryRunnerAlreadyReleasedError(), 'away'],
    ['a standby', ofQuery('cannot execute UPDATE', { code: '25006' }), 'away'],
    ['too many connections', driver('sorry, too many clients already', { code: '53300' }), 'busy'],
    ['two in each other’s way', ofQuery('deadlock detected', { code: '40P01' }), 'busy'],
  ])('is told from %s', (_name, error, trouble) => {
    expect(databaseTrouble(error)).toBe(trouble);
  });

  it.each([
    ['a constraint', ofQuery('duplicate key', { code: '23505' })],
    ['an error inside PostgreSQL', ofQuery('cache lookup failed', { code: 'XX000', routine: 'getType' })],
    ['a mistake of ours', new TypeError('undefined is not a function')],
    ['what is no error', 'ECONNREFUSED'],
  ])('is not %s', (_name, error) => {
    expect(databaseTrouble(error)).toBeUndefined();
  });
});
