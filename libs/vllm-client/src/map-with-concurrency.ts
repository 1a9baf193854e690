/**
 * Maps items in order with at most `limit` calls of `work` under way. The first failure or an abort starts nothing
 * further; the calls under way are waited for, so that nothing runs on behind the caller's back, and then the result
 * rejects with that failure or with the signal's reason. Pass the same signal to `work` to cut them short.
 */
export async function mapWithConcurrency<Item, Result>(
  items: readonly Item[],
  limit: number,
  work: (item: Item, index: number) => Promise<Result>,
  signal?: AbortSignal,
): Promise<Result[]> {
  if (!Number.isInteger(limit) || limit < 1) {
    throw new RangeError(`The limit must be a positive whole number, not ${limit}.`);
  }
  const results = new Array<Result>(items.length);
  const failures: unknown[] = [];
  let next = 0;
  const runLane = async (): Promise<void> => {
    while (next < items.length && failures.length === 0 && !signal?.aborted) {
      const index = next;
      next += 1;
      try {
        results[index] = await work(items[index] as Item, index);
      } catch (error) {
        failures.push(error);
      }
    }
  };
  const wasComplete = items.length === 0;
  await Promise.all(Array.from({ length: Math.min(limit, items.length) }, runLane));
  if (failures.length > 0) throw failures[0];
  if (signal?.aborted && (wasComplete || next < items.length)) throw signal.reason;
  return results;
}
