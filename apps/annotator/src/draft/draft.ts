import {
  type Direction,
  type JudgmentAnswer,
  type MoralJudgmentAnswer,
  type SurveyAnswer,
  VALUE_KEYS,
  type ValueKey,
  type Verdict,
} from '@ethogram/core';

/** An unfinished moral judgment; null where nothing was chosen yet. */
export interface MoralDraft {
  readonly kind: 'moral_judgment';
  readonly verdict: Verdict | null;
  readonly acceptability: number | null;
  readonly values: Readonly<Partial<Record<ValueKey, Direction>>>;
  readonly confidence: number | null;
  readonly rationale: string;
}

export interface SurveyDraft {
  readonly kind: 'survey';
  /** By item id. */
  readonly ratings: Readonly<Record<string, number>>;
}

export type AnswerDraft = MoralDraft | SurveyDraft;

/** An unfinished answer as it is kept in the browser. */
export interface Draft {
  /** Person and task, so that two people at one browser do not meet each other's drafts. */
  readonly key: string;
  readonly answer: AnswerDraft;
  /** Milliseconds the task has been looked at so far. */
  readonly elapsedMs: number;
}

export const EMPTY_MORAL_DRAFT: MoralDraft = {
  kind: 'moral_judgment',
  verdict: null,
  acceptability: null,
  values: {},
  confidence: null,
  rationale: '',
};
export const EMPTY_SURVEY_DRAFT: SurveyDraft = { kind: 'survey', ratings: {} };

/** Which answers a draft still lacks. */
export type MissingPart = 'verdict' | 'acceptability' | 'confidence';

export function missingParts(draft: MoralDraft): MissingPart[] {
  return (['verdict', 'acceptability', 'confidence'] as const).filter((part) => draft[part] === null);
}

export function missingItems(draft: SurveyDraft, itemIds: readonly string[]): string[] {
  return itemIds.filter((id) => draft.ratings[id] === undefined);
}

/** Chooses a direction for a value, or takes the value out when it has that direction already. */
export function toggleValue(draft: MoralDraft, value: ValueKey, direction: Direction): MoralDraft {
  const { [value]: current, ...others } = draft.values;
  return { ...draft, values: current === direction ? others : { ...others, [value]: direction } };
}

/** The finished answer; values in the order of the taxonomy, ratings in the order they were asked. */
export function answerOfMoral(draft: MoralDraft): MoralJudgmentAnswer | null {
  const { verdict, acceptability, confidence, rationale } = draft;
  if (verdict === null || acceptability === null || confidence === null) return null;
  const values = VALUE_KEYS.flatMap((value) => {
    const direction = draft.values[value];
    return direction ? [{ value, direction }] : [];
  });
  return { kind: 'moral_judgment', verdict, acceptability, values, confidence, rationale: rationale.trim() };
}

export function answerOfSurvey(draft: SurveyDraft, itemIds: readonly string[]): SurveyAnswer | null {
  const ratings = itemIds.flatMap((itemId) => {
    const rating = draft.ratings[itemId];
    return rating === undefined ? [] : [{ itemId, rating }];
  });
  return ratings.length === itemIds.length ? { kind: 'survey', ratings } : null;
}

/** An earlier answer as a draft, to be changed. */
export function draftOfAnswer(answer: JudgmentAnswer): AnswerDraft {
  if (answer.kind === 'survey') {
    return {
      kind: 'survey',
      ratings: Object.fromEntries(answer.ratings.map(({ itemId, rating }) => [itemId, rating])),
    };
  }
  const values = Object.fromEntries(answer.values.map(({ value, direction }) => [value, direction]));
  return { ...answer, values };
}

/** Whether there is anything in it worth keeping. */
export function isUntouched(draft: AnswerDraft): boolean {
  if (draft.kind === 'survey') return Object.keys(draft.ratings).length === 0;
  return missingParts(draft).length === 3 && Object.keys(draft.values).length === 0 && draft.rationale === '';
}
