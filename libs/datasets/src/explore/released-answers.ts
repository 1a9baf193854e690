import type { JudgmentAnswer } from '@ethogram/core';
import type { ReleaseRowContent } from '../release/release-content.js';

/** A released row as agreement looks at tasks. */
export interface ReleasedTask {
  readonly answers: readonly JudgmentAnswer[];
  /** Code points of the text; null where it is not released. */
  readonly textLength: number | null;
}

/** Words of people's own are left out: agreement does not look at them. */
export function releasedAnswers(row: ReleaseRowContent): ReleasedTask {
  switch (row.kind) {
    case 'moral_judgment':
      return {
        answers: row.judgments.map(({ verdict, acceptability, values, confidence, spans }) => ({
          kind: 'moral_judgment',
          verdict,
          acceptability,
          values,
          confidence,
          rationale: '',
          spans: spans.map((span) => ({ ...span, quote: '' })),
        })),
        textLength: lengthOf(row.scenario.text),
      };
    case 'survey':
      return {
        answers: row.ratings.map(({ rating }) => ({
          kind: 'survey',
          ratings: [{ itemId: row.key, rating }],
        })),
        textLength: null,
      };
    case 'form':
      return {
        answers: row.judgments.map(({ parts }) => ({ kind: 'form', parts }) as JudgmentAnswer),
        textLength: lengthOf(row.scenario?.text ?? null),
      };
  }
}

function lengthOf(text: string | null): number | null {
  return text === null ? null : [...text].length;
}
