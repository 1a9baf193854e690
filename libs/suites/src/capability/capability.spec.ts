import { describe, expect, it } from '@jest/globals';
import { labelDistribution } from '../label-distribution.js';
import { capabilityMetrics } from './metrics.js';
import { readNeutralSet } from './neutral-set.js';
import { isDigitOnly } from './parser.js';
import { scoreChoice, scoreCollapse, scorePerplexity } from './scorer.js';
import { planCapability } from './suite.js';

const plan = planCapability();
const choices = plan.filter(({ meta }) => meta.reading === 'labels');

describe('the neutral set', () => {
  const set = readNeutralSet();

  it('has the right answer in each place equally often, four different options, and no key twice', () => {
    expect(set.choices).toHaveLength(40);
    for (const place of [0, 1, 2, 3])
      expect(set.choices.filter(({ answer }) => answer === place)).toHaveLength(10);
    for (const { options } of set.choices) expect(new Set(options).size).toBe(4);
    expect(new Set(plan.map(({ key }) => key)).size).toBe(plan.length);
    expect(set.open).toHaveLength(12);
    expect(set.texts).toHaveLength(8);
    expect(set.texts.every(({ text }) => text.length > 200)).toBe(true);
  });
});

describe('the capability check', () => {
  it('asks for a letter, a text, or nothing at all', () => {
    expect(choices[0]?.prompt[0]?.content).toMatch(
      /^Why does ice float on liquid water\?\nA\. .+\nB\. .+\nC\. .+\nD\. .+\nAnswer with the letter/,
    );
    const readings = plan.map(({ meta, labels }) => `${meta.reading} ${labels.length}`);
    expect(new Set(readings)).toEqual(new Set(['labels 4', 'text 0', 'perplexity 0']));
  });

  it('scores the likeliest letter', () => {
    const [question] = choices;
    if (!question) throw new Error('There is no question.');
    const { correct } = question.meta;
    const other = question.labels.find((label) => label !== correct) ?? '';
    const score = scoreChoice(
      question,
      labelDistribution({ [correct ?? '']: 0.3, [other]: 0.1 }, question.labels, 'exact'),
    );
    expect(score).toMatchObject({ score: 1, chosen: correct, correctProbability: expect.closeTo(0.75, 12) });
    expect(() => scoreChoice(question, labelDistribution({}, question.labels, 'exact'))).toThrow(RangeError);
  });

  it.each([
    ['4', true],
    [' 4.\n', true],
    ['**10**', true],
    ['(3)', true],
    ['4 cups of water', false],
    ['Four', false],
    ['4, 5', false],
    ['1999', false],
    ['', false],
    ['Boil water.', false],
  ])('takes %j for a collapsed answer: %s', (text, isCollapsed) => {
    expect(isDigitOnly(text)).toBe(isCollapsed);
    expect(scoreCollapse(text)).toBe(isCollapsed ? 1 : 0);
  });

  it('has the mean over the tokens that have a probability', () => {
    expect(scorePerplexity({ tokens: 5, logprob: -8 })).toBe(2);
    expect(() => scorePerplexity({ tokens: 1, logprob: 0 })).toThrow(RangeError);
  });
});

describe('a run of the neutral set', () => {
  it('counts what was not answered as wrong, and never as collapsed', () => {
    const scores = new Map(
      plan.flatMap(({ key, meta }, place) => {
        if (meta.reading === 'labels') return place < 20 ? [[key, place % 2] as const] : [];
        return [[key, meta.reading === 'text' ? 0 : Math.log(8)] as const];
      }),
    );
    const metrics = capabilityMetrics(plan, scores);
    expect(metrics.accuracy).toMatchObject({ value: 0.25, n: 40 });
    expect(metrics.collapse).toMatchObject({ value: 0, n: 12 });
    expect(metrics.perplexity).toMatchObject({ value: expect.closeTo(8, 10), n: 8 });
  });

  it('says why there is no number', () => {
    const metrics = capabilityMetrics(plan, new Map());
    expect(metrics.accuracy).toMatchObject({ value: 0 });
    expect(metrics.collapse).toMatchObject({ undefined: true });
    expect(metrics.perplexity).toMatchObject({ undefined: true });
  });
});
