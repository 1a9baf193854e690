import type { ClusterJob, ClusterJobEnd } from '../cluster/cluster-jobs.js';

const QUEUED = ['PENDING', 'REQUEUED', 'REQUEUE_FED', 'REQUEUE_HOLD', 'RESV_DEL_HOLD', 'SPECIAL_EXIT'];
const RUNNING = ['RUNNING', 'COMPLETING', 'RESIZING', 'SIGNALING', 'STAGE_OUT', 'STOPPED', 'SUSPENDED'];

const ENDS: Readonly<Record<string, Omit<ClusterJobEnd, 'phase'>>> = {
  COMPLETED: { how: 'succeeded', exitCode: 0 },
  FAILED: { how: 'failed' },
  CANCELLED: { how: 'cancelled', message: 'The job was cancelled in Slurm.' },
  TIMEOUT: {
    how: 'failed',
    message:
      'Slurm ended the job at its time limit. Resume it to go on from the newest checkpoint, or raise --time.',
  },
  DEADLINE: { how: 'failed', message: 'Slurm ended the job at its deadline.' },
  OUT_OF_MEMORY: {
    how: 'failed',
    message: 'The job needed more memory than Slurm gave it: raise --mem in ETHOGRAM_SLURM_ARGUMENTS.',
  },
  // Nothing the trainer did: another machine may well see it through.
  PREEMPTED: { how: 'lost', message: 'Slurm gave the machine to another job.' },
  NODE_FAIL: { how: 'lost', message: 'The machine that ran the job failed.' },
  BOOT_FAIL: { how: 'lost', message: 'The machine for the job did not start.' },
  REVOKED: { how: 'lost', message: 'Slurm moved the job to another cluster.' },
};

/**
 * A job by a word of squeue or sacct, such as `CANCELLED by 1000`. A word that is not known says nothing.
 * @param exit `code:signal` of sacct
 */
export function slurmJob(said: string, exit?: string): ClusterJob {
  const word = said.trim().split(/[ +]/)[0] ?? '';
  if (QUEUED.includes(word)) return { phase: 'queued' };
  if (word === 'CONFIGURING') return { phase: 'starting' };
  if (RUNNING.includes(word)) return { phase: 'running' };
  const end = Object.hasOwn(ENDS, word) ? ENDS[word] : undefined;
  if (!end) return { phase: 'unknown' };
  const exitCode = word === 'FAILED' ? exitCodeOf(exit) : end.exitCode;
  return { phase: 'ended', ...end, ...(exitCode === undefined ? {} : { exitCode }) };
}

function exitCodeOf(exit: string | undefined): number | undefined {
  const [, code, signal] = /^(\d+):(\d+)$/.exec(exit?.trim() ?? '') ?? [];
  if (code === undefined) return undefined;
  return Number(signal) > 0 ? -Number(signal) : Number(code);
}
