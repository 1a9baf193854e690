import { createHash } from 'node:crypto';

/**
 * Name of a start of a run: the same whenever it is asked for, so that a start that is repeated is known again, and
 * different in another installation on the same cluster. Nothing in it has a meaning for a shell, a path or an address.
 */
export function clusterJobName(runId: string, jobFile: string, attempt: number): string {
  const readable = runId.replace(/[^A-Za-z0-9-]+/g, '_').slice(0, 60);
  const place = createHash('sha256').update(`${runId}\n${jobFile}`).digest('hex').slice(0, 8);
  return `ethogram-${readable}-${place}-${attempt}`;
}

/** One argument for a POSIX shell. */
export function shellQuoted(text: string): string {
  return `'${text.replaceAll("'", `'\\''`)}'`;
}
