import {
  evidenceProblems,
  formAnswerProblems,
  type FormDefinition,
  formProblems,
  inFormOrder,
  type JudgmentAnswer,
  type MoralForm,
  type MoralJudgmentAnswer,
  parseJudgmentAnswer,
  PLAIN_MORAL_FORM,
  type RatingScale,
  type SurveyAnswer,
} from '@ethogram/core';
import type { StudyKind } from '../study/study.entity.js';

/** What a task asks for. */
export interface AnswerForm {
  readonly kind: StudyKind;
  readonly itemIds: readonly string[];
  /** Null for other kinds than surveys. */
  readonly scale: RatingScale | null;
  /** Which parts of a moral judgment are asked; null for other kinds. */
  readonly moral: MoralForm | null;
  /** What a study with a form of its own asks; null for other kinds. */
  readonly definition: FormDefinition | null;
  /** The frozen text evidence is taken from; null where there is none, it was deleted meanwhile, or it is not needed. */
  readonly text: string | null;
}

export type CheckedAnswer =
  | { readonly ok: true; readonly answer: JudgmentAnswer }
  | { readonly ok: false; readonly problems: string[] };

/** The kind of answer a study of each kind asks for. */
export const KIND_OF_ANSWER = { MORAL_JUDGMENT: 'moral_judgment', SURVEY: 'survey', FORM: 'form' } as const;

/** Whether the answer, untrusted as it is, cannot be checked without the text it is about. */
export function needsText(
  input: unknown,
  { moral, definition }: Pick<AnswerForm, 'moral' | 'definition'>,
): boolean {
  if (definition) return definition.parts.some(({ kind }) => kind === 'span');
  const spans = (input as { spans?: unknown } | null | undefined)?.spans;
  return moral?.evidence === 'required' || (Array.isArray(spans) && spans.length > 0);
}

/** Pure: is this a whole answer to that task? Every problem is named. */
export function checkAnswer(input: unknown, form: AnswerForm): CheckedAnswer {
  const parsed = parseJudgmentAnswer(input);
  if (!parsed.ok) return parsed;
  const { answer } = parsed;
  if (answer.kind !== KIND_OF_ANSWER[form.kind]) {
    return { ok: false, problems: [`This study asks for an answer of kind "${KIND_OF_ANSWER[form.kind]}".`] };
  }
  const problems = problemsOf(answer, form);
  return problems.length > 0 ? { ok: false, problems } : { ok: true, answer: inOrder(answer, form) };
}

function problemsOf(answer: JudgmentAnswer, form: AnswerForm): string[] {
  switch (answer.kind) {
    case 'survey':
      return [...ratingProblems(answer, form)];
    case 'form':
      return formAnswerProblems(answer, definitionOf(form), form.text);
    case 'moral_judgment':
      return moralProblems(answer, form);
  }
}

function definitionOf({ definition }: AnswerForm): FormDefinition {
  return definition ?? { version: 1, parts: [] };
}

/** Of a deleted text nothing can be checked, and nothing is stored: its slot is closed. */
function moralProblems(answer: MoralJudgmentAnswer, { moral, text }: AnswerForm): string[] {
  const misfits = formProblems(answer, moral ?? PLAIN_MORAL_FORM, text ?? '');
  return text === null ? misfits : [...misfits, ...evidenceProblems(answer.spans ?? [], text)];
}

function* ratingProblems(answer: SurveyAnswer, { itemIds, scale }: AnswerForm): Generator<string> {
  const asked = new Set(itemIds);
  const rated = new Set(answer.ratings.map((rating) => rating.itemId));
  const missing = itemIds.filter((id) => !rated.has(id));
  if (missing.length > 0) yield `${missing.length} of ${itemIds.length} items have no rating yet.`;
  for (const { itemId, rating } of answer.ratings) {
    if (!asked.has(itemId)) yield `The item ${itemId} is not part of this task.`;
    else if (scale && (rating < scale.min || rating > scale.max))
      yield `The rating ${rating} is not on the scale from ${scale.min} to ${scale.max}.`;
  }
}

/** Ratings in the order they were asked, parts in that of their form, so that the same answer is stored the same way whoever sends it. */
function inOrder(answer: JudgmentAnswer, form: AnswerForm): JudgmentAnswer {
  if (answer.kind === 'form') return inFormOrder(answer, definitionOf(form));
  if (answer.kind !== 'survey') return answer;
  const { itemIds } = form;
  const ratings = [...answer.ratings].sort((a, b) => itemIds.indexOf(a.itemId) - itemIds.indexOf(b.itemId));
  return { ...answer, ratings };
}
