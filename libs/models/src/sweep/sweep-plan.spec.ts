import { describe, expect, it } from '@jest/globals';
import { planCells } from './sweep-plan.js';
import { sweepSettings, type SweepRequest } from './sweep-settings.js';

const REQUEST: SweepRequest = {
  instrumentId: 'i',
  baseModel: 'base',
  values: ['tradition', 'face'],
  directions: ['lower', 'raise'],
  deltas: [1, 3],
  seeds: [0, 7],
};

const settings = (changes: Partial<SweepRequest> = {}) => sweepSettings({ ...REQUEST, ...changes }, 5);

describe('the settings of a sweep', () => {
  it('are kept without repetitions, in the order they were given', () => {
    expect(settings({ values: ['face', 'tradition', 'face'], seeds: [7, 7, 0] })).toMatchObject({
      values: ['face', 'tradition'],
      seeds: [7, 0],
      sham: false,
    });
  });

  it.each<[Partial<SweepRequest>, RegExp]>([
    [{ values: [] }, /at least one value/],
    [{ values: ['kindness'] }, /no value kindness/],
    [{ directions: [] }, /at least one direction/],
    [{ directions: ['sideways'] }, /lower and raise/],
    [{ deltas: [0] }, /from 1 to 5/],
    [{ deltas: [6] }, /from 1 to 5/],
    [{ deltas: [-3] }, /from 1 to 5/],
    [{ deltas: [1.5] }, /from 1 to 5/],
    [{ seeds: [] }, /at least one seed/],
    [{ seeds: [-1] }, /from 0/],
    [{ seeds: [2 ** 31] }, /from 0/],
  ])('refuse %j', (changes, sentence) => {
    expect(() => settings(changes)).toThrow(sentence);
  });

  it('refuse more than 400 trainings, shams counted', () => {
    const seeds = Array.from({ length: 50 }, (_, seed) => seed);
    expect(planCells(settings({ seeds }))).toHaveLength(400);
    expect(() => settings({ seeds, sham: true })).toThrow(/450 trainings; a sweep has 400 at most/);
  });
});

describe('the cells of a sweep', () => {
  it('are every combination once, with a signed delta', () => {
    const cells = planCells(settings());
    expect(cells).toHaveLength(16);
    expect(new Set(cells.map(({ key }) => key)).size).toBe(16);
    expect(cells[0]).toEqual({
      key: 'tradition|lower|1|0',
      value: 'tradition',
      direction: 'lower',
      delta: -1,
      seed: 0,
      setKey: 'tradition|lower|1',
    });
    expect(cells.at(-1)).toMatchObject({ key: 'face|raise|3|7', delta: 3 });
  });

  it('share a training set between seeds', () => {
    expect(new Set(planCells(settings()).map(({ setKey }) => setKey)).size).toBe(8);
  });

  it('begin with one sham a seed, which serves all values', () => {
    const shams = planCells(settings({ sham: true })).slice(0, 2);
    expect(shams.map(({ key }) => key)).toEqual(['sham|0', 'sham|7']);
    expect(shams.every(({ delta, setKey }) => delta === 0 && setKey === 'sham')).toBe(true);
  });
});
