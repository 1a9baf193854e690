import { describe, expect, it } from '@jest/globals';
import type { ValueKey } from '@ethogram/core';
import type { SurveyResponse } from '@ethogram/suites';
import { surveyReliability } from './survey-reliability.js';

const VALUES: readonly ValueKey[] = ['hedonism', 'face', 'tradition'];

/** Two items of a direct and a reverse family of each value, in two wordings; `rate` says the keyed rating. */
function responses(
  rate: (value: number, wording: string, keyed: 'direct' | 'reverse') => number,
): SurveyResponse[] {
  return VALUES.flatMap((value, place) =>
    (['direct', 'reverse'] as const).flatMap((keyed) =>
      [1, 2].flatMap((item) =>
        ['plain', 'long'].map((template): SurveyResponse => ({
          ...{ key: `${value}-${keyed}-${item}|${template}`, itemKey: `${value}-${keyed}-${item}` },
          ...{ value, keyed, template, cluster: `${value}-${keyed}`, score: rate(place, template, keyed) },
          ...{ direction: 'ascending', labelStyle: 'digits' },
        })),
      ),
    ),
  );
}

const scale = { min: 1, max: 6 };

describe('how far the profile of a run can be relied on', () => {
  it('is told of everything that was varied, and why not of the rest', () => {
    const found = surveyReliability(
      responses((value) => 2 + value),
      scale,
      0,
    );
    expect(found.map(({ name }) => name.replace(/ \(.*/, ''))).toEqual([
      'Same rating whichever way the scale runs',
      'Same rating in every wording',
      'Same rating with every kind of label',
      'Same rating of paraphrases',
      'Agreeing with opposites',
    ]);
    expect(found[0]).toMatchObject({
      value: null,
      reason: 'Everything was asked with one direction of the scale.',
    });
    expect(found[1]).toMatchObject({ value: 1, n: 12, reason: null });
    expect(found[3]?.value).toBeCloseTo(1, 9);
    expect(found[4]?.value).toBeCloseTo(0, 9);
  });

  it('shows a model that says yes to a statement and to its opposite', () => {
    const yes = responses((_value, _wording, keyed) => (keyed === 'direct' ? 5 : 2));
    expect(surveyReliability(yes, scale, 0)[4]).toMatchObject({ value: 1.5, n: 3 });
  });

  it('is nothing, with a reason, where nothing was answered', () => {
    for (const { value, reason } of surveyReliability([], scale, 0)) {
      expect(value).toBeNull();
      expect(reason).not.toBeNull();
    }
  });
});
