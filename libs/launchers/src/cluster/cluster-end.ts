import { setTimeout as wait } from 'node:timers/promises';
import { TRAINER_EXIT_CODES } from '@ethogram/core';
import type { LaunchState } from '../fine-tune-launcher.port.js';
import { isCancelRequested } from '../trainer/cancel-request.js';
import { lastWord, messageOf, stateOfResult } from '../trainer/last-word.js';
import { lastLineAfter, type TrainerFolder } from '../trainer/trainer-folder.js';
import type { ClusterJobEnd } from './cluster-jobs.js';
import type { ClusterRecord } from './cluster-record.js';

const POLL_MS = 100;

/**
 * How a launch on a cluster ended. In order of weight: a complete result; that the trainer itself gave up; a request to
 * cancel; what the cluster says. A trainer's "cancelled" is not believed by itself: it says the same when a scheduler
 * takes its machine away.
 * @param settleMs how long a file of a trainer that ended well may take to be seen through a shared file system
 */
export async function clusterEnd(
  folder: TrainerFolder,
  record: ClusterRecord,
  end: ClusterJobEnd,
  settleMs: number,
): Promise<LaunchState> {
  const { exitCode } = end;
  const ended = (state: LaunchState): LaunchState =>
    exitCode === undefined || exitCode < 0 || exitCode > 255 ? state : { ...state, exitCode };
  const byResult = await settledResult(folder, end.how === 'succeeded' ? settleMs : 0);
  if (byResult) return ended(byResult);
  const word = await lastWord(folder, record.eventsOffset);
  if (word?.type === 'failed') return ended({ state: 'failed', ...messageOf(word) });
  if (await isCancelRequested(folder.jobDir))
    return ended({ state: 'cancelled', message: word?.message ?? 'The trainer was stopped.' });
  return ended(await byCluster(folder, record, end));
}

async function byCluster(
  folder: TrainerFolder,
  record: ClusterRecord,
  { how, exitCode, message }: ClusterJobEnd,
): Promise<LaunchState> {
  if (how === 'succeeded') return { state: 'failed', message: 'The trainer ended without leaving a result.' };
  if (how === 'cancelled')
    return { state: 'cancelled', message: message ?? 'The job was stopped on the cluster.' };
  if (how === 'lost') return { state: 'lost', message: message ?? 'The job is gone without a word.' };
  if (exitCode === TRAINER_EXIT_CODES.alreadyRunning)
    return { state: 'lost', message: 'Another trainer still holds the folder.' };
  if (exitCode !== undefined && (exitCode < 0 || exitCode > 128))
    return { state: 'lost', message: `The trainer was ended by signal ${signalOf(exitCode)}.` };
  const said = await lastLineAfter(folder.log, record.logOffset);
  const manner = exitCode === undefined ? 'badly' : `with exit code ${exitCode}`;
  return { state: 'failed', message: message ?? said ?? `The trainer ended ${manner}.` };
}

/** A shell reports a signal as 128 and its number, a parent as its number below zero. */
function signalOf(exitCode: number): number {
  return exitCode < 0 ? -exitCode : exitCode - 128;
}

async function settledResult(folder: TrainerFolder, milliseconds: number): Promise<LaunchState | null> {
  for (const startedAt = performance.now(); ; await wait(POLL_MS)) {
    const state = await stateOfResult(folder);
    if (state || performance.now() - startedAt >= milliseconds) return state;
  }
}
