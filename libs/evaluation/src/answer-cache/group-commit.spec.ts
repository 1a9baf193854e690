import { describe, expect, it } from '@jest/globals';
import { GroupCommit } from './group-commit.js';

describe('writing in groups', () => {
  it('writes the first at once and what comes meanwhile together, no more than the batch holds', async () => {
    const batches: number[][] = [];
    let release = (): void => undefined;
    const group = new GroupCommit<number>(async (batch) => {
      batches.push([...batch]);
      if (batches.length === 1) await new Promise<void>((done) => (release = done));
    }, 2);
    const all = Promise.all([1, 2, 3, 4].map((item) => group.add(item)));
    expect(batches).toEqual([[1]]);
    release();
    await all;
    expect(batches).toEqual([[1], [2, 3], [4]]);
  });

  it('fails those of a failed batch and goes on with the next', async () => {
    const group = new GroupCommit<string>((batch) =>
      batch.includes('bad') ? Promise.reject(new Error('no')) : Promise.resolve(),
    );
    const found = await Promise.allSettled([group.add('bad'), group.add('good')]);
    expect(found.map(({ status }) => status)).toEqual(['rejected', 'fulfilled']);
    await group.add('later');
  });
});
