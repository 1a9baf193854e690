import { describe, expect, it } from '@jest/globals';
import { readSituations } from '../situation.js';
import { syntheticDump } from './synthetic-dump.js';

describe('the synthetic dump', () => {
  const situations = readSituations();
  const dump = syntheticDump(situations, 0);

  it('is the same for the same seed and another for another', () => {
    expect(syntheticDump(situations, 0)).toEqual(dump);
    expect(syntheticDump(situations, 1).comments).not.toBe(dump.comments);
  });

  it('has a post for each situation and three that were taken back', () => {
    expect(dump.posts.trimEnd().split('\n')).toHaveLength(situations.length + 3);
  });

  it('names everybody in it as synthetic', () => {
    for (const line of `${dump.posts}${dump.comments}`.trimEnd().split('\n')) {
      expect(line).toMatch(/"author":"(synthetic_|\[deleted\])/);
    }
  });
});
