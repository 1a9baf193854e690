import { setTimeout as delay } from 'node:timers/promises';

/** Looks once a second until `look` finds something. */
export async function waitUntil<T>(signal: AbortSignal, look: () => Promise<T | undefined>): Promise<T> {
  for (;;) {
    const found = await look();
    if (found !== undefined) return found;
    await delay(1_000, undefined, { signal });
  }
}
