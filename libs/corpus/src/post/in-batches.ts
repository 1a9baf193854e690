import type { EntityManager } from 'typeorm';

/** How many rows a batch did and where it ended; null when it found none. */
export interface BatchEnd {
  done: number;
  last: string | null;
}

const FIRST = '00000000-0000-0000-0000-000000000000';

/**
 * Does batches, a transaction each, until none finds anything. Each goes on behind the last one, so that the rows done
 * are not walked over again; at the end it looks once more from the first, for what came in between. Returns the rows done.
 */
export async function inBatches(
  manager: EntityManager,
  work: (manager: EntityManager, after: string) => Promise<BatchEnd>,
  signal?: AbortSignal,
): Promise<number> {
  let done = 0;
  let after = FIRST;
  for (;;) {
    signal?.throwIfAborted();
    const from = after;
    const batch = await manager.transaction((own) => work(own, from));
    done += batch.done;
    if (batch.last === null && from === FIRST) return done;
    after = batch.last ?? FIRST;
  }
}
