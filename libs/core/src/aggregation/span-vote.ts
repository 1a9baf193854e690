/** A stretch of a text somebody marked, in code points, half-open. */
export type MarkedSpan = { readonly worker: string; readonly start: number; readonly end: number };

/** A longest stretch all of whose code points have enough support. */
export type SupportedRun = {
  readonly start: number;
  readonly end: number;
  /** Share of the readers who marked it: at its weakest code point, and on average over its code points. */
  readonly leastSupport: number;
  readonly meanSupport: number;
};

/**
 * What enough readers of a text marked: every code point gets a vote from each reader who marked it, and stays when
 * votes ÷ readers ≥ threshold; neighbouring ones that stay make a run. Voting by characters needs no matching of
 * spans with each other, but can return a stretch that nobody marked as a whole.
 *
 * Someone who marks a place twice counts once. Readers who marked nothing have voted against: they count in `readers`. Spans of
 * different kinds (a value each, say) are different questions: call it once a kind.
 * @param readers how many people were asked
 * @param threshold above 0, up to 1; default 0.5: at least half
 */
export function voteOnSpans(
  spans: readonly MarkedSpan[],
  readers: number,
  { threshold = 0.5 }: { threshold?: number } = {},
): SupportedRun[] {
  if (!(threshold > 0 && threshold <= 1))
    throw new RangeError(`The threshold is a share above 0, up to 1, not ${threshold}.`);
  const turns = new Map<number, number>();
  const people = new Map<string, MarkedSpan[]>();
  for (const span of spans) {
    const { start, end, worker } = span;
    if (!(Number.isInteger(start) && Number.isInteger(end) && start >= 0 && start < end))
      throw new RangeError(`[${start}, ${end}) is no span of code points.`);
    people.set(worker, [...(people.get(worker) ?? []), span]);
  }
  if (people.size > readers)
    throw new RangeError(
      `${people.size} people marked something, but only ${readers} are said to have read it.`,
    );
  for (const marked of people.values()) {
    for (const { start, end } of union(marked)) {
      turns.set(start, (turns.get(start) ?? 0) + 1);
      turns.set(end, (turns.get(end) ?? 0) - 1);
    }
  }
  return runsOf(turns, readers, threshold);
}

type Stretch = { start: number; end: number };

function union(spans: readonly Stretch[]): Stretch[] {
  const joined: Stretch[] = [];
  for (const { start, end } of [...spans].sort((a, b) => a.start - b.start)) {
    const last = joined.at(-1);
    if (last && start <= last.end) last.end = Math.max(last.end, end);
    else joined.push({ start, end });
  }
  return joined;
}

/** Between two turns the votes stay the same. */
function runsOf(turns: ReadonlyMap<number, number>, readers: number, threshold: number): SupportedRun[] {
  const runs: SupportedRun[] = [];
  const places = [...turns.keys()].sort((a, b) => a - b);
  let votes = 0;
  places.slice(0, -1).forEach((start, index) => {
    votes += turns.get(start) as number;
    const end = places[index + 1] as number;
    const support = votes / readers;
    // A share such as 3 ÷ 5 is not always the number that 0.6 is.
    if (support < threshold - 1e-9) return;
    const last = runs.at(-1);
    if (last?.end === start) runs[runs.length - 1] = longer(last, end, support);
    else runs.push({ start, end, leastSupport: support, meanSupport: support });
  });
  return runs;
}

function longer(run: SupportedRun, end: number, support: number): SupportedRun {
  const length = run.end - run.start;
  const added = end - run.end;
  return {
    start: run.start,
    end,
    leastSupport: Math.min(run.leastSupport, support),
    meanSupport: (run.meanSupport * length + support * added) / (length + added),
  };
}
