import { useEffect, useMemo, useRef } from 'react';

export interface Stopwatch {
  /** Milliseconds the page has been looked at since the task appeared. */
  readonly elapsedMs: () => number;
  readonly startFrom: (elapsedMs: number) => void;
}

/** Counts time while the page is visible. */
export function useStopwatch(): Stopwatch {
  const before = useRef(0);
  const runningSince = useRef<number | null>(null);
  useEffect(() => {
    const follow = (): void => {
      if (document.hidden && runningSince.current !== null) {
        before.current += performance.now() - runningSince.current;
        runningSince.current = null;
      } else if (!document.hidden) {
        runningSince.current ??= performance.now();
      }
    };
    follow();
    document.addEventListener('visibilitychange', follow);
    return () => document.removeEventListener('visibilitychange', follow);
  }, []);
  return useMemo(
    () => ({
      elapsedMs: () =>
        Math.round(
          before.current + (runningSince.current === null ? 0 : performance.now() - runningSince.current),
        ),
      startFrom: (elapsedMs) => {
        before.current += elapsedMs;
      },
    }),
    [],
  );
}
