import { browserStore } from '../outbox/browser-store.js';
import type { OutboxEntry } from '../outbox/outbox-state.js';
import { toUpcoming, upcomingKey, type UpcomingTask } from './upcoming-task.js';
import type { Assignment } from '../api/documents.js';

/** How long an answered claim is remembered: longer than any answer of the server can be on its way. */
const REMEMBERED_MS = 7 * 86_400_000;

const changes = new BroadcastChannel('ethogram-upcoming');
const listeners = new Set<() => void>();
changes.onmessage = () => tellHere();

function tellHere(): void {
  for (const listener of listeners) listener();
}

function tellAll(): void {
  changes.postMessage('changed');
  tellHere();
}

/** Calls back whenever the tasks that lie ready have changed, here or in another tab. Returns how to end it. */
export function onUpcomingChange(listener: () => void): () => void {
  listeners.add(listener);
  return () => void listeners.delete(listener);
}

/** In the order to do them. */
export async function readUpcoming(personId: string, studyId?: string): Promise<UpcomingTask[]> {
  const all = await (await browserStore()).getAll('upcoming');
  return all
    .filter((task) => task.personId === personId && (studyId === undefined || task.studyId === studyId))
    .sort((a, b) => a.place - b.place);
}

/** Puts what the server says the person holds in place of what lay ready of this study. */
export async function replaceUpcoming(
  personId: string,
  studyId: string,
  assignments: readonly Assignment[],
): Promise<UpcomingTask[]> {
  const transaction = (await browserStore()).transaction(['upcoming', 'answered'], 'readwrite');
  const upcoming = transaction.objectStore('upcoming');
  const answered = new Set(await transaction.objectStore('answered').getAllKeys());
  const tasks = toUpcoming(personId, assignments, answered);
  const keys = new Set(tasks.map(({ key }) => key));
  const replace = async (): Promise<void> => {
    for (const task of await upcoming.getAll()) {
      if (task.personId === personId && task.studyId === studyId && !keys.has(task.key))
        await upcoming.delete(task.key);
    }
    for (const task of tasks) await upcoming.put(task);
  };
  await Promise.all([replace(), transaction.done]);
  tellAll();
  return tasks;
}

/**
 * Moves a task from those that lie ready to the answers on their way, both or neither. False when it was answered before,
 * in another tab for instance: then nothing is stored.
 */
export async function answerUpcoming(entry: OutboxEntry, claimToken: string): Promise<boolean> {
  const store = await browserStore();
  const transaction = store.transaction(['upcoming', 'answered', 'outbox'], 'readwrite');
  const answered = transaction.objectStore('answered');
  const move = async (): Promise<boolean> => {
    const isFirst = (await answered.get(claimToken)) === undefined;
    if (isFirst) {
      for (const earlier of await answered.getAll())
        if (earlier.at < entry.savedAt - REMEMBERED_MS) await answered.delete(earlier.claimToken);
      await answered.put({ claimToken, at: entry.savedAt });
      await transaction.objectStore('outbox').put(entry);
    }
    await transaction.objectStore('upcoming').delete(upcomingKey(entry.personId, claimToken));
    return isFirst;
  };
  // A full store ends the transaction as a whole: nothing of it is kept.
  const [isNew] = await Promise.all([move(), transaction.done]);
  tellAll();
  return isNew;
}

/** The server found the answer wanting: the task is the person's again. */
export async function reopenClaim(claimToken: string): Promise<void> {
  await (await browserStore()).delete('answered', claimToken);
}

export async function dropUpcoming(tasks: readonly UpcomingTask[]): Promise<void> {
  const transaction = (await browserStore()).transaction('upcoming', 'readwrite');
  for (const { key } of tasks) await transaction.store.delete(key);
  await transaction.done;
  tellAll();
}
