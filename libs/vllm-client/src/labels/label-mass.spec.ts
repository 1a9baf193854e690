import { describe, expect, it } from '@jest/globals';
import { MalformedAnswerError } from '../model-client.errors.js';
import type { AnswerPosition, TokenLogprob } from '../model-client.port.js';
import { labelMasses, renormalise } from './label-mass.js';

const byText = (text: string, p: number): TokenLogprob => ({ tokenId: null, text, logprob: Math.log(p) });
const byId = (tokenId: number, p: number): TokenLogprob => ({ tokenId, text: null, logprob: Math.log(p) });
const positionOf = (taken: TokenLogprob, ...others: TokenLogprob[]): AnswerPosition => ({
  ...taken,
  alternatives: [taken, ...others],
});

describe('labelMasses', () => {
  it('adds up the distinct tokens of one label', () => {
    const position = positionOf(byText('3', 0.4), byText(' 3', 0.1), byText('4', 0.2), byText('Well', 0.3));
    const masses = labelMasses(position, ['3', '4'], undefined);
    expect(masses.get('3')).toBeCloseTo(0.5, 12);
    expect(masses.get('4')).toBeCloseTo(0.2, 12);
    expect(masses.size).toBe(2);
  });

  it('counts a token once though it is both taken and among the alternatives, or listed twice', () => {
    const position = positionOf(byText('3', 0.4), byText('3', 0.4), byText('4', 0.2));
    expect(labelMasses(position, ['3'], undefined).get('3')).toBeCloseTo(0.4, 12);
  });

  it('tells tokens of one spelling apart by id', () => {
    const position = positionOf(byId(10, 0.4), byId(11, 0.1), byId(12, 0.5));
    expect(labelMasses(position, ['3'], { '3': [10, 11] }).get('3')).toBeCloseTo(0.5, 12);
  });

  it('takes the token that was chosen into account when it is missing among the alternatives', () => {
    const position = { ...byId(10, 0.7), alternatives: [byId(12, 0.1)] };
    expect(labelMasses(position, ['3'], { '3': [10] }).get('3')).toBeCloseTo(0.7, 12);
  });

  it('does not take text for ids', () => {
    expect(labelMasses(positionOf(byText('3', 0.4)), ['3'], { '3': [10] }).size).toBe(0);
  });
});

describe('renormalise', () => {
  it('divides by the labels mass and reports it', () => {
    const { probabilities, mass } = renormalise(
      new Map([
        ['1', 0.3],
        ['2', 0.1],
      ]),
      ['1', '2', '3'],
    );
    expect(mass).toBeCloseTo(0.4, 12);
    expect(probabilities).toEqual({ '1': expect.closeTo(0.75, 12), '2': expect.closeTo(0.25, 12), '3': 0 });
  });

  it('makes up no distribution where there is no mass', () => {
    expect(renormalise(new Map(), ['1', '2'])).toEqual({ probabilities: { '1': 0, '2': 0 }, mass: 0 });
    const impossible = Math.exp(-9999);
    expect(renormalise(new Map([['1', impossible]]), ['1']).mass).toBe(0);
  });

  it('takes a sum above 1 for rounding only as far as rounding goes', () => {
    expect(renormalise(new Map([['1', 1.0004]]), ['1']).mass).toBe(1);
    expect(() => renormalise(new Map([['1', 1.2]]), ['1'])).toThrow(MalformedAnswerError);
    expect(() => renormalise(new Map([['1', Number.NaN]]), ['1'])).toThrow(MalformedAnswerError);
  });
});
