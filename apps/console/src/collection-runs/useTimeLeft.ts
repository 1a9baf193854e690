import { useEffect, useState } from 'react';
import { type ProgressSample, secondsLeft, withSample } from './time-left.js';

/** Seconds left of something whose progress this page watches; null while that cannot be told. */
export function useTimeLeft(done: number, total: number, isMoving: boolean): number | null {
  const [samples, setSamples] = useState<readonly ProgressSample[]>([]);
  useEffect(() => {
    setSamples((earlier) => (isMoving ? withSample(earlier, { at: performance.now(), done }) : []));
  }, [done, isMoving]);
  return isMoving ? secondsLeft(samples, total) : null;
}
