import { posix } from 'node:path';
import type { ClusterJob, ClusterJobRequest, ClusterJobs } from '../cluster/cluster-jobs.js';
import { ClusterAwayError, TrainerNotStartedError } from '../launcher.errors.js';
import { type CommandAnswer, slurmCommand } from './slurm-command.js';
import { slurmJob } from './slurm-state.js';

export interface SlurmJobsOptions {
  readonly partition?: string | undefined;
  /** Further arguments of sbatch; they come last and so win over ours. */
  readonly arguments: readonly string[];
  readonly cpus: number;
  readonly gpus: number;
  /** The whole environment of Slurm's commands, and so of the job. */
  readonly environment: Readonly<Record<string, string>>;
}

const GONE = /invalid job id|already completing or completed|job is no longer/i;
const CONTROLLER_AWAY =
  /unable to contact slurm|socket timed out|connection refused|zero bytes were transmitted/i;
const NO_ACCOUNTING = /accounting storage is disabled|not running a supported accounting_storage/i;

/** Jobs of a Slurm cluster, through its commands. */
export class SlurmJobs implements ClusterJobs {
  constructor(private readonly options: SlurmJobsOptions) {}

  async submit(request: ClusterJobRequest): Promise<string> {
    const known = await this.find(request.name);
    if (known !== null) return known;
    const answer = await this.#run('sbatch', this.#arguments(request), scriptOf(request));
    const id = /^(\d+)(;.*)?$/m.exec(answer.output)?.[1];
    if (answer.code === 0 && id !== undefined) return id;
    if (CONTROLLER_AWAY.test(answer.complaint)) throw away(answer);
    throw new TrainerNotStartedError(
      `Slurm does not take the job: ${answer.complaint || `sbatch ended with ${answer.code}.`}`,
    );
  }

  async find(name: string): Promise<string | null> {
    const queue = await this.#queue([`--name=${name}`, '--format=%i']);
    const record = queue || (await this.#accounts([`--name=${name}`, '--starttime=now-30days'], 'JobIDRaw'));
    return /^\d+/.exec(record)?.[0] ?? null;
  }

  /** The controller knows what is alive; accounts, which lag, know what is over. */
  async look(id: string): Promise<ClusterJob> {
    const queued = slurmJob(await this.#queue([`--jobs=${id}`, '--format=%T']));
    if (queued.phase !== 'ended' && queued.phase !== 'unknown') return queued;
    const [state = '', exit] = (await this.#accounts([`--jobs=${id}`], 'State,ExitCode')).split('|');
    const recorded = slurmJob(state, exit);
    // Accounts that still show it alive have not heard of its end.
    return recorded.phase === 'ended' ? recorded : queued;
  }

  async stop(id: string, how: 'politely' | 'by force'): Promise<void> {
    // A signal says nothing to a job that waits.
    const isWaiting = how === 'politely' && (await this.look(id)).phase === 'queued';
    const signal = how === 'by force' || isWaiting ? [] : ['--signal=TERM', '--full'];
    const answer = await this.#run('scancel', [...signal, id]);
    if (answer.code !== 0 && !GONE.test(answer.complaint)) throw away(answer);
  }

  /** It is written to the log file by Slurm. */
  async log(): Promise<null> {
    return null;
  }

  #arguments({ name, logFile }: ClusterJobRequest): string[] {
    const { partition, cpus, gpus } = this.options;
    return [
      '--parsable',
      `--job-name=${name}`,
      // In this path alone a percent sign has a meaning.
      `--output=${logFile.replaceAll('%', '%%')}`,
      '--open-mode=append',
      `--chdir=${posix.dirname(logFile)}`,
      '--no-requeue',
      ...(cpus > 0 ? [`--cpus-per-task=${Math.ceil(cpus)}`] : []),
      ...(gpus > 0 ? [`--gpus=${Math.ceil(gpus)}`] : []),
      ...(partition === undefined ? [] : [`--partition=${partition}`]),
      ...this.options.arguments,
    ];
  }

  /** Lines of squeue; empty for what it does not list. */
  async #queue(args: readonly string[]): Promise<string> {
    const answer = await this.#run('squeue', [...args, '--noheader', '--states=all']);
    if (answer.code === 0) return newest(answer.output);
    if (GONE.test(answer.complaint)) return '';
    throw away(answer);
  }

  /** A line of sacct; empty where there is none, or no accounting. */
  async #accounts(args: readonly string[], columns: string): Promise<string> {
    const format = ['--noheader', '--parsable2', '--allocations', `--format=${columns}`];
    const answer = await this.#run('sacct', [...args, ...format]);
    if (answer.code === 0) return newest(answer.output);
    if (NO_ACCOUNTING.test(answer.complaint)) return '';
    throw away(answer);
  }

  #run(
    program: 'sbatch' | 'squeue' | 'sacct' | 'scancel',
    args: readonly string[],
    input?: string,
  ): Promise<CommandAnswer> {
    return slurmCommand(program, args, this.options.environment, input);
  }
}

/**
 * The shell stays until the trainer has ended, whatever signal comes: Slurm kills at once what is left when the script
 * is over, and the trainer needs its time for a checkpoint.
 */
function scriptOf({ command }: ClusterJobRequest): string {
  return `#!/bin/sh\ntrap : TERM\n${command}\n`;
}

function newest(lines: string): string {
  return lines.split('\n').at(-1)?.trim() ?? '';
}

function away({ complaint, code }: CommandAnswer): ClusterAwayError {
  return new ClusterAwayError(`Slurm cannot be asked: ${complaint || `its command ended with ${code}.`}`);
}
