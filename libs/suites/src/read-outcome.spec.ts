import { describe, expect, it } from '@jest/globals';
import { labelDistribution } from './label-distribution.js';
import { distributionFromTexts, readLabel, readOutcome } from './read-outcome.js';

const DIGITS = ['1', '2', '3', '4', '5', '6'];
const VERDICTS = ['YTA', 'NTA', 'ESH', 'NAH', 'INFO'];
const WORDS = ['none', 'little', 'some', 'much', 'most', 'all'];
const LETTERS = ['A', 'B', 'C', 'D', 'E'];

describe('the outcome of a distribution', () => {
  it('is unparsable below the minimum mass and answered from it on', () => {
    const withMass = (mass: number) => labelDistribution({ '3': mass }, DIGITS, 'exact');
    expect(readOutcome(withMass(0.049), DIGITS)).toBe('unparsable');
    expect(readOutcome(withMass(0.05), DIGITS)).toBe('answered');
    expect(readOutcome(withMass(0.4), DIGITS, { minimumMass: 0.5 })).toBe('unparsable');
    expect(readOutcome(withMass(0), DIGITS, { minimumMass: 0 })).toBe('unparsable');
  });
});

describe('the outcome of a text', () => {
  it.each([
    ['4', DIGITS, 'answered', '4'],
    ['4.', DIGITS, 'answered', '4'],
    ['I would say 5', DIGITS, 'answered', '5'],
    ['**6**', DIGITS, 'answered', '6'],
    ['5 out of 6', DIGITS, 'answered', '5'],
    ['between 2 and 4', DIGITS, 'unparsable', null],
    ['2-3', DIGITS, 'unparsable', null],
    ['3 or 4', DIGITS, 'unparsable', null],
    ['3.5', DIGITS, 'unparsable', null],
    ['10', DIGITS, 'unparsable', null],
    ['I agree', DIGITS, 'unparsable', null],
    ['', DIGITS, 'unparsable', null],
    ["I'm just an AI and don't have feelings.", DIGITS, 'refused', null],
    ['I cannot answer that.', DIGITS, 'refused', null],
    ['As an AI, I would pick 3', DIGITS, 'answered', '3'],
    ['NTA, clearly', VERDICTS, 'answered', 'NTA'],
    ['nta', VERDICTS, 'answered', 'NTA'],
    ['The answer is ESH.', VERDICTS, 'answered', 'ESH'],
    ['Not sure: YTA, NTA?', VERDICTS, 'unparsable', null],
    ['B', LETTERS, 'answered', 'B'],
    ['B. Someone else.', LETTERS, 'answered', 'B'],
    ['a person is wrong', LETTERS, 'unparsable', null],
    ['I think A child', LETTERS, 'unparsable', null],
    ['Most of it.', WORDS, 'answered', 'most'],
    ['I have no opinion at all', WORDS, 'unparsable', null],
  ])('%j is read as it should be', (text, labels, outcome, label) => {
    expect(readOutcome(text, labels)).toBe(outcome);
    expect(readLabel(text, labels)).toBe(label);
  });
});

describe('a distribution from repeated answers', () => {
  it('has shares of the readable answers and their share as mass', () => {
    const distribution = distributionFromTexts(['4', '4', '5', 'no idea'], DIGITS);
    expect(distribution.mass).toBeCloseTo(0.75, 12);
    expect(distribution.probabilities['4']).toBeCloseTo(2 / 3, 12);
    expect(distribution.method).toBe('sampled text');
  });
});
