import { describe, expect, it } from '@jest/globals';
import { inLanes } from './lanes.js';

async function* numbers(count: number, taken: number[] = []): AsyncGenerator<number> {
  for (let n = 0; n < count; n += 1) {
    await Promise.resolve();
    taken.push(n);
    yield n;
  }
}
const never = new AbortController().signal;

describe('lanes', () => {
  it('work on everything, no more than so many at a time, and take nothing ahead', async () => {
    const taken: number[] = [];
    const done: number[] = [];
    let underWay = 0;
    let most = 0;
    const work = async (n: number): Promise<void> => {
      underWay += 1;
      most = Math.max(most, underWay);
      expect(taken.length - done.length).toBeLessThanOrEqual(4);
      await new Promise((resolve) => setTimeout(resolve, n % 3));
      underWay -= 1;
      done.push(n);
    };
    await inLanes(numbers(50, taken), 4, work, never);
    expect(done.toSorted((a, b) => a - b)).toEqual(Array.from({ length: 50 }, (_, n) => n));
    expect(most).toBe(4);
  });

  it('stop at the first failure, once what is under way has ended', async () => {
    let ended = 0;
    const work = async (n: number): Promise<void> => {
      await new Promise((resolve) => setTimeout(resolve, 5));
      ended += 1;
      if (n === 2) throw new Error('broken');
    };
    await expect(inLanes(numbers(100), 4, work, never)).rejects.toThrow('broken');
    expect(ended).toBeLessThan(12);
  });

  it('end with the reason of an abort, and with the failure of the source', async () => {
    const stop = new AbortController();
    const work = (n: number): Promise<void> => {
      if (n === 3) stop.abort(new Error('enough'));
      return Promise.resolve();
    };
    await expect(inLanes(numbers(100), 2, work, stop.signal)).rejects.toThrow('enough');
    async function* broken(): AsyncGenerator<number> {
      yield 1;
      await Promise.reject(new Error('no more'));
    }
    await expect(inLanes(broken(), 2, () => Promise.resolve(), never)).rejects.toThrow('no more');
  });
});
