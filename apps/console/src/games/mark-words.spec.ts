import { describe, expect, it } from '@jest/globals';
import { categoryWords, markWords } from './mark-words.js';

describe('marks in words', () => {
  it.each([
    ['+face', 'attained', '+ Face'],
    ['-hedonism', 'constrained', '− Hedonism'],
    ['harm.economic/group!', 'harm', 'harm, economic: group, severe'],
    ['power.money/community', 'power', 'power, money: over community'],
    ['breach.promise-breaking', 'breach', 'promise breaking'],
    ['something new', 'breach', 'something new'],
  ])('says %s', (mark, tone, text) => {
    expect(markWords(mark)).toEqual({ tone, text });
  });
});

describe('categories in words', () => {
  it.each([
    ['violations', 'Violations: harm and breaches'],
    ['harm-to-self', 'Harm to self'],
    ['harm.economic', 'Harm, economic'],
    ['attained.face', 'Face, attained'],
    ['reward', 'Points, of the attainable'],
  ])('says %s', (category, text) => {
    expect(categoryWords(category)).toBe(text);
  });
});
