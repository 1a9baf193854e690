import { describe, expect, it } from '@jest/globals';
import { narrowings, problemsOf, START, toReleaseInput } from './release-draft.js';

describe('the draft of a release', () => {
  it('needs no thought: the defaults ask for everything, in parts that add up', () => {
    expect(problemsOf(START)).toEqual([]);
    expect(narrowings(START)).toBe(0);
    const input = toReleaseInput('study', START);
    expect(input.ratios).toEqual({ train: 0.8, validation: 0.1, test: 0.1 });
    expect([input.sizes, input.timeCut, input.stratifyBy, input.withoutScenarioIds]).toEqual([
      null,
      null,
      null,
      null,
    ]);
    expect(Object.values(input.filters).every((filter) => filter === null)).toBe(true);
  });

  it('sends one way of splitting alone, whatever was typed into the others', () => {
    const typed = { ...START, train: '10', testFrom: '2024-05-01', testRows: '40' };
    expect(toReleaseInput('study', { ...typed, splitBy: 'SIZES' })).toMatchObject({
      ratios: { train: 0.8 },
      sizes: { validation: 100, test: 40 },
      timeCut: null,
    });
    expect(toReleaseInput('study', { ...typed, splitBy: 'TIME' })).toMatchObject({
      sizes: null,
      timeCut: { validationFrom: null, testFrom: '2024-05-01' },
    });
    expect(problemsOf(typed)).toEqual(['The three parts make 30 %, not 100 %.']);
    expect(problemsOf({ ...typed, splitBy: 'SIZES' })).toEqual([]);
  });

  it('reads lists however they were pasted', () => {
    const draft = { ...START, languages: ' en, de ,', withoutScenarioIds: 'a\nb, c  d' };
    const { filters, withoutScenarioIds } = toReleaseInput('study', draft);
    expect([filters.languages, withoutScenarioIds]).toEqual([
      ['en', 'de'],
      ['a', 'b', 'c', 'd'],
    ]);
    expect(narrowings(draft)).toBe(2);
  });

  it('says when a span of time is empty', () => {
    expect(problemsOf({ ...START, postedFrom: '2024-02-01', postedTo: '2024-02-01' })).toHaveLength(1);
    expect(
      problemsOf({ ...START, splitBy: 'TIME', validationFrom: '2025-01-01', testFrom: '2024-01-01' }),
    ).toEqual(['Validation begins before the test part.']);
  });
});
