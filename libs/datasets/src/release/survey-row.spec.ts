import { describe, expect, it } from '@jest/globals';
import { type RatedItem, surveyRow } from './survey-row.js';
import type { SurveyRowContent } from './release-content.js';

const item: RatedItem = {
  id: 'id',
  key: 'face-1a',
  text: 'Being admired matters to me.',
  value: 'face',
  family: 'face-1',
  keyed: 'direct',
  instrument: { key: 'own', version: '1.0.0', mayPublishText: true },
  scale: { min: 1, max: 6 },
  ratings: [
    { annotator: 'a-2', rating: 6 },
    { annotator: 'a-1', rating: 2 },
    { annotator: 'a-3', rating: 2 },
    { annotator: 'a-4', rating: 3 },
  ],
};

describe('surveyRow', () => {
  it('holds the rating of every person, the distribution, mean and median', () => {
    const { key, content } = surveyRow(item);
    expect(key).toBe('item:own@1.0.0/face-1a');
    expect(content).toMatchObject({
      ratings: [
        { annotator: 'a-1', rating: 2 },
        { annotator: 'a-3', rating: 2 },
        { annotator: 'a-4', rating: 3 },
        { annotator: 'a-2', rating: 6 },
      ],
      distribution: { 1: 0, 2: 2, 3: 1, 4: 0, 5: 0, 6: 1 },
      aggregate: { method: 'mean', ratings: 4, mean: 3.25, median: 2.5 },
    });
  });

  it('leaves out the wording of an instrument that may not be redistributed', () => {
    const content = surveyRow({ ...item, instrument: { ...item.instrument, mayPublishText: false } })
      .content as SurveyRowContent;
    expect(content.item.text).toBeNull();
  });
});
