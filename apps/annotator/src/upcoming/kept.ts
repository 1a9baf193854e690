import { browserStore } from '../outbox/browser-store.js';

/** What was known last under a name; undefined when nothing was. The caller knows what it kept. */
export async function readKept<Value>(name: string): Promise<Value | undefined> {
  return (await (await browserStore()).get('kept', name)) as Value | undefined;
}

export async function keep(name: string, value: unknown): Promise<void> {
  await (await browserStore()).put('kept', value, name);
}

export async function forget(name: string): Promise<void> {
  await (await browserStore()).delete('kept', name);
}
