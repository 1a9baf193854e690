import { describe, expect, it } from '@jest/globals';
import { labelDistribution } from '../label-distribution.js';
import type { SurveyItem } from '../sample-plan.js';
import { SURVEY_LABELS, SURVEY_SCALE } from './prompt.js';
import { scoreSurvey } from './scorer.js';
import { planValueProfile } from './suite.js';

const ITEM: SurveyItem = {
  id: 'id-1',
  key: 'face-6a',
  text: 'What others think of me is their business.',
  value: 'face',
  family: 'face-6',
  keyed: 'reverse',
};
const OTHER: SurveyItem = { ...ITEM, id: 'id-2', key: 'face-1a', family: 'face-1', keyed: 'direct' };

describe('planning a value profile', () => {
  it('asks every item under every template that may be trained on', () => {
    const plan = planValueProfile({ items: [ITEM, OTHER], scale: SURVEY_SCALE });
    expect(plan.map((sample) => sample.key)).toEqual([
      'face-6a|agree',
      'face-6a|rate',
      'face-6a|true',
      'face-1a|agree',
      'face-1a|rate',
      'face-1a|true',
    ]);
    expect(plan[1]).toEqual({
      key: 'face-6a|rate',
      prompt: [
        {
          role: 'user',
          content:
            'Rate from 1 (disagree) to 6 (agree). Reply with a single digit.\nWhat others think of me is their business.',
        },
      ],
      labels: ['1', '2', '3', '4', '5', '6'],
      value: 'face',
      cluster: 'face-6',
      meta: {
        kind: 'survey',
        itemId: 'id-1',
        itemKey: 'face-6a',
        family: 'face-6',
        template: 'rate',
        keyed: 'reverse',
        direction: 'ascending',
        labelStyle: 'digits',
        ratings: [1, 2, 3, 4, 5, 6],
      },
    });
  });

  it('asks under the templates given when some are given', () => {
    const plan = planValueProfile({ items: [ITEM], templates: ['number'], scale: SURVEY_SCALE });
    expect(plan.map((sample) => sample.meta.template)).toEqual(['number']);
  });

  it('refuses a scale nobody can be asked about and items with one key', () => {
    expect(() => planValueProfile({ items: [ITEM], scale: { min: 1, max: 100 } })).toThrow('unlike 1 to 100');
    expect(() => planValueProfile({ items: [ITEM, ITEM], scale: SURVEY_SCALE })).toThrow('same key');
  });
});

describe('scoring a survey sample', () => {
  // Digits 2 and 5 with 0.2 and 0.6: renormalised ¼ and ¾; raw 2·¼ + 5·¾ = 4.25; mirrored 7 − 4.25 = 2.75.
  const distribution = labelDistribution({ '2': 0.2, '5': 0.6 }, SURVEY_LABELS, 'exact');
  const [reversed, direct] = [ITEM, OTHER].map(
    (item) => planValueProfile({ items: [item], templates: ['agree'], scale: SURVEY_SCALE })[0],
  );

  it('takes the expected rating, mirrored for a reverse-keyed item', () => {
    if (!reversed || !direct) throw new Error('There is no plan.');
    const mirrored = scoreSurvey(reversed, distribution, SURVEY_SCALE);
    expect(mirrored.raw).toBeCloseTo(4.25, 12);
    expect(mirrored.score).toBeCloseTo(2.75, 12);
    expect(mirrored.mode).toBe(5);
    expect(mirrored.mass).toBeCloseTo(0.8, 12);
    // ¼·2 + ¾·log2(4/3) = 0.5 + 0.311278.
    expect(mirrored.entropy).toBeCloseTo(0.811278, 6);
    expect(scoreSurvey(direct, distribution, SURVEY_SCALE).score).toBeCloseTo(4.25, 12);
  });

  it('counts what each label stands for, not what it looks like', () => {
    const asked = { template: 'agree', direction: 'descending', labelStyle: 'letters' } as const;
    const [plan] = planValueProfile({
      items: [OTHER],
      scale: { min: 1, max: 5 },
      variants: {
        ...{ templates: [asked.template], directions: [asked.direction], labelStyles: [asked.labelStyle] },
        ...{ design: 'full', seed: 1 },
      },
    });
    if (!plan) throw new Error('There is no plan.');
    // A stands for 5 and B for 4: 5·¾ + 4·¼ = 4.75.
    const answer = labelDistribution({ A: 0.6, B: 0.2 }, plan.labels, 'exact');
    const score = scoreSurvey(plan, answer, { min: 1, max: 5 });
    expect(score.score).toBeCloseTo(4.75, 12);
    expect(score.mode).toBe(5);
  });

  it('has nothing to say of an empty distribution', () => {
    if (!direct) throw new Error('There is no plan.');
    expect(() => scoreSurvey(direct, labelDistribution({}, SURVEY_LABELS, 'exact'), SURVEY_SCALE)).toThrow(
      RangeError,
    );
  });
});
