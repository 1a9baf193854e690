import { createInterface } from 'node:readline/promises';

/** @throws Error when the person says no, or when nobody can be asked and `--yes` was not given. */
export async function confirm(question: string, isAgreed: boolean): Promise<void> {
  process.stderr.write(`${question}\n`);
  if (isAgreed) return;
  if (!process.stdin.isTTY) throw new Error('Nobody can be asked here: say --yes to go ahead.');
  const terminal = createInterface({ input: process.stdin, output: process.stderr });
  try {
    const answer = await terminal.question('Go ahead? [y/N] ');
    if (!/^y(es)?$/i.test(answer.trim())) throw new Error('Nothing was started.');
  } finally {
    terminal.close();
  }
}

/** `2 h 5 min`, `3 min`, `40 s` */
export function timeText(seconds: number): string {
  if (seconds < 60) return `${Math.round(seconds)} s`;
  const minutes = Math.round(seconds / 60);
  return minutes < 60 ? `${minutes} min` : `${Math.floor(minutes / 60)} h ${minutes % 60} min`;
}
