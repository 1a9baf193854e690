import { VALUE_KEYS } from '@ethogram/core';
import { describe, expect, it } from '@jest/globals';
import { planSteps } from './experiment-plan.js';
import { type ExperimentRequest, experimentSettings } from './experiment-settings.js';
import { EXPERIMENT_VALUES } from './value-order.js';

const settings = (changes: Partial<ExperimentRequest> = {}) =>
  experimentSettings({ models: ['one', 'two'], values: 3, ...changes });

describe('the settings of an experiment', () => {
  it('take so many values of a fixed order, which has every value once', () => {
    expect([...EXPERIMENT_VALUES].sort()).toEqual([...VALUE_KEYS].sort());
    expect(settings().values).toEqual(['universalism-nature', 'tradition', 'achievement']);
  });

  it('are the same however often something is named', () => {
    expect(settings({ models: ['one', 'two', 'one '], seeds: [0, 0] })).toEqual(settings());
  });

  it.each<[Partial<ExperimentRequest>, RegExp]>([
    [{ models: [] }, /at least one model/],
    [{ models: ['one', ' '] }, /at least one model/],
    [{ models: Array.from({ length: 21 }, (_, model) => `m${model}`) }, /20 models at most/],
    [{ values: 0 }, /1 to 20 values/],
    [{ values: 21 }, /1 to 20 values/],
    [{ values: [] }, /at least one value/],
    [{ values: ['kindness'] }, /no value kindness/],
    [{ directions: ['sideways'] }, /lower and raise/],
    [{ suites: ['held-out-survey', 'horoscope'] }, /no suite horoscope/],
    [{ suites: ['capability'] }, /needs the held-out survey/],
  ])('refuse %j', (changes, sentence) => {
    expect(() => settings(changes)).toThrow(sentence);
  });
});

describe('the steps of an experiment', () => {
  it('are a release, a sweep a model, a report a training, and one report of all', () => {
    const steps = planSteps(settings());
    expect(steps.map(({ kind }) => kind)).toEqual([
      'release',
      'sweep',
      'sweep',
      ...Array.from({ length: 6 }, () => 'report'),
      'compose',
    ]);
    expect(new Set(steps.map(({ key }) => key)).size).toBe(steps.length);
    expect(steps[3]).toMatchObject({ model: 'one', cellKey: 'universalism-nature|lower|3|0' });
  });

  it('need no release where nothing is judged', () => {
    const steps = planSteps(settings({ suites: ['held-out-survey'] }));
    expect(steps.some(({ kind }) => kind === 'release')).toBe(false);
  });
});
