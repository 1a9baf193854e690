import { spawn } from 'node:child_process';
import { open } from 'node:fs/promises';
import { TrainerNotStartedError } from '../launcher.errors.js';
import type { TrainerFolder } from '../trainer/trainer-folder.js';

export interface TrainerExit {
  /** null when a signal ended it. */
  readonly code: number | null;
  readonly signal: string | null;
}

export interface TrainerCommand {
  readonly command: readonly [string, ...string[]];
  readonly environment: Readonly<Record<string, string>>;
}

/**
 * Starts a trainer in a process group and session of its own, so that neither the platform's end nor a Ctrl-C in its
 * terminal reaches it, and without a shell, so that no path is ever read as a command. Rejects with
 * `TrainerNotStartedError` when the program cannot be run.
 */
export async function spawnTrainer(
  folder: TrainerFolder,
  { command: [program, ...leading], environment }: TrainerCommand,
): Promise<{ pid: number; exit: Promise<TrainerExit> }> {
  await using log = await open(folder.log, 'a');
  const child = spawn(program, [...leading, 'fine-tune', '--job', folder.jobFile], {
    cwd: folder.jobDir,
    detached: true,
    env: environment,
    shell: false,
    stdio: ['ignore', log.fd, log.fd],
  });
  const exit = new Promise<TrainerExit>((resolve) => {
    child.once('exit', (code, signal) => resolve({ code, signal }));
  });
  const pid = await new Promise<number>((resolve, reject) => {
    child.once('spawn', () => resolve(child.pid ?? 0));
    child.once('error', (cause) => {
      reject(
        new TrainerNotStartedError(`The trainer's program "${program}" cannot be run (${cause.message}).`, {
          cause,
        }),
      );
    });
  });
  child.unref();
  return { pid, exit };
}
