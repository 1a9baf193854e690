import { describe, expect, it } from '@jest/globals';
import { setTimeout as wait } from 'node:timers/promises';
import { mapWithConcurrency } from './map-with-concurrency.js';

const numbers = Array.from({ length: 12 }, (_, index) => index);

describe('mapWithConcurrency', () => {
  it('keeps the order of the items whatever the order of finishing', async () => {
    const mapped = await mapWithConcurrency(numbers, 4, async (number) => {
      await wait(numbers.length - number);
      return number * 10;
    });
    expect(mapped).toEqual(numbers.map((number) => number * 10));
  });

  it('runs as many at a time as allowed and never more', async () => {
    let running = 0;
    let most = 0;
    await mapWithConcurrency(numbers, 3, async () => {
      running += 1;
      most = Math.max(most, running);
      await wait(2);
      running -= 1;
    });
    expect(most).toBe(3);
  });

  it('starts nothing after a failure and waits for what is under way', async () => {
    const started: number[] = [];
    const finished: number[] = [];
    const mapping = mapWithConcurrency(numbers, 2, async (number) => {
      started.push(number);
      if (number === 1) throw new Error('second failed');
      await wait(20);
      finished.push(number);
    });
    await expect(mapping).rejects.toThrow('second failed');
    expect(started).toEqual([0, 1]);
    expect(finished).toEqual([0]);
  });

  it('starts nothing after an abort and rejects with its reason', async () => {
    const controller = new AbortController();
    const started: number[] = [];
    const mapping = mapWithConcurrency(
      numbers,
      2,
      async (number) => {
        started.push(number);
        await wait(5);
        if (number === 3) controller.abort(new Error('stopped'));
      },
      controller.signal,
    );
    await expect(mapping).rejects.toThrow('stopped');
    expect(started.length).toBeLessThan(numbers.length);
  });

  it('keeps the results when the abort comes after the last item', async () => {
    const controller = new AbortController();
    const mapped = mapWithConcurrency(
      [1],
      1,
      async (number) => {
        controller.abort();
        return number;
      },
      controller.signal,
    );
    await expect(mapped).resolves.toEqual([1]);
  });

  it('maps nothing to nothing and refuses a limit below one', async () => {
    await expect(mapWithConcurrency([], 2, async () => 1)).resolves.toEqual([]);
    await expect(mapWithConcurrency([1], 0, async () => 1)).rejects.toThrow(RangeError);
  });
});
