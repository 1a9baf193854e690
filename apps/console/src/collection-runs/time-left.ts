/** Progress at a moment, in milliseconds of any clock that does not jump. */
export interface ProgressSample {
  readonly at: number;
  readonly done: number;
}

/** Samples older than this say little about how fast it goes now. */
const WINDOW_MS = 60_000;
/** Less than this has been watched too shortly to say anything. */
const SHORTEST_MS = 4_000;

/** Adds a sample and drops those that are too old; a run that went back (a restart) is watched afresh. */
export function withSample(samples: readonly ProgressSample[], next: ProgressSample): ProgressSample[] {
  const last = samples.at(-1);
  if (last && next.done < last.done) return [next];
  return [...samples.filter(({ at }) => next.at - at <= WINDOW_MS), next];
}

/** Progress per second as it was watched; null while it cannot be told. */
export function speedOf(samples: readonly ProgressSample[]): number | null {
  const first = samples[0];
  const last = samples.at(-1);
  if (!first || !last || last.at - first.at < SHORTEST_MS || last.done === first.done) return null;
  return (1000 * (last.done - first.done)) / (last.at - first.at);
}

/** Seconds until `total` is reached at that speed; null while it cannot be told. */
export function secondsLeft(samples: readonly ProgressSample[], total: number): number | null {
  const speed = speedOf(samples);
  const last = samples.at(-1);
  if (speed === null || !last || total <= last.done) return null;
  return (total - last.done) / speed;
}
