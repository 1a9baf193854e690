import type { FormContent } from './form-content.js';

/** An edited form that is not saved yet, as this browser keeps it. */
export interface KeptDraft {
  readonly content: FormContent;
  /** The version it began from; null for a new form. */
  readonly baseId: string | null;
  /** ISO 8601. */
  readonly keptAt: string;
}

/** Drafts written by another layout of what is kept are not read. */
const LAYOUT = 1;

/** One a person and form: several people may use a browser. `what` is the id of the form, or what a new one began from. */
export function draftKey(personId: string, what: string): string {
  return `ethogram-form-draft:${personId}:${what}`;
}

/** Null where there is none, or none that can be read. */
export function readDraft(store: Pick<Storage, 'getItem'>, key: string): KeptDraft | null {
  try {
    const { layout, ...draft } = JSON.parse(store.getItem(key) ?? '{}') as KeptDraft & { layout?: number };
    return layout === LAYOUT && Array.isArray(draft.content.parts) ? draft : null;
  } catch {
    return null; // Cut off, or the browser keeps nothing: as if there were none.
  }
}

/** Whether it could be kept: browsers may refuse, or be full. */
export function keepDraft(store: Pick<Storage, 'setItem'>, key: string, draft: KeptDraft): boolean {
  try {
    store.setItem(key, JSON.stringify({ layout: LAYOUT, ...draft }));
    return true;
  } catch {
    return false;
  }
}

export function forgetDraft(store: Pick<Storage, 'removeItem'>, key: string): void {
  try {
    store.removeItem(key);
  } catch {
    // A browser that keeps nothing has nothing to forget.
  }
}
