import { REDACTION_KINDS, type RedactionKind } from '@ethogram/core';

export type ReviewCommand =
  | { readonly do: 'approve' | 'reject' | 'later' | 'originals' | 'uncover' | 'undo' }
  | { readonly do: 'redact'; readonly kind: RedactionKind };

/** The key of each kind of placeholder: its letter, or another of it where that is taken. */
export const KIND_KEYS: Readonly<Record<RedactionKind, string>> = {
  name: 'n',
  street: 's',
  date: 'd',
  email: 'e',
  phone: 'p',
  link: 'l',
  user: 'u',
  handle: 'h',
};

/** Those that people mostly find come first. */
const ORDER: readonly RedactionKind[] = ['name', 'street', 'date'];
export const KIND_ORDER: readonly RedactionKind[] = [
  ...ORDER,
  ...REDACTION_KINDS.filter((kind) => !ORDER.includes(kind)),
];

const COMMANDS: Readonly<Record<string, ReviewCommand>> = {
  a: { do: 'approve' },
  r: { do: 'reject' },
  k: { do: 'later' },
  o: { do: 'originals' },
  v: { do: 'uncover' },
  z: { do: 'undo' },
  backspace: { do: 'undo' },
};

interface Stroke {
  readonly key: string;
  readonly ctrlKey: boolean;
  readonly metaKey: boolean;
  readonly altKey: boolean;
}

/** What a key does in the review; null when it is none of its keys. */
export function reviewCommand({ key, ctrlKey, metaKey, altKey }: Stroke): ReviewCommand | null {
  if (ctrlKey || metaKey || altKey) return null;
  const letter = key.toLowerCase();
  const kind = REDACTION_KINDS.find((candidate) => KIND_KEYS[candidate] === letter);
  return kind ? { do: 'redact', kind } : (COMMANDS[letter] ?? null);
}
