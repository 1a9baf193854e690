import { describe, expect, it } from '@jest/globals';
import { evidenceProblems, parseJudgmentAnswer } from '@ethogram/core';
import { readSituations } from '../situation.js';
import { SimulatedAnnotator } from './simulated-annotator.js';

describe('a simulated annotator', () => {
  const situations = readSituations();

  it('gives answers the platform accepts, the same each time', () => {
    const annotator = new SimulatedAnnotator(1);
    for (const situation of situations) {
      const answer = annotator.judge(situation);
      expect(parseJudgmentAnswer(answer)).toEqual({ ok: true, answer });
      expect(annotator.judge(situation)).toEqual(answer);
    }
  });

  it('marks sentences of the text that the platform accepts as evidence, and changes nothing else', () => {
    const annotator = new SimulatedAnnotator(2);
    const marked = situations.map((situation) => {
      const text = `${situation.body} 🙂 And so on.`;
      const judgment = annotator.judge(situation);
      const { spans = [], ...rest } = annotator.mark(judgment, situation, text);
      expect(rest).toEqual(judgment);
      expect(evidenceProblems(spans, text)).toEqual([]);
      expect(parseJudgmentAnswer({ ...rest, spans }).ok).toBe(true);
      return spans.length;
    });
    expect(marked.filter((count) => count > 0).length / marked.length).toBeGreaterThan(0.6);
    const [first] = situations;
    if (!first) throw new Error('The demo has situations.');
    expect(annotator.mark(annotator.judge(first), first, ' ').spans).toBeUndefined();
  });

  it('mostly names the value a story is about', () => {
    const annotators = [1, 2, 3, 4].map((number) => new SimulatedAnnotator(number));
    const named = situations.flatMap((situation) =>
      annotators.map((annotator) =>
        annotator.judge(situation).values.some(({ value }) => value === situation.value),
      ),
    );
    expect(named.filter(Boolean).length / named.length).toBeGreaterThan(0.88);
  });

  it('rates a reverse-keyed item the other way round', () => {
    const annotator = new SimulatedAnnotator(3);
    const [direct, reverse] = (['direct', 'reverse'] as const).map((keyed) => {
      const items = Array.from({ length: 60 }, (_, index) => ({ id: `${index}`, value: 'hedonism', keyed }));
      const answer = annotator.rate(items);
      if (answer.kind !== 'survey') throw new Error('A survey answer was expected.');
      return answer.ratings.reduce((sum, { rating }) => sum + rating, 0) / answer.ratings.length;
    });
    expect((direct ?? 0) + (reverse ?? 0)).toBeCloseTo(7, 5);
  });
});
