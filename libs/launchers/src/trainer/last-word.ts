import type { TrainerEvent } from '@ethogram/core';
import type { LaunchState } from '../fine-tune-launcher.port.js';
import { TrainerResultUnreadableError } from '../launcher.errors.js';
import { readEventTail } from './event-tail.js';
import type { TrainerFolder } from './trainer-folder.js';

/** What a result in the folder says by itself; null without one. */
export async function stateOfResult(folder: TrainerFolder): Promise<LaunchState | null> {
  try {
    return (await folder.readResult()) === null ? null : { state: 'succeeded' };
  } catch (error) {
    if (!(error instanceof TrainerResultUnreadableError)) throw error;
    return { state: 'failed', message: error.message };
  }
}

/**
 * A damaged result or adapter counts as unfinished: the trainer mends both.
 * @param here where this machine has a path that the trainer wrote
 */
export async function isFinished(
  folder: TrainerFolder,
  here: (path: string) => string = (path) => path,
): Promise<boolean> {
  try {
    const result = await folder.readResult();
    return (
      result !== null && (await folder.isAdapterIntact({ ...result, adapterDir: here(result.adapterDir) }))
    );
  } catch (error) {
    if (error instanceof TrainerResultUnreadableError) return false;
    throw error;
  }
}

/** The event that ended the newest start, if it wrote one after `offset`; a later event means that it went on. */
export async function lastWord(folder: TrainerFolder, offset: number): Promise<TrainerEvent | null> {
  let last: TrainerEvent | null = null;
  for (let next = offset, more = true; more;) {
    const page = await readEventTail(folder.events, next);
    last = page.events.at(-1)?.event ?? last;
    next = page.nextOffset;
    more = page.hasMore;
  }
  return last?.type === 'failed' || last?.type === 'cancelled' ? last : null;
}

export function messageOf({ message }: TrainerEvent): { message?: string } {
  return message ? { message } : {};
}
