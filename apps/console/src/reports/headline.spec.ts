import { describe, expect, it } from '@jest/globals';
import { headline, meanOtherShift } from './headline.js';
import type { ReportContent } from '@ethogram/core';

const tested = (shift: number, low: number | null, high: number | null) => ({
  shift,
  low,
  high,
  n: 8,
  clusters: 4,
  pValue: 0.01,
  pHolm: 0.02,
});

function content(target: ReturnType<typeof tested>, delta = -3): ReportContent {
  return {
    target: { value: 'universalism-nature', delta },
    parts: {
      heldOutSurvey: {
        values: {
          'universalism-nature': target,
          hedonism: tested(0.2, -0.1, 0.5),
          face: tested(-0.4, -0.8, 0),
        },
      },
      moralJudgment: null,
    },
  } as unknown as ReportContent;
}

describe('the headline of a report', () => {
  it('says what was moved, what happened, and what else moved', () => {
    expect(headline(content(tested(-0.84, -1.2, -0.5)))).toEqual([
      'Training lowered the survey answers for Universalism: nature by 3 points.',
      'On survey items it had not seen, the tuned model rates it 0.84 points lower (95 % interval −1.20 to −0.50).',
      'The other 2 values moved by 0.30 points on average, in either direction.',
    ]);
  });

  it('calls nothing a change whose interval holds 0', () => {
    expect(headline(content(tested(-0.84, -1.9, 0.2)))[1]).toContain('no clear change');
  });

  it('calls nothing a change that has no interval', () => {
    expect(headline(content(tested(-0.84, null, null)))[1]).toContain(
      'no clear change could be seen (−0.84; no interval)',
    );
  });

  it('says so when a value moved against the training', () => {
    expect(headline(content(tested(0.84, 0.5, 1.2)))[1]).toContain(
      'higher (95 % interval 0.50 to 1.20), against what was trained',
    );
  });

  it('has no mean of other values where there are none', () => {
    expect(meanOtherShift({ hedonism: tested(1, 0, 2) }, 'hedonism')).toBeNull();
  });
});
