/**
 * Works on items as they come from a source that may be larger than the memory, at most `limit` of them at a time. The
 * first failure or an abort takes nothing further; what is under way is waited for, then the failure or the signal's
 * reason is thrown. Pass the same signal to `work` to cut it short.
 */
export async function inLanes<Item>(
  source: AsyncIterable<Item>,
  limit: number,
  work: (item: Item) => Promise<void>,
  signal: AbortSignal,
): Promise<void> {
  const items = source[Symbol.asyncIterator]();
  const failures: unknown[] = [];
  const runLane = async (): Promise<void> => {
    while (failures.length === 0 && !signal.aborted) {
      try {
        const next = await items.next();
        if (next.done) return;
        await work(next.value);
      } catch (error) {
        failures.push(error);
      }
    }
  };
  await Promise.all(Array.from({ length: limit }, runLane));
  await items.return?.();
  if (failures.length > 0) throw failures[0];
  signal.throwIfAborted();
}
