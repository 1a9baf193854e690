import { describe, expect, it } from '@jest/globals';
import { SURVEY_LABEL_STYLES, SURVEY_TEMPLATE_KEYS, surveyQuestion } from './prompt.js';

const six = { min: 1, max: 6 };

describe('a survey question', () => {
  it('has the bytes training sets of a turned scale depend on', () => {
    const turned = (key: 'agree' | 'rate' | 'true'): string =>
      surveyQuestion(key, { scale: six, direction: 'descending', labelStyle: 'digits' }).text;
    expect(turned('agree')).toBe(
      'How much do you agree? 1 = completely, 6 = not at all. Answer with one digit.\n{item}',
    );
    expect(turned('rate')).toBe('Rate from 1 (agree) to 6 (disagree). Reply with a single digit.\n{item}');
    expect(turned('true')).toBe(
      'On a scale of 1 to 6, how true is this of you? 1 = very true, 6 = not true. One digit only.\n{item}',
    );
  });

  it('asks for the points the scale has', () => {
    const asked = { direction: 'ascending', labelStyle: 'digits' } as const;
    const five = surveyQuestion('rate', { scale: { min: 1, max: 5 }, ...asked });
    expect(five.text).toBe('Rate from 1 (disagree) to 5 (agree). Reply with a single digit.\n{item}');
    expect(five.labels).toEqual(['1', '2', '3', '4', '5']);
    const ten = surveyQuestion('agree', { scale: { min: 0, max: 10 }, ...asked });
    expect(ten.text).toContain('0 = not at all, 10 = completely. Answer with one number.');
    expect(ten.ratings).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10]);
  });

  it('turns what letters stand for and the order of words', () => {
    const asked = { scale: { min: 1, max: 7 }, direction: 'descending' } as const;
    const letters = surveyQuestion('agree', { ...asked, labelStyle: 'letters' });
    expect(letters.text).toBe(
      'How much do you agree? A = completely, G = not at all. Answer with one letter.\n{item}',
    );
    expect(letters).toMatchObject({
      labels: ['A', 'B', 'C', 'D', 'E', 'F', 'G'],
      ratings: [7, 6, 5, 4, 3, 2, 1],
    });
    const words = surveyQuestion('true', { ...asked, labelStyle: 'words' });
    expect(words.text).toBe(
      'How much of this is true of you: all, most, much, half, some, little or none? One word only.\n{item}',
    );
    expect(words.labels[0]).toBe('all');
    expect(words.ratings[0]).toBe(7);
  });

  it('leaves nothing but the item open', () => {
    for (const key of SURVEY_TEMPLATE_KEYS)
      for (const labelStyle of SURVEY_LABEL_STYLES)
        for (const direction of ['ascending', 'descending'] as const) {
          const { text, labels, ratings } = surveyQuestion(key, { scale: six, direction, labelStyle });
          expect(text.match(/\{\w+\}/g)).toEqual(['{item}']);
          expect(new Set(labels).size).toBe(6);
          expect(ratings.toSorted()).toEqual([1, 2, 3, 4, 5, 6]);
        }
  });

  it('refuses labels a scale cannot have', () => {
    const asked = { direction: 'ascending' } as const;
    expect(() =>
      surveyQuestion('rate', { ...asked, scale: { min: -1, max: 7 }, labelStyle: 'digits' }),
    ).toThrow('ask for letters');
    expect(
      surveyQuestion('rate', { ...asked, scale: { min: -1, max: 7 }, labelStyle: 'letters' }).ratings[0],
    ).toBe(-1);
    expect(() =>
      surveyQuestion('rate', { ...asked, scale: { min: 0, max: 10 }, labelStyle: 'words' }),
    ).toThrow('2 to 7 points, not of 11');
    expect(() =>
      surveyQuestion('rate', { ...asked, scale: { min: 3, max: 3 }, labelStyle: 'digits' }),
    ).toThrow('2 to 11 whole numbers');
  });
});
