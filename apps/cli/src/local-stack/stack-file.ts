import { existsSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { z } from 'zod';

const stackFile = z.object({
  pid: z.number(),
  url: z.string().nullable(),
  postgresPort: z.number().nullable(),
  modelServer: z.object({ url: z.string(), pid: z.number() }).nullable(),
  /** Process ids of what was started, to be found again after a `kill -9` of the supervisor. */
  children: z.array(z.object({ name: z.string(), pid: z.number() })),
});
export type StackState = z.infer<typeof stackFile>;

/** Reads what a supervisor left behind; undefined when there is nothing or it is torn. */
export function readStack(path: string): StackState | undefined {
  if (!existsSync(path)) return undefined;
  try {
    return stackFile.parse(JSON.parse(readFileSync(path, 'utf8')));
  } catch {
    return undefined; // Written by another version or cut short: the same as not there.
  }
}

export function writeStack(path: string, state: StackState): void {
  writeFileSync(`${path}.partial`, JSON.stringify(state, null, 2));
  renameSync(`${path}.partial`, path);
}

export function removeStack(path: string): void {
  rmSync(path, { force: true });
}

/** Whether `pid` lives and its command line mentions `mark`: ids are given out again, so a number alone proves nothing. */
export function isOurs(pid: number, mark: string): boolean {
  try {
    return readFileSync(`/proc/${pid}/cmdline`, 'utf8').includes(mark);
  } catch {
    return false; // No such process.
  }
}

/** Ends what a dead supervisor left running. Returns how many there were. */
export function endLeftovers(state: StackState, mark: string): number {
  const alive = state.children.filter(({ pid }) => isOurs(pid, mark));
  for (const { pid } of alive) process.kill(pid, 'SIGKILL');
  return alive.length;
}
