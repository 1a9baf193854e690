import { setTimeout as delay } from 'node:timers/promises';
import { progressLine } from '../progress-line.js';

interface Followed {
  readonly state: string;
  readonly error: string | null;
}

/** Shows a row's progress until it has ended. @throws Error when it did not succeed. */
export async function follow<T extends Followed>(
  signal: AbortSignal,
  look: () => Promise<T>,
  describe: (row: T) => string,
): Promise<T> {
  const progress = progressLine();
  for (;;) {
    signal.throwIfAborted();
    const row = await look();
    progress.show(describe(row));
    if (['SUCCEEDED', 'FAILED', 'CANCELLED'].includes(row.state)) {
      progress.end();
      if (row.state !== 'SUCCEEDED') throw new Error(row.error ?? `It ended as ${row.state.toLowerCase()}.`);
      return row;
    }
    await delay(500);
  }
}

/** One JSON object on standard output. */
export function printJson(value: unknown): void {
  process.stdout.write(`${JSON.stringify(value, null, 2)}\n`);
}
