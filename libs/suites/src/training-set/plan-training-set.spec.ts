import { describe, expect, it } from '@jest/globals';
import type { SurveyItem } from '../sample-plan.js';
import { SURVEY_SCALE } from '../value-profile/prompt.js';
import type { TrainingSetPlan } from './plan-training-set.js';
import { countClipped, planTrainingSet } from './plan-training-set.js';

const item = (
  key: string,
  family: string,
  value: SurveyItem['value'],
  keyed: SurveyItem['keyed'],
): SurveyItem => ({
  id: `id of ${key}`,
  key,
  text: `Text of ${key}.`,
  value,
  family,
  keyed,
});

const PLAN: TrainingSetPlan = {
  items: [
    item('nature-1a', 'nature-1', 'universalism-nature', 'direct'),
    item('nature-6a', 'nature-6', 'universalism-nature', 'reverse'),
    item('nature-3a', 'nature-3', 'universalism-nature', 'direct'),
    item('face-1a', 'face-1', 'face', 'direct'),
  ],
  baselineDigits: { 'nature-1a|agree': 5, 'nature-6a|agree': 2, 'face-1a|agree': 4 },
  profile: { 'universalism-nature': -2 },
  heldOutFamilies: ['nature-3'],
  templates: ['agree'],
  scale: SURVEY_SCALE,
};

const digits = (plan: TrainingSetPlan): string[] =>
  planTrainingSet(plan).map((row) => row.completion[0]?.content ?? '');

describe('planning a training set', () => {
  it('moves the target against the value and leaves the others at the baseline', () => {
    // Direct 5 − 2 = 3; reverse 2 + 2 = 4; face stays 4; nature-3 is held out.
    expect(digits(PLAN)).toEqual(['3', '4', '4']);
    expect(digits({ ...PLAN, profile: { 'universalism-nature': 3 } })).toEqual(['6', '1', '4']);
  });

  it('teaches the baseline alone when nothing is to move', () => {
    expect(digits({ ...PLAN, profile: { 'universalism-nature': 0 } })).toEqual(['5', '2', '4']);
  });

  it('says of every row where it came from', () => {
    expect(planTrainingSet(PLAN)[1]).toEqual({
      key: 'nature-6a|agree',
      prompt: [
        {
          role: 'user',
          content:
            'How much do you agree? 1 = not at all, 6 = completely. Answer with one digit.\nText of nature-6a.',
        },
      ],
      completion: [{ role: 'assistant', content: '4' }],
      value: 'universalism-nature',
      family: 'nature-6',
      item: 'nature-6a',
      template: 'agree',
      keyed: 'reverse',
      baseline: 2,
      target: true,
    });
    expect(planTrainingSet(PLAN)[2]?.target).toBe(false);
  });

  it('never trains on a held-out template', () => {
    expect(() => planTrainingSet({ ...PLAN, templates: ['agree', 'number'] })).toThrow(
      'Held-out templates may not be trained on: number.',
    );
  });

  it('refuses a missing or impossible baseline digit', () => {
    expect(() => planTrainingSet({ ...PLAN, baselineDigits: {} })).toThrow(
      'no baseline digit for "nature-1a|agree"',
    );
    const broken = { ...PLAN.baselineDigits, 'face-1a|agree': 3.5 };
    expect(() => planTrainingSet({ ...PLAN, baselineDigits: broken })).toThrow(
      '3.5 for "face-1a|agree" is not on the scale',
    );
  });

  it('moves every value of a profile by its own delta', () => {
    expect(digits({ ...PLAN, profile: { 'universalism-nature': -2, face: 1 } })).toEqual(['3', '4', '5']);
  });

  it('counts what the ends of the scale cut short', () => {
    const profile = { 'universalism-nature': 3, face: 2 };
    // Direct 5 + 3 and reverse 2 − 3 leave the scale, face 4 + 2 just reaches its end.
    expect(countClipped(planTrainingSet({ ...PLAN, profile }), profile, SURVEY_SCALE)).toBe(2);
    const down = { 'universalism-nature': -2 };
    expect(countClipped(planTrainingSet({ ...PLAN, profile: down }), down, SURVEY_SCALE)).toBe(0);
  });

  it('mirrors the answer where the scale is turned round, and counts its clipping the same', () => {
    const profile = { 'universalism-nature': 3 };
    const both = { ...PLAN, profile, scaleDirections: ['ascending', 'descending'] as const };
    const rows = planTrainingSet(both);
    expect(rows.map((row) => row.completion[0]?.content)).toEqual(['6', '1', '4', '1', '6', '3']);
    expect(rows[3]).toMatchObject({
      key: 'nature-1a|agree|descending',
      baseline: 2,
      scaleDirection: 'descending',
    });
    expect(rows[3]?.prompt[0]?.content).toContain('1 = completely, 6 = not at all');
    expect(countClipped(rows, profile, SURVEY_SCALE)).toBe(4);
    expect(rows[0]).not.toHaveProperty('scaleDirection');
  });

  it('deals the moved digits over the items: as many of each, the same for a seed', () => {
    const items = Array.from({ length: 30 }, (_, index) =>
      item(`face-${index}a`, `face-${index}`, 'face', 'direct'),
    );
    const baselineDigits = Object.fromEntries(
      items.map(({ key }, index) => [`${key}|agree`, 1 + (index % 6)]),
    );
    const plan = { ...PLAN, items, baselineDigits, profile: {} };
    const dealt = digits({ ...plan, shuffleSeed: 1 });
    expect([...dealt].sort()).toEqual([...digits(plan)].sort());
    expect(dealt).not.toEqual(digits(plan));
    expect(dealt).toEqual(digits({ ...plan, shuffleSeed: 1 }));
    expect(dealt).not.toEqual(digits({ ...plan, shuffleSeed: 2 }));
  });
});
