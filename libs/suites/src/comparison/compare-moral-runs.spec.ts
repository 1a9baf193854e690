import { describe, expect, it } from '@jest/globals';
import { type ValueKey, type Verdict, VERDICTS } from '@ethogram/core';
import { compareMoralRuns } from './compare-moral-runs.js';
import { compareVerdicts, judgedPairs, likeliestVerdict } from './compare-verdicts.js';
import { compareWithPeople } from './compare-with-people.js';
import type { ComparedSample } from './compared-sample.js';

const TARGET: ValueKey = 'universalism-nature';
const options = { seed: '7|moral-judgment', target: TARGET, verdicts: null };

/** Situations 0 and 1 constrain the target, 2 attains it, 3 and 4 have nothing to do with it. */
const situations = [0, 1, 2, 3, 4].map((number) => ({
  id: `s${number}`,
  stakes:
    number > 2 ? [] : [{ value: TARGET, direction: number === 2 ? 'attained' : 'constrained' } as const],
}));

const run = (...authorWrong: (number | null)[]): ComparedSample[] =>
  authorWrong.map((score, number) => ({
    key: `s${number}|codes`,
    cluster: `s${number}`,
    value: null,
    outcome: score === null ? 'refused' : 'answered',
    score,
  }));

describe('two runs of moral judgments', () => {
  const base = run(0.9, 0.8, 0.2, 0.5, 0.5);
  const tuned = run(0.5, 0.6, 0.5, 0.6, 0.4);

  it('count support for a value up where it was constrained and down where it was attained', () => {
    // support: 0.9→0.5, 0.8→0.6, (1-0.2)→(1-0.5): mean of -0.4, -0.2, -0.3 = -0.3; elsewhere +0.1 and -0.1.
    const found = compareMoralRuns({ base, tuned }, situations, options);
    const nature = found.values[TARGET];
    expect(nature?.shift).toBeCloseTo(-0.3, 10);
    expect(nature).toMatchObject({ n: 3, clusters: 3, notAtStake: { n: 2 } });
    expect(nature?.notAtStake?.shift).toBeCloseTo(0, 10);
    expect(Object.keys(found.values)).toEqual([TARGET]);
    // −0.4, −0.2, +0.3, +0.1, −0.1.
    expect(found.blame?.shift).toBeCloseTo(-0.06, 10);
  });

  it('bound what a missing judgment could have been, turned where support is turned', () => {
    const silent = tuned.map((sample, place): ComparedSample =>
      place === 2 ? { ...sample, outcome: 'refused', score: null } : sample,
    );
    const nature = compareMoralRuns({ base, tuned: silent }, situations, options).values[TARGET];
    expect(nature?.shift).toBeCloseTo(-0.3, 10);
    // Base support 0.8: −0.8 or +0.2 beside −0.4 and −0.2.
    expect(nature?.bounds?.low).toBeCloseTo(-1.4 / 3, 10);
    expect(nature?.bounds?.high).toBeCloseTo(-0.4 / 3, 10);
  });

  it('have nothing beside the value when it is at stake everywhere', () => {
    const some = compareMoralRuns({ base: run(0.4, 0.5), tuned: run(0.7, 0.4) }, situations, options);
    expect(some.values[TARGET]?.notAtStake).toBeNull();
  });

  it('refuse a sample of an unknown situation', () => {
    expect(() => compareMoralRuns({ base, tuned }, [], options)).toThrow('"s0" is not among those given');
  });
});

