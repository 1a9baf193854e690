import { describe, expect, it } from '@jest/globals';
import { readReportContent } from './read-report-content.js';

const counts = { answered: 8, refused: 0, unparsable: 0, error: 0 };
const shift = { shift: -1.5, low: -2, high: -1, n: 8, clusters: 4, pValue: 0.1, pHolm: 1 };
const mean = { mean: 4, low: 3, high: 5, n: 8 };

/** As stored before comparisons of every suite. */
const first = {
  schema: 1,
  demonstration: true,
  notice: 'n',
  target: { value: 'face', delta: -3 },
  baseModel: 'm',
  adapter: { name: 'a', sha256: 's' },
  trainingSet: { id: 't', contentHash: 'h', rows: 4 },
  release: null,
  seed: 1,
  level: 0.95,
  method: 'Paired.',
  labelMethod: 'token-ids',
  valueProfile: { face: { ...shift, base: mean, tuned: mean } },
  heldOutSurvey: { face: shift },
  moralJudgment: null,
  moralJudgmentReason: 'There is no release.',
  selectivity: { valueProfile: -7, heldOutSurvey: null, moralJudgment: null },
  outcomes: {
    base: { valueProfile: counts, heldOutSurvey: counts, moralJudgment: null },
    tuned: { valueProfile: counts, heldOutSurvey: { ...counts, refused: 1 }, moralJudgment: null },
  },
  leftOut: { valueProfile: 0, heldOutSurvey: 1, moralJudgment: null },
  runs: ['r'],
  runDetails: [{ id: 'r', suite: 'value-profile', role: 'base' }],
  createdAt: '2026-01-01T00:00:00.000Z',
};

describe('a stored report', () => {
  it('of the first version opens with all it says, and says why the rest is missing', () => {
    const content = readReportContent(first);
    expect(content).toMatchObject({
      schema: 2,
      target: { value: 'face', delta: -3 },
      parts: {
        valueProfile: {
          values: { face: { ...shift, base: mean, pBh: null, bounds: null } },
          sideEffects: { selectivity: { value: -7, low: null } },
        },
        heldOutSurvey: {
          values: { face: { shift: -1.5, base: null } },
          coverage: { leftOut: 1, tuned: { refused: 1 } },
        },
        moralJudgment: null,
        capability: null,
      },
      reasons: {
        moralJudgment: 'There is no release.',
        capability: expect.stringContaining('make it again'),
      },
      methods: ['Paired.'],
      runs: [{ id: 'r', role: 'base' }],
    });
  });

  it('of this version is as it is, and of none or another is nothing', () => {
    const content = { schema: 2, name: 'x' };
    expect(readReportContent(content)).toBe(content);
    expect(readReportContent(null)).toBeNull();
    expect(readReportContent({ schema: 3 })).toBeNull();
  });
});
