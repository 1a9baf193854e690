import type { FormPart, FormPartKind } from '@ethogram/core';
import {
  partsOfCondition,
  withCondition,
  withOptionRenamed,
  withoutPart,
  withPartRenamed,
} from './condition-edits.js';
import { freeId, newPart } from './new-part.js';
import { renamedOption } from './option-edits.js';

type Parts = readonly FormPart[];

/** With a new question of this kind at a place, from 0; its id comes with it. */
export function withNewPart(parts: Parts, kind: FormPartKind, at: number): { parts: Parts; id: string } {
  const id = freeId(kind, idsOf(parts));
  return { parts: parts.toSpliced(at, 0, newPart(kind, id)), id };
}

/** Without a question; conditions forget what they asked about it. */
export function withoutPartAt(parts: Parts, at: number): Parts {
  const gone = parts[at];
  if (!gone) return parts;
  return parts.toSpliced(at, 1).map((part) => withCondition(part, withoutPart(part.showIf, gone.id)));
}

/** With a copy of a question right below it; the copy's id comes with it. */
export function withCopyOf(parts: Parts, at: number): { parts: Parts; id: string } {
  const original = parts[at];
  if (!original) return { parts, id: '' };
  const id = freeId(original.id, idsOf(parts));
  return { parts: parts.toSpliced(at + 1, 0, { ...original, id }), id };
}

/** With a question changed; where its id or that of one of its options changed, conditions follow. */
export function withPartChanged(parts: Parts, at: number, changed: FormPart): Parts {
  const before = parts[at];
  const all = parts.with(at, changed);
  if (!before) return all;
  const option = renamedOption(before, changed);
  return all.map((part) => {
    const named = withPartRenamed(part.showIf, before.id, changed.id);
    return withCondition(part, option ? withOptionRenamed(named, changed.id, option.from, option.to) : named);
  });
}

/**
 * The places a question can be moved to: below what its condition looks at and above what looks at it, because a condition
 * only looks at questions before it.
 */
export function placesFor(parts: Parts, at: number): { first: number; last: number } {
  const part = parts[at];
  if (!part) return { first: at, last: at };
  const seen = partsOfCondition(part.showIf);
  const above = parts.findLastIndex(({ id }, place) => place < at && seen.has(id));
  const below = parts.findIndex(({ showIf }, place) => place > at && partsOfCondition(showIf).has(part.id));
  return { first: above + 1, last: below === -1 ? parts.length - 1 : below - 1 };
}

/** With a question moved as near to the wished place as its conditions let it. */
export function withPartMoved(parts: Parts, from: number, wish: number): Parts {
  const part = parts[from];
  const { first, last } = placesFor(parts, from);
  const to = Math.min(Math.max(wish, first), last);
  return !part || to === from ? parts : parts.toSpliced(from, 1).toSpliced(to, 0, part);
}

/** The questions whose condition looks at this one. */
export function askedAfter(parts: Parts, id: string): FormPart[] {
  return parts.filter(({ showIf }) => partsOfCondition(showIf).has(id));
}

function idsOf(parts: Parts): string[] {
  return parts.map(({ id }) => id);
}
