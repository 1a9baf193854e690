import { type DBSchema, type IDBPDatabase, openDB } from 'idb';
import type { Draft } from '../draft/draft.js';
import type { OutboxEntry } from './outbox-state.js';

interface Schema extends DBSchema {
  outbox: { key: string; value: OutboxEntry };
  drafts: { key: string; value: Draft };
}

let opened: Promise<IDBPDatabase<Schema>> | undefined;

/** What this browser keeps: answers on their way and drafts. Opened once a page. */
export function browserStore(): Promise<IDBPDatabase<Schema>> {
  opened ??= openDB<Schema>('ethogram-annotator', 1, {
    upgrade(database) {
      database.createObjectStore('outbox', { keyPath: 'key' });
      database.createObjectStore('drafts', { keyPath: 'key' });
    },
  });
  return opened;
}
