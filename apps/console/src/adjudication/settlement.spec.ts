import type { MoralJudgmentAnswer } from '@ethogram/core';
import { describe, expect, it } from '@jest/globals';
import { isReady, NOTHING_SETTLED, takeOver, withAcceptability, withVerdict } from './settlement.js';

const ANSWER: MoralJudgmentAnswer = {
  kind: 'moral_judgment',
  verdict: 'YTA',
  acceptability: -1,
  values: [],
  confidence: 4,
  rationale: 'Mine.',
};

describe('settling on the desk', () => {
  it('starts from an answer without its words, and needs a reason', () => {
    const taken = takeOver(NOTHING_SETTLED, { letter: 'B', answer: ANSWER });
    expect(taken).toMatchObject({ from: 'B', answer: { verdict: 'YTA', rationale: '' } });
    expect(isReady(taken)).toBe(false);
    expect(isReady({ ...taken, reason: ' ' })).toBe(false);
    expect(isReady({ ...taken, reason: 'The promise.' })).toBe(true);
  });

  it('takes an answer to a form as it is: its words answer questions', () => {
    const answer = { kind: 'form', parts: { why: 'Because.' } } as const;
    const taken = takeOver(NOTHING_SETTLED, { letter: 'A', answer });
    expect(withVerdict(taken, 'NTA').answer).toEqual(answer);
  });

  it('changes a part, and nothing before there is an answer', () => {
    expect(withVerdict(NOTHING_SETTLED, 'NTA')).toEqual(NOTHING_SETTLED);
    const changed = withAcceptability(
      withVerdict(takeOver(NOTHING_SETTLED, { letter: 'A', answer: ANSWER }), 'ESH'),
      2,
    );
    expect(changed.answer).toMatchObject({ verdict: 'ESH', acceptability: 2 });
  });
});
