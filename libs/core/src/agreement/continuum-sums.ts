import type { Continuum, Marking } from './unitizing-alpha.js';

/** Gaps, the stretches nobody marked, are of kind 0. */
const GAP = 0;

/** What α needs of a text: see `unitizingAlpha`. */
export type ContinuumSums = {
  /** Lengths where two people differ, over ordered pairs, ÷ (people − 1). */
  readonly differing: number;
  /** Σ of squared lengths of marked stretches, and of lengths of gaps. */
  readonly selfPairs: number;
  /** Characters by kind, over all people. */
  readonly lengths: ReadonlyMap<number, number>;
};

type Stretch = { readonly start: number; readonly end: number; readonly kind: number };

/** @param joins whether overlapping spans of a person are joined; otherwise they are an error */
export function coincidences(
  { length, markings }: Continuum,
  kindOf: (label: string) => number,
  joins: boolean,
): ContinuumSums {
  const views = markings.map((marking) => stretchesOf(marking, length, kindOf, joins));
  const lengths = new Map<number, number>();
  let selfPairs = 0;
  for (const { start, end, kind } of views.flat()) {
    lengths.set(kind, (lengths.get(kind) ?? 0) + end - start);
    selfPairs += kind === GAP ? end - start : (end - start) ** 2;
  }
  return { differing: differingPairs(views) / (markings.length - 1), selfPairs, lengths };
}

/** A person's view of the text from its first to its last character: what they marked and the gaps between. */
function stretchesOf(
  { coder, spans }: Marking,
  length: number,
  kindOf: (label: string) => number,
  joins: boolean,
): Stretch[] {
  const view: Stretch[] = [];
  let at = 0;
  for (const { start, end, label = '' } of spans.toSorted((a, b) => a.start - b.start || a.end - b.end)) {
    if (!(start >= 0 && start < end && end <= length))
      throw new RangeError(`[${start}, ${end}) of ${coder} is not inside a text of ${length} characters.`);
    const last = view.at(-1);
    if (start < at && last) {
      if (!joins)
        throw new RangeError(`Spans of ${coder} overlap at ${start}; labels need spans that do not.`);
      view[view.length - 1] = { ...last, end: Math.max(last.end, end) };
    } else {
      if (start > at) view.push({ start: at, end: start, kind: GAP });
      view.push({ start, end, kind: kindOf(label) });
    }
    at = Math.max(at, end);
  }
  if (at < length) view.push({ start: at, end: length, kind: GAP });
  return view;
}

/** Σ over the places of the text of the ordered pairs of people who say different things of it. */
function differingPairs(views: readonly Stretch[][]): number {
  const next = views.map(() => 0);
  const counts = new Map<number, number>();
  for (const view of views) count(counts, (view[0] as Stretch).kind, 1);
  const bounds = [...new Set(views.flatMap((view) => view.map(({ end }) => end)))].sort((a, b) => a - b);
  let at = 0;
  let sum = 0;
  for (const end of bounds) {
    let alike = 0;
    for (const people of counts.values()) alike += people * people;
    sum += (end - at) * (views.length ** 2 - alike);
    views.forEach((view, person) => {
      const place = next[person] as number;
      const current = view[place] as Stretch;
      if (current.end !== end) return;
      count(counts, current.kind, -1);
      const following = view[place + 1];
      if (following) count(counts, following.kind, 1);
      next[person] = place + 1;
    });
    at = end;
  }
  return sum;
}

function count(counts: Map<number, number>, kind: number, change: number): void {
  counts.set(kind, (counts.get(kind) ?? 0) + change);
}
