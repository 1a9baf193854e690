import { TRAINER_EXIT_CODES, type TrainerEvent } from '@ethogram/core';
import type { LaunchState } from '../fine-tune-launcher.port.js';
import { TrainerResultUnreadableError } from '../launcher.errors.js';
import { readEventTail } from '../trainer/event-tail.js';
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
 * How a launch without a running trainer ended. In order of weight: a complete result; what the trainer wrote last; a
 * request to cancel; its exit code. Without any of these it is lost.
 */
export async function endedState(folder: TrainerFolder, evidence: LaunchEvidence): Promise<LaunchState> {
  const { record, exit } = evidence;
  const exitCode = exit?.code ?? undefined;
  const ended = (state: LaunchState): LaunchState =>
    exitCode === undefined ? state : { ...state, exitCode };
  try {
    if ((await folder.readResult()) !== null) return ended({ state: 'succeeded' });
  } catch (error) {
    if (!(error instanceof TrainerResultUnreadableError)) throw error;
    return ended({ state: 'failed', message: error.message });
  }
  const word = await lastWord(folder, record?.eventsOffset ?? 0);
  if (word?.type === 'failed') return ended({ state: 'failed', ...messageOf(word.message) });
  if (word?.type === 'cancelled') return ended({ state: 'cancelled', ...messageOf(word.message) });
  if (evidence.isCancelled) return ended({ state: 'cancelled', message: 'The trainer was stopped.' });
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
  if (exit.code === cancelled) return { state: 'cancelled', message: 'The trainer was stopped.' };
  if (exit.code === ok) return { state: 'failed', message: 'The trainer ended without leaving a result.' };
  const said = await lastLineAfter(folder.log, record.logOffset);
  return { state: 'failed', message: said ?? `The trainer ended with exit code ${exit.code}.` };
}

/** The event that ended the newest start, if it wrote one; a later event means that it went on. */
async function lastWord(folder: TrainerFolder, offset: number): Promise<TrainerEvent | null> {
  let last: TrainerEvent | null = null;
  for (let next = offset, more = true; more;) {
    const page = await readEventTail(folder.events, next);
    last = page.events.at(-1)?.event ?? last;
    next = page.nextOffset;
    more = page.hasMore;
  }
  return last?.type === 'failed' || last?.type === 'cancelled' ? last : null;
}

function messageOf(message: string | undefined): { message?: string } {
  return message ? { message } : {};
}
