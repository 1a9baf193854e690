import { describe, expect, it } from '@jest/globals';
import type { MoralTrainingRow, Verdict } from '@ethogram/core';
import { moralPreview } from './moral-preview.js';

const row = (
  key: string,
  verdict: Verdict,
  distribution?: MoralTrainingRow['distribution'],
): MoralTrainingRow => ({
  key,
  kind: 'moral_judgment',
  split: 'train',
  prompt: [{ role: 'user', content: `About ${key.split('#')[0]}` }],
  completion: [{ role: 'assistant', content: verdict }],
  verdict,
  ...(distribution ? { distribution } : {}),
});

describe('the first rows of a moral set', () => {
  it('shows the copies of a situation together, each answer with how often it comes', () => {
    const found = moralPreview([row('a', 'YTA'), row('a#2', 'NTA'), row('a#3', 'NTA'), row('b', 'ESH')]);
    expect(found).toEqual([
      {
        key: 'a',
        prompt: 'About a',
        taught: [
          { answer: 'YTA', copies: 1 },
          { answer: 'NTA', copies: 2 },
        ],
        shares: '',
      },
      { key: 'b', prompt: 'About b', taught: [{ answer: 'ESH', copies: 1 }], shares: '' },
    ]);
  });

  it('says the probabilities, the largest first and none of nothing', () => {
    const [found] = moralPreview([row('a', 'NTA', { YTA: 1 / 3, NTA: 2 / 3, ESH: 0, NAH: 0, INFO: 0 })]);
    expect(found?.shares).toBe('NTA 67 %, YTA 33 %');
  });
});
