import { describe, expect, it } from '@jest/globals';
import { flockHolder, isTrainerOf } from './trainer-process.js';

describe('flockHolder', () => {
  const locks = [
    '1: POSIX  ADVISORY  WRITE 700 08:01:42 0 EOF',
    '2: FLOCK  ADVISORY  READ  701 08:01:42 0 EOF',
    '2: -> FLOCK  ADVISORY  WRITE 702 08:01:42 0 EOF',
    '3: FLOCK  ADVISORY  WRITE 4211 08:01:142 0 EOF',
    '4: FLOCK  ADVISORY  WRITE 4212 00:2b:42 0 EOF',
  ].join('\n');

  it('is the process with an exclusive lock on exactly this file', () => {
    expect(flockHolder(locks, 42)).toBe(4212);
    expect(flockHolder(locks, 142)).toBe(4211);
  });

  it('is nobody for another file or another kind of lock', () => {
    expect(flockHolder(locks, 2)).toBeUndefined();
    expect(flockHolder(locks.split('\n').slice(0, 3).join('\n'), 42)).toBeUndefined();
  });
});

describe('isTrainerOf', () => {
  it('does not take any other process for a trainer', async () => {
    await expect(isTrainerOf(process.pid, '/data/job.json')).resolves.toBe(false);
    await expect(isTrainerOf(2 ** 22 + 1, '/data/job.json')).resolves.toBe(false);
  });
});
