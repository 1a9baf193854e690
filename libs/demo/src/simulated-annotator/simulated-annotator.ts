import {
  codePointOfUnit,
  type EvidenceSpan,
  type JudgmentAnswer,
  makeSpan,
  meantRange,
  type MoralJudgmentAnswer,
  SeededRandom,
  type TextSpan,
  type ValueKey,
  VALUE_KEYS,
  VALUES,
  type Verdict,
  reverseKey,
} from '@ethogram/core';
import type { Situation } from '../situation.js';
import { drawVerdict } from '../synthetic-dump/synthetic-dump.js';

/** How much people on average hold each value in the demo, on the survey's scale of 1 to 6. */
function averageImportance(value: ValueKey): number {
  return 2.8 + SeededRandom.from('average-importance', value).next() * 2.4;
}

export interface RatedItem {
  readonly id: string;
  readonly value: string;
  readonly keyed: 'direct' | 'reverse';
}

/**
 * A made-up person who answers like one: with values of their own, a tendency, and slips. Named as simulated wherever
 * it appears; its answers show that the pipeline works and say nothing about people.
 */
export class SimulatedAnnotator {
  readonly key: string;
  readonly displayName: string;

  constructor(readonly number: number) {
    this.key = `demo-${number}`;
    this.displayName = `Simulated annotator ${number}`;
  }

  /** @param situation what the story was written to put at stake. */
  judge(situation: Situation): MoralJudgmentAnswer {
    const random = SeededRandom.from('judge', this.key, situation.key);
    const verdict = drawVerdict(situation.direction, random);
    const label = VALUES.find((value) => value.key === situation.value)?.label ?? situation.value;
    return {
      kind: 'moral_judgment',
      verdict,
      acceptability: this.acceptability(verdict, random),
      values: this.valuesSeen(situation, random),
      confidence: 2 + random.integer(4),
      rationale: `Simulated: "${label}" is ${situation.direction} here.`,
    };
  }

  /**
   * Marks a sentence or two of the text as evidence, for the verdict and for the first value seen. Drawn apart from the
   * judgment, which stays what it is.
   */
  mark(answer: MoralJudgmentAnswer, situation: Situation, text: string): MoralJudgmentAnswer {
    const random = SeededRandom.from('mark', this.key, situation.key);
    const sentences = sentenceSpans(text);
    const wanted = ['verdict' as const, ...answer.values.slice(0, 1).map(({ value }) => value)];
    const spans = wanted.flatMap((speaksFor): EvidenceSpan[] => {
      if (sentences.length === 0 || random.next() < 0.3) return [];
      return [{ ...random.pick(sentences), speaksFor }];
    });
    return spans.length === 0 ? answer : { ...answer, spans: spans.sort((a, b) => a.start - b.start) };
  }

  rate(items: readonly RatedItem[]): JudgmentAnswer {
    return { kind: 'survey', ratings: items.map((item) => ({ itemId: item.id, rating: this.rating(item) })) };
  }

  private rating(item: RatedItem): number {
    const own = SeededRandom.from('importance', this.key, item.value).normal() * 0.7;
    const slip = SeededRandom.from('rating', this.key, item.id).normal() * 0.6;
    const importance = averageImportance(item.value as ValueKey) + own + slip;
    const rating = Math.min(6, Math.max(1, Math.round(importance)));
    return item.keyed === 'reverse' ? reverseKey(rating, { min: 1, max: 6 }) : rating;
  }

  private acceptability(verdict: Verdict, random: SeededRandom): number {
    const centre = { YTA: -1.3, ESH: -0.6, INFO: 0, NAH: 0.8, NTA: 1.3 }[verdict];
    return Math.min(2, Math.max(-2, Math.round(centre + random.normal() * 0.6)));
  }

  /** Nearly always sees the value the story is about, and now and then another one. */
  private valuesSeen(situation: Situation, random: SeededRandom): MoralJudgmentAnswer['values'] {
    const seen: MoralJudgmentAnswer['values'] =
      random.next() < 0.93 ? [{ value: situation.value, direction: situation.direction }] : [];
    if (random.next() < 0.2) {
      const other = random.pick(VALUE_KEYS.filter((value) => value !== situation.value));
      seen.push({ value: other, direction: random.next() < 0.5 ? 'attained' : 'constrained' });
    }
    return seen;
  }
}

function sentenceSpans(text: string): TextSpan[] {
  const sentences = new Intl.Segmenter('en', { granularity: 'sentence' }).segment(text);
  return Array.from(sentences).flatMap(({ segment, index }) => {
    const meant = meantRange(text, { start: index, end: index + segment.length });
    return meant
      ? [makeSpan(text, codePointOfUnit(text, meant.start), codePointOfUnit(text, meant.end))]
      : [];
  });
}
