import { describe, expect, it } from '@jest/globals';
import type { Keying } from '@ethogram/core';
import { SeededRandom } from '@ethogram/core';
import type { SurveyItem } from '../sample-plan.js';
import { SCALE_DIRECTIONS, SURVEY_LABEL_STYLES, SURVEY_TEMPLATE_KEYS } from './prompt.js';
import { planValueProfile } from './suite.js';
import { surveyCells, type SurveyCell, type SurveyVariants } from './variants.js';

const ALL: SurveyVariants = {
  templates: ['agree', 'rate', 'true'],
  directions: SCALE_DIRECTIONS,
  labelStyles: SURVEY_LABEL_STYLES,
  design: 'fraction',
  seed: 1,
};
const FACTORS = ['template', 'direction', 'labelStyle'] as const;
const item = (key: string, keyed: Keying): SurveyItem => ({
  ...{ id: key, key, text: `Text ${key}.`, value: 'face', family: key, keyed },
});
const scale = { min: 1, max: 6 };

function counts(cells: readonly SurveyCell[], of: (cell: SurveyCell) => string): number[] {
  const found = new Map<string, number>();
  for (const cell of cells) found.set(of(cell), (found.get(of(cell)) ?? 0) + 1);
  return [...found.values()];
}

describe('variants of a survey', () => {
  it('are all asked in a full design', () => {
    const cells = surveyCells([{ keyed: 'direct' }], { ...ALL, design: 'full' });
    expect(new Set(cells[0]?.map((cell) => JSON.stringify(cell))).size).toBe(18);
  });

  it('are asked once each in a full round of the fraction, in each keying', () => {
    const items = Array.from({ length: 12 }, (_, n) => ({ keyed: n % 2 ? 'reverse' : 'direct' }) as const);
    const cells = surveyCells(items, ALL);
    for (const keyed of ['direct', 'reverse']) {
      const dealt = cells.flatMap((ofItem, place) => (items[place]?.keyed === keyed ? ofItem : []));
      expect(dealt).toHaveLength(18);
      expect(counts(dealt, (cell) => JSON.stringify(cell))).toEqual(new Array(18).fill(1));
    }
  });

  it('are balanced whatever the factors, the items and the seed', () => {
    const random = SeededRandom.from('variants');
    for (let round = 0; round < 60; round += 1) {
      const some = <T>(levels: readonly T[]): T[] =>
        random.shuffle(levels).slice(0, 1 + random.integer(levels.length));
      const variants: SurveyVariants = {
        templates: some(SURVEY_TEMPLATE_KEYS),
        directions: some(SCALE_DIRECTIONS),
        labelStyles: some(SURVEY_LABEL_STYLES),
        design: 'fraction',
        seed: random.integer(1000),
      };
      const items = Array.from(
        { length: 1 + random.integer(60) },
        () => ({ keyed: random.integer(3) === 0 ? 'reverse' : 'direct' }) as const,
      );
      const cells = surveyCells(items, variants);
      expect(surveyCells(items, variants)).toEqual(cells);
      for (const keyed of ['direct', 'reverse']) {
        const dealt = cells.flatMap((ofItem, place) => (items[place]?.keyed === keyed ? ofItem : []));
        for (const factor of FACTORS) {
          const often = counts(dealt, (cell) => cell[factor]);
          expect(Math.max(0, ...often) - Math.min(Infinity, ...often)).toBeLessThanOrEqual(1);
        }
        for (const [one, other] of [
          ['template', 'direction'],
          ['template', 'labelStyle'],
          ['direction', 'labelStyle'],
        ] as const) {
          const often = counts(dealt, (cell) => `${cell[one]} ${cell[other]}`);
          expect(Math.max(0, ...often) - Math.min(Infinity, ...often)).toBeLessThanOrEqual(3);
        }
      }
      for (const ofItem of cells) {
        expect(new Set(ofItem.map((cell) => JSON.stringify(cell))).size).toBe(ofItem.length);
        if (ofItem.length > 1 && variants.directions.length === 2)
          expect(new Set(ofItem.map(({ direction }) => direction)).size).toBe(2);
      }
    }
  });

  it('leave the plain plan as it is, and give every sample a key of its own', () => {
    const items = [item('a', 'direct'), item('b', 'reverse')];
    const plain = planValueProfile({ items, scale });
    const only = { ...ALL, directions: ['ascending'], labelStyles: ['digits'] } as const;
    expect(planValueProfile({ items, scale, variants: { ...only, design: 'full' } })).toEqual(plain);
    expect(planValueProfile({ items, scale, variants: only })).toEqual(plain);
    const full = planValueProfile({ items, scale, variants: { ...ALL, design: 'full' } });
    expect(new Set(full.map(({ key }) => key)).size).toBe(36);
    expect(full.map(({ key }) => key)).toContain('b|rate|descending|letters');
    for (const sample of plain) expect(full).toContainEqual(sample);
  });

  it('need a level of every factor, and no level twice', () => {
    expect(() => surveyCells([], { ...ALL, directions: [] })).toThrow(RangeError);
    expect(() => surveyCells([], { ...ALL, templates: ['rate', 'rate'] })).toThrow(RangeError);
  });
});