describe('two runs of verdicts', () => {
  const held = (verdict: Verdict, share = 0.8): Record<Verdict, number> =>
    Object.fromEntries(
      VERDICTS.map((other) => [other, other === verdict ? share : (1 - share) / 4]),
    ) as Record<Verdict, number>;
  const judged = (situation: string, verdicts: Record<Verdict, number> | null, turn = 0): ComparedSample => ({
    key: `${situation}|${turn}`,
    cluster: situation,
    value: null,
    outcome: verdicts ? 'answered' : 'unparsable',
    score: verdicts && verdicts.YTA + verdicts.ESH,
    verdicts,
  });
  const none = { human: null, humanReason: 'nobody' };

  it('tell which verdict became which and whether the author is blamed more often', () => {
    // Six from YTA to NTA, one from NTA to ESH, one that stays: b = 6, c = 1.
    const changes: [Verdict, Verdict][] = [
      ...Array.from({ length: 6 }, (): [Verdict, Verdict] => ['YTA', 'NTA']),
      ['NTA', 'ESH'],
      ['NAH', 'NAH'],
    ];
    const samples = {
      base: changes.map(([before], place) => judged(`s${place}`, held(before))),
      tuned: changes.map(([, after], place) => judged(`s${place}`, held(after))),
    };
    const found = compareVerdicts(judgedPairs(samples), none);
    expect(found.n).toBe(8);
    expect(found.flow).toEqual([
      [0, 6, 0, 0, 0],
      [0, 0, 1, 0, 0],
      [0, 0, 0, 0, 0],
      [0, 0, 0, 1, 0],
      [0, 0, 0, 0, 0],
    ]);
    // Exact McNemar of 6 and 1: 2 · (1 + 7) ÷ 2⁷; mid-p takes off C(7,1) ÷ 2⁷.
    expect(found.authorWrong).toMatchObject({ onlyBase: 6, onlyTuned: 1 });
    expect(found.authorWrong?.exact).toBeCloseTo(0.125, 8);
    expect(found.authorWrong?.midP).toBeCloseTo(0.125 - 7 / 128, 8);
    expect(found.marginal?.df).toBe(2);
  });

  it('count a situation once, by the mean over the orders both models answered', () => {
    const samples = {
      base: [judged('a', held('YTA')), judged('a', held('NTA', 0.9), 1), judged('b', held('ESH'))],
      tuned: [judged('a', held('YTA')), judged('a', null, 1), judged('b', null)],
    };
    const pairs = judgedPairs(samples);
    expect(pairs).toHaveLength(1);
    expect(pairs[0]).toMatchObject({ situation: 'a', base: held('YTA'), tuned: held('YTA') });
  });

  it('are held against people, on the situations both models judged', () => {
    // a: people all YTA, the tuned model moves there; b: people all NTA, nobody moves; c: judged by no model.
    const samples = {
      base: [judged('a', held('NTA', 1)), judged('b', held('NTA', 1))],
      tuned: [judged('a', held('YTA', 1)), judged('b', held('NTA', 1))],
    };
    const people = [
      { situation: 'a', counts: { YTA: 4 } },
      { situation: 'b', counts: { NTA: 4 } },
      { situation: 'c', counts: { ESH: 4 } },
    ];
    const { human } = compareWithPeople(judgedPairs(samples), people, '1');
    // Disjoint distributions diverge by 1 bit and by a squared distance of 2; equal ones by 0.
    expect(human?.base).toMatchObject({ n: 2, accuracy: 0.5, jensenShannon: 0.5, brier: 1 });
    expect(human?.tuned).toMatchObject({ n: 2, accuracy: 1, jensenShannon: 0, brier: 0 });
    expect(human?.ceiling).toMatchObject({ n: 2, accuracy: 1 });
    expect(human?.jensenShannonChange).toMatchObject({ value: -0.5, n: 2 });
    // Of c, which no model judged, nothing is counted.
    expect(human?.shares).toMatchObject({
      people: { YTA: 0.5, NTA: 0.5, ESH: 0 },
      base: { YTA: 0, NTA: 1 },
      tuned: { YTA: 0.5, NTA: 0.5 },
    });
    expect(compareWithPeople(judgedPairs(samples), [], '1')).toMatchObject({
      human: null,
      humanReason: expect.stringContaining('no situation'),
    });
  });

  it('have no test where nothing changed', () => {
    const samples = { base: [judged('a', held('YTA'))], tuned: [judged('a', held('YTA'))] };
    expect(compareVerdicts(judgedPairs(samples), none)).toMatchObject({ authorWrong: null, marginal: null });
  });

  it('take the first of two verdicts that are equally likely', () => {
    expect(likeliestVerdict({ YTA: 0.2, NTA: 0.4, ESH: 0.4, NAH: 0, INFO: 0 })).toBe('NTA');
  });
});
