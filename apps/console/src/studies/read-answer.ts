import type { JudgmentAnswer } from '@ethogram/core';

/** The answer of a judgment; null for a kind this app does not know. The server has checked it when it was given. */
export function readAnswer(answer: unknown): JudgmentAnswer | null {
  const kind = (answer as { kind?: unknown } | null)?.kind;
  return kind === 'moral_judgment' || kind === 'survey' || kind === 'form'
    ? (answer as JudgmentAnswer)
    : null;
}
