import { describe, expect, it } from '@jest/globals';
import { SeededRandom, VERDICTS } from '@ethogram/core';
import {
  aggregateVerdicts,
  mostProbable,
  VERDICT_METHODS,
  type VerdictLabels,
} from './aggregate-verdicts.js';

const METHODS = VERDICT_METHODS.filter((method) => method !== 'majority');

const SCENARIOS = 200;

/** Scenarios whose verdict is 0 or 1; person 5 always says the opposite, the others err now and then. */
function labels(renamed: (person: number) => number = (person) => person): VerdictLabels {
  const random = SeededRandom.from('aggregate-verdicts');
  const rows = Array.from({ length: SCENARIOS }, (_, scenario) =>
    [0, 1, 2, 3, 4, 5].map((person) => {
      const truth = scenario % 2;
      const isRight = person === 5 ? false : random.next() < 0.85;
      return { scenario, person: renamed(person), verdict: isRight ? truth : 1 - truth };
    }),
  ).flat();
  return {
    scenarioIds: Array.from({ length: SCENARIOS }, (_, scenario) => `s${scenario}`),
    scenarios: rows.map(({ scenario }) => scenario),
    people: rows.map(({ person }) => person),
    verdicts: rows.map(({ verdict }) => verdict),
    gold: Array.from({ length: SCENARIOS }, (_, scenario) => (scenario < 40 ? scenario % 2 : -1)),
  };
}

describe.each(METHODS)('%s', (method) => {
  it('finds the verdicts through the noise, as probabilities', () => {
    const found = aggregateVerdicts(method, labels());
    let right = 0;
    for (const [id, probabilities] of found) {
      expect(probabilities.reduce((sum, share) => sum + share, 0)).toBeCloseTo(1, 6);
      if ((probabilities[Number(id.slice(1)) % 2] ?? 0) > 0.5) right += 1;
    }
    expect(right).toBeGreaterThan(0.93 * SCENARIOS);
    expect(found.size).toBe(SCENARIOS);
  });

  it('says the same to the last digit whatever people are called and whichever order rows come in', () => {
    const here = labels();
    const there = labels((person) => [3, 5, 0, 1, 4, 2][person] as number);
    const order = SeededRandom.from('order').shuffle(here.scenarios.map((_, row) => row));
    const shuffled = {
      ...there,
      scenarios: order.map((row) => there.scenarios[row] as number),
      people: order.map((row) => there.people[row] as number),
      verdicts: order.map((row) => there.verdicts[row] as number),
    };
    expect([...aggregateVerdicts(method, shuffled)]).toEqual([...aggregateVerdicts(method, here)]);
  });
});

describe('weighing by gold', () => {
  it('says what to do where nobody answered any', () => {
    const none = { ...labels(), gold: Array<number>(SCENARIOS).fill(-1) };
    expect(() => aggregateVerdicts('gold-weighted', none)).toThrow('mark gold, or take another method');
  });
});

describe('mostProbable', () => {
  it('is open on a tie', () => {
    expect(mostProbable([0.4, 0.4, 0.2, 0, 0])).toBeNull();
    expect(mostProbable([0.4, 0.3, 0.3, 0, 0])).toBe(VERDICTS[0]);
  });
});
