import { describe, expect, it } from '@jest/globals';
import { barRules } from './row-bars.js';
import type { RowFacts } from './row-facts.js';
import { valueMask } from './row-facts.js';

const FACTS: RowFacts = {
  split: 'train',
  verdict: null,
  entropy: 0,
  judgments: 1,
  acceptability: null,
  valueMask: 0,
};

function keyOf(filter: string, facts: Partial<RowFacts>): readonly string[] {
  return barRules()
    .filter((rule) => rule.filter === filter)
    .flatMap(({ keysOf }) => keysOf({ ...FACTS, ...facts }));
}

describe('the bars of a release', () => {
  it('have a place for every row, and only places that there are', () => {
    for (const { filter, bars, keysOf } of barRules())
      for (const entropy of [0, 0.3, 0.5, 0.918296, 1, 1.584963, 2.321928])
        for (const judgments of [1, 10, 250])
          for (const acceptability of [-2, -0.5, 0.49, 2]) {
            const keys = keysOf({ ...FACTS, verdict: 'NAH', entropy, judgments, acceptability });
            if (filter !== 'value') expect(keys).toHaveLength(1);
            expect(bars.map(({ key }) => key)).toEqual(expect.arrayContaining([...keys]));
          }
  });

  it('put the ends of steps where the database finds them', () => {
    expect(keyOf('entropy', { entropy: 0 })).toEqual(['0']);
    expect(keyOf('entropy', { entropy: 1 })).toEqual(['1']);
    expect(keyOf('entropy', { entropy: Math.fround(1.000001) })).toEqual(['1.5']);
    expect(keyOf('acceptability', { acceptability: -0.5 })).toEqual(['0']);
    expect(keyOf('acceptability', { acceptability: 1.5 })).toEqual(['2']);
    expect(keyOf('verdict', { verdict: null })).toEqual(['none']);
    expect(keyOf('judgments', { judgments: 11 })).toEqual(['10']);
  });

  it('name every value of a row', () => {
    const mask = valueMask(['face', 'universalism-objectivity']);
    expect(keyOf('value', { valueMask: mask })).toEqual(['face', 'universalism-objectivity']);
  });
});
