import type { JudgmentAnswer, MoralJudgmentAnswer, Verdict } from '@ethogram/core';

/** What stands on the desk before it is stored. */
export interface Settlement {
  /** The letter of the answer it starts from. */
  readonly from: string | null;
  readonly answer: JudgmentAnswer | null;
  readonly reason: string;
}

export const NOTHING_SETTLED: Settlement = { from: null, answer: null, reason: '' };

interface Lettered {
  readonly letter: string;
  readonly answer: JudgmentAnswer;
}

/** Takes an answer as it is; its words stay with whoever wrote them, the reason is the adjudicator's own. */
export function takeOver(settlement: Settlement, { letter, answer }: Lettered): Settlement {
  if (answer.kind !== 'moral_judgment') return { ...settlement, from: letter, answer };
  return { ...settlement, from: letter, answer: { ...answer, rationale: '' } };
}

export function withVerdict(settlement: Settlement, verdict: Verdict): Settlement {
  return withMoral(settlement, { verdict });
}

export function withAcceptability(settlement: Settlement, acceptability: number): Settlement {
  return withMoral(settlement, { acceptability });
}

function withMoral(settlement: Settlement, change: Partial<MoralJudgmentAnswer>): Settlement {
  const { answer } = settlement;
  return answer?.kind === 'moral_judgment' ? { ...settlement, answer: { ...answer, ...change } } : settlement;
}

export function isReady({ answer, reason }: Settlement): boolean {
  return answer !== null && reason.trim() !== '';
}
