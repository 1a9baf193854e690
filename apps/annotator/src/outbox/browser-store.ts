import { type DBSchema, type IDBPDatabase, openDB } from 'idb';
import type { Draft } from '../draft/draft.js';
import type { UpcomingTask } from '../upcoming/upcoming-task.js';
import type { OutboxEntry } from './outbox-state.js';

/** A claim that was answered in this browser, by its token: it is never shown again, whatever the server said before. */
export interface AnsweredClaim {
  readonly claimToken: string;
  /** Milliseconds since 1970. */
  readonly at: number;
}

interface Schema extends DBSchema {
  outbox: { key: string; value: OutboxEntry };
  drafts: { key: string; value: Draft };
  upcoming: { key: string; value: UpcomingTask };
  answered: { key: string; value: AnsweredClaim };
  /** What was known last of things that are asked of the server when it can be reached, by name. */
  kept: { key: string; value: unknown };
}

export type BrowserStore = IDBPDatabase<Schema>;

const NAME = 'ethogram-annotator';
let opened: Promise<BrowserStore> | undefined;

/** What this browser keeps: answers on their way, drafts, tasks to come. Opened once a page. */
export function browserStore(): Promise<BrowserStore> {
  opened ??= openDB<Schema>(NAME, 2, {
    upgrade(database, from) {
      if (from < 1) {
        database.createObjectStore('outbox', { keyPath: 'key' });
        database.createObjectStore('drafts', { keyPath: 'key' });
      }
      database.createObjectStore('upcoming', { keyPath: 'key' });
      database.createObjectStore('answered', { keyPath: 'claimToken' });
      database.createObjectStore('kept');
    },
    blocking(_now, _wanted, event) {
      // A newer version of the app in another tab: let it in, this page opens anew when it needs to.
      (event.target as IDBDatabase).close();
      opened = undefined;
    },
    terminated() {
      opened = undefined;
    },
  });
  return opened;
}

/** Whether this browser could not keep something, mostly because its storage is full; requests fail with errors of their own. */
export function isStoreFailure(thrown: unknown): boolean {
  return thrown instanceof DOMException;
}
