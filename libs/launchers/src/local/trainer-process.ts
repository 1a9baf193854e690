import { execFile } from 'node:child_process';
import { readFile, stat } from 'node:fs/promises';
import { promisify } from 'node:util';
import { isMissingFile } from '../trainer/missing-file.js';
import { readIfPresent, type TrainerFolder } from '../trainer/trainer-folder.js';
import { readLaunchRecord } from './launch-record.js';

/**
 * The pid of the trainer that works on this folder's job, or null. Three hints lead to a pid: the trainer's own pid
 * file, the launcher's note (before the trainer has written that file) and the holder of the trainer's lock (when the
 * file is gone). None is believed by itself, because pids are reused: the process must have been started with exactly
 * this job file.
 */
export async function findTrainer(folder: TrainerFolder): Promise<number | null> {
  const hints = [
    async () => Number((await readIfPresent(folder.pidFile))?.trim()),
    async () => (await readLaunchRecord(folder.jobDir))?.pid,
    async () => lockHolder(folder.lockFile),
  ];
  for (const hint of hints) {
    const pid = (await hint()) ?? 0;
    if (Number.isSafeInteger(pid) && pid > 1 && (await isTrainerOf(pid, folder.jobFile))) return pid;
  }
  return null;
}

export async function isTrainerOf(pid: number, jobFile: string): Promise<boolean> {
  if (process.platform !== 'linux')
    return (await commandLineFromPs(pid)).endsWith(` fine-tune --job ${jobFile}`);
  const command = await commandLine(pid);
  return command.includes('fine-tune') && command.includes(jobFile);
}

/** Arguments of a process; empty when there is none, or only its unreaped remains. */
async function commandLine(pid: number): Promise<string[]> {
  try {
    return (await readFile(`/proc/${pid}/cmdline`, 'utf8')).split('\0');
  } catch (error) {
    if (isMissingFile(error) || isProcessGone(error)) return [];
    throw error;
  }
}

/** Without /proc the arguments come in one string, in which blanks of a path cannot be told from those between. */
async function commandLineFromPs(pid: number): Promise<string> {
  try {
    const { stdout } = await promisify(execFile)('ps', ['-ww', '-o', 'args=', '-p', String(pid)]);
    return stdout.trimEnd();
  } catch {
    // ps exits with 1 when there is no such process.
    return '';
  }
}

/** Linux lists every lock with the file's inode number and the pid that took it; elsewhere this hint is missing. */
async function lockHolder(lockFile: string): Promise<number | undefined> {
  const locks = await readIfPresent('/proc/locks');
  if (locks === null) return undefined;
  try {
    return flockHolder(locks, (await stat(lockFile)).ino);
  } catch (error) {
    if (isMissingFile(error)) return undefined;
    throw error;
  }
}

/** Reads lines such as `3: FLOCK  ADVISORY  WRITE 4211 08:01:131090 0 EOF`. */
export function flockHolder(locks: string, inode: number): number | undefined {
  for (const line of locks.split('\n')) {
    const found = /^\d+: FLOCK\s+\S+\s+WRITE\s+(\d+)\s+\S+:\S+:(\d+)\s/.exec(line);
    if (found && Number(found[2]) === inode) return Number(found[1]);
  }
  return undefined;
}

/** Sends a signal to the process, or to its whole group; false when it is no longer there. */
export function signalProcess(
  pid: number,
  signal: 'SIGTERM' | 'SIGKILL',
  whole: 'process' | 'group',
): boolean {
  try {
    return process.kill(whole === 'group' ? -pid : pid, signal);
  } catch (error) {
    if (!isProcessGone(error)) throw error;
    return false;
  }
}

function isProcessGone(error: unknown): boolean {
  return typeof error === 'object' && error !== null && 'code' in error && error.code === 'ESRCH';
}
