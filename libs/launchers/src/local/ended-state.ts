import { TRAINER_EXIT_CODES } from '@ethogram/core';
import type { LaunchState } from '../fine-tune-launcher.port.js';
import { lastWord, messageOf, stateOfResult } from '../trainer/last-word.js';
import { lastLineAfter, type TrainerFolder } from '../trainer/trainer-folder.js';
import type { LaunchRecord } from './launch-record.js';
import type { TrainerExit } from './spawn-trainer.js';

/** What is known about the newest start, besides the trainer's own files. */
export interface LaunchEvidence {
  readonly record: LaunchRecord | null;
  /** null when the trainer was started by another process, or the news is not in. */
  readonly exit: TrainerExit | null;
  readonly isCancelled: boolean;
}

/**
 * How a launch without a running trainer ended. In order of weight: a complete result; that the trainer gave up; a request
 * to cancel; its exit code. Without any of these it is lost, also when the trainer says that it was told to stop.
 */
export async function endedState(folder: TrainerFolder, evidence: LaunchEvidence): Promise<LaunchState> {
  const { record, exit } = evidence;
  const exitCode = exit?.code ?? undefined;
  const ended = (state: LaunchState): LaunchState =>
    exitCode === undefined ? state : { ...state, exitCode };
  const byResult = await stateOfResult(folder);
  if (byResult) return ended(byResult);
  const word = await lastWord(folder, record?.eventsOffset ?? 0);
  if (word?.type === 'failed') return ended({ state: 'failed', ...messageOf(word) });
  if (evidence.isCancelled)
    return ended({ state: 'cancelled', message: word?.message ?? 'The trainer was stopped.' });
  return ended(await stateWithoutWord(folder, evidence));
}

/** The code for "another trainer is at work" says nothing here: that other one is gone as well. */
async function stateWithoutWord(
  folder: TrainerFolder,
  { record, exit }: LaunchEvidence,
): Promise<LaunchState> {
  if (!record) return { state: 'lost', message: 'No trainer was started here.' };
  const { ok, alreadyRunning, cancelled } = TRAINER_EXIT_CODES;
  if (!exit || exit.code === alreadyRunning)
    return { state: 'lost', message: 'The trainer is gone without a word.' };
  if (exit.code === null) return { state: 'lost', message: `The trainer was ended by ${exit.signal}.` };
  // As when the machine is shut down: nobody asked for the run to end.
  if (exit.code === cancelled)
    return { state: 'lost', message: 'The trainer was told to stop from outside.' };
  if (exit.code === ok) return { state: 'failed', message: 'The trainer ended without leaving a result.' };
  const said = await lastLineAfter(folder.log, record.logOffset);
  return { state: 'failed', message: said ?? `The trainer ended with exit code ${exit.code}.` };
}
