import { SystemClock } from '@ethogram/core';
import { useEffect, useState } from 'react';
import { texts } from '../texts/texts.js';
import { isBreakDue, NO_WORK, noteWork, type WorkTime } from './work-time.js';

const clock = new SystemClock();
const STORED_AS = 'ethogram-work-time';
/** More often would only write the same. */
const NOTED_EVERY_MS = 10_000;
const SIGNS = ['keydown', 'pointerdown', 'scroll', 'input'] as const;

/** Suggests a break after half an hour of work, whatever the studies; in this tab alone, and never in the way. */
export function BreakReminder() {
  const [minutes, setMinutes] = useState<number | null>(null);
  useEffect(() => {
    const note = (): void => {
      const before = readTime();
      const now = clock.now().getTime();
      if (before.lastAt !== null && now >= before.lastAt && now - before.lastAt < NOTED_EVERY_MS) return;
      const time = noteWork(before, now);
      sessionStorage.setItem(STORED_AS, JSON.stringify(time));
      if (isBreakDue(time)) setMinutes(Math.round(time.worked / 60_000));
    };
    for (const sign of SIGNS) document.addEventListener(sign, note, { passive: true, capture: true });
    return () => {
      for (const sign of SIGNS) document.removeEventListener(sign, note, { capture: true });
    };
  }, []);
  const dismiss = (): void => {
    sessionStorage.removeItem(STORED_AS);
    setMinutes(null);
  };
  return (
    <div role="status">
      {minutes !== null && (
        <div className="break" data-testid="break">
          <p>
            <strong>{texts.breaks.title(minutes)}</strong> {texts.breaks.body}
          </p>
          <button type="button" className="button-quiet" onClick={dismiss}>
            {texts.breaks.dismiss}
          </button>
        </div>
      )}
    </div>
  );
}

function readTime(): WorkTime {
  const stored: unknown = JSON.parse(sessionStorage.getItem(STORED_AS) ?? 'null');
  const { worked, lastAt } = (stored ?? NO_WORK) as Partial<WorkTime>;
  return typeof worked === 'number' && typeof lastAt === 'number' ? { worked, lastAt } : NO_WORK;
}
