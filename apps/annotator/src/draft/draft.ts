import {
  answerOf,
  type Direction,
  type EvidenceSpan,
  type FirstPass,
  type FormAnswer,
  type JudgmentAnswer,
  missingFormParts,
  type MoralForm,
  type MoralFormPart,
  type MoralJudgmentAnswer,
  type SurveyAnswer,
  VALUE_KEYS,
  type ValueKey,
  type Verdict,
} from '@ethogram/core';
import type { ValueDraft, ValueDrafts } from './value-draft.js';

/** An unfinished moral judgment; null where nothing was chosen yet. */
export interface MoralDraft {
  readonly kind: 'moral_judgment';
  readonly verdict: Verdict | null;
  readonly acceptability: number | null;
  readonly values: ValueDrafts;
  readonly confidence: number | null;
  readonly rationale: string;
  /** Those of values taken back stay, in case the value is chosen again; they are no part of the answer. */
  readonly spans: readonly EvidenceSpan[];
  readonly mostPeople: Verdict | null;
  readonly changingFact: string;
  /** Null until the action alone was judged, where a study asks for that. */
  readonly firstPass: FirstPass | null;
}

export interface SurveyDraft {
  readonly kind: 'survey';
  /** By item id. */
  readonly ratings: Readonly<Record<string, number>>;
}

/** Also with answers to parts that are not asked any more, in case they are asked again. */
export type PartsDraft = FormAnswer;

export type AnswerDraft = MoralDraft | SurveyDraft | PartsDraft;

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
  spans: [],
  mostPeople: null,
  changingFact: '',
  firstPass: null,
};
export const EMPTY_SURVEY_DRAFT: SurveyDraft = { kind: 'survey', ratings: {} };
export const EMPTY_PARTS_DRAFT: PartsDraft = { kind: 'form', parts: {} };

/** What an answer is before anything was chosen, by the kind of the study. */
export const EMPTY_DRAFTS = {
  MORAL_JUDGMENT: EMPTY_MORAL_DRAFT,
  SURVEY: EMPTY_SURVEY_DRAFT,
  FORM: EMPTY_PARTS_DRAFT,
} as const satisfies Record<string, AnswerDraft>;

/** Which answers a draft still lacks. */
export type MissingPart = 'verdict' | 'acceptability' | 'confidence' | MoralFormPart;

const DECISIONS = ['verdict', 'acceptability', 'confidence'] as const;

export function missingParts(draft: MoralDraft, form: MoralForm, text: string): MissingPart[] {
  const undecided = DECISIONS.filter((part) => draft[part] === null);
  return [...undecided, ...missingFormParts(partsOf(draft, form), form, text)];
}

export function missingItems(draft: SurveyDraft, itemIds: readonly string[]): string[] {
  return itemIds.filter((id) => draft.ratings[id] === undefined);
}

/** The finished answer; values in the order of the taxonomy. Null while something is missing. */
export function answerOfMoral(draft: MoralDraft, form: MoralForm, text: string): MoralJudgmentAnswer | null {
  return missingParts(draft, form, text).length > 0 ? null : partsOf(draft, form);
}

/** What there is of an answer: only parts the study asks for, and of those only what was given. */
function partsOf(draft: MoralDraft, form: MoralForm): MoralJudgmentAnswer {
  const { verdict, acceptability, confidence } = draft;
  const spans = form.evidence === 'off' ? [] : activeSpans(draft);
  const fact = form.changingFact === 'off' ? '' : draft.changingFact.trim();
  return {
    kind: 'moral_judgment',
    // Answers are made of drafts in which these are decided.
    verdict: verdict ?? 'INFO',
    acceptability: acceptability ?? 0,
    values: VALUE_KEYS.flatMap((value) => {
      const chosen = draft.values[value];
      return chosen ? [{ value, ...askedOf(chosen, form) }] : [];
    }),
    confidence: confidence ?? 1,
    rationale: draft.rationale.trim(),
    ...(spans.length > 0 && { spans }),
    ...(form.mostPeople !== 'off' && draft.mostPeople && { mostPeople: draft.mostPeople }),
    ...(fact !== '' && { changingFact: fact }),
    ...(form.twoPasses && draft.firstPass && { firstPass: draft.firstPass }),
  };
}

function askedOf({ direction, whose, strength }: ValueDraft, form: MoralForm): ValueDraft {
  return {
    direction,
    ...(form.whose !== 'off' && whose !== undefined && { whose }),
    ...(form.strength !== 'off' && strength !== undefined && { strength }),
  };
}

/** The evidence for the verdict and for the values that are chosen now, in the order of the text. */
export function activeSpans({ spans, values }: Pick<MoralDraft, 'spans' | 'values'>): EvidenceSpan[] {
  return spans
    .filter(({ speaksFor }) => speaksFor === 'verdict' || values[speaksFor])
    .sort((a, b) => a.start - b.start || a.end - b.end);
}

/** Adds a passage; the same passage for the same thing is there once. */
export function addSpan(draft: MoralDraft, span: EvidenceSpan): MoralDraft {
  return { ...removeSpan(draft, span), spans: [...removeSpan(draft, span).spans, span] };
}

export function removeSpan(draft: MoralDraft, { start, end, speaksFor }: EvidenceSpan): MoralDraft {
  const isSame = (span: EvidenceSpan): boolean =>
    span.start === start && span.end === end && span.speaksFor === speaksFor;
  return { ...draft, spans: draft.spans.filter((span) => !isSame(span)) };
}

/** Keeps what was thought of the action alone and clears the way for a judgment of the whole. */
export function endFirstPass(draft: MoralDraft): MoralDraft {
  const { verdict, acceptability } = draft;
  if (verdict === null || acceptability === null) return draft;
  return { ...draft, firstPass: { verdict, acceptability }, verdict: null, acceptability: null };
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
  if (answer.kind === 'form') return answer;
  if (answer.kind === 'survey') {
    return {
      kind: 'survey',
      ratings: Object.fromEntries(answer.ratings.map(({ itemId, rating }) => [itemId, rating])),
    };
  }
  const values = Object.fromEntries(answer.values.map(({ value, ...chosen }) => [value, chosen]));
  return { ...EMPTY_MORAL_DRAFT, ...answer, values };
}

/** A draft as the browser kept it: one of an earlier version lacks parts, and has its values as bare directions. */
export function restoredDraft(stored: AnswerDraft): AnswerDraft {
  if (stored.kind !== 'moral_judgment') return stored;
  const values = Object.entries(stored.values as Record<ValueKey, ValueDraft | Direction>).map(
    ([value, chosen]) => [value, typeof chosen === 'string' ? { direction: chosen } : chosen] as const,
  );
  return { ...EMPTY_MORAL_DRAFT, ...stored, values: Object.fromEntries(values) };
}

/** Whether there is anything in it worth keeping. */
export function isUntouched(draft: AnswerDraft): boolean {
  if (draft.kind === 'survey') return Object.keys(draft.ratings).length === 0;
  if (draft.kind === 'form')
    return Object.keys(draft.parts).every((id) => answerOf(draft.parts, id) === undefined);
  const { values, spans, rationale, changingFact, mostPeople, firstPass } = draft;
  return (
    DECISIONS.every((part) => draft[part] === null) &&
    Object.keys(values).length === 0 &&
    spans.length === 0 &&
    `${rationale}${changingFact}` === '' &&
    mostPeople === null &&
    firstPass === null
  );
}
