import { execFile } from 'node:child_process';
import { ClusterAwayError } from '../launcher.errors.js';

export interface CommandAnswer {
  readonly code: number;
  readonly output: string;
  /** What it complained of, in one line. */
  readonly complaint: string;
}

/** Longer than Slurm's own patience with a controller that does not answer. */
const TIMEOUT_MS = 120_000;
const LARGEST_OUTPUT = 4 << 20;

/**
 * Runs one of Slurm's commands, without a shell and in nothing but the given environment: a job inherits that of
 * sbatch, and the platform's secrets are none of its business. Rejects with `ClusterAwayError` when the command cannot
 * be run or does not end.
 */
export async function slurmCommand(
  program: 'sbatch' | 'squeue' | 'sacct' | 'scancel',
  args: readonly string[],
  environment: Readonly<Record<string, string>>,
  input = '',
): Promise<CommandAnswer> {
  return new Promise((resolve, reject) => {
    const options = { env: environment, timeout: TIMEOUT_MS, maxBuffer: LARGEST_OUTPUT, cwd: '/' };
    const child = execFile(program, args, options, (error, output, complaints) => {
      const code = error === null ? 0 : error.code;
      if (typeof code !== 'number') {
        const why = error?.killed ? 'it did not end in time' : String(code ?? error?.message);
        return reject(
          new ClusterAwayError(`Slurm's command ${program} cannot be run: ${why}.`, { cause: error }),
        );
      }
      resolve({ code, output: output.trim(), complaint: lastLineOf(complaints) });
    });
    // sbatch may refuse its arguments without reading the script.
    child.stdin?.on('error', () => undefined);
    child.stdin?.end(input);
  });
}

function lastLineOf(text: string): string {
  return text.trim().split('\n').at(-1)?.trim().slice(0, 300) ?? '';
}
