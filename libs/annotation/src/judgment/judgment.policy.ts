import {
  type JudgmentAnswer,
  parseJudgmentAnswer,
  type RatingScale,
  type SurveyAnswer,
} from '@ethogram/core';
import type { StudyKind } from '../study/study.entity.js';

/** What a task asks for. */
export interface AnswerForm {
  readonly kind: StudyKind;
  readonly itemIds: readonly string[];
  /** Null for moral judgments. */
  readonly scale: RatingScale | null;
}

export type CheckedAnswer =
  | { readonly ok: true; readonly answer: JudgmentAnswer }
  | { readonly ok: false; readonly problems: string[] };

const KIND_OF_ANSWER = { MORAL_JUDGMENT: 'moral_judgment', SURVEY: 'survey' } as const;

/** Pure: is this a whole answer to that task? Every problem is named. */
export function checkAnswer(input: unknown, form: AnswerForm): CheckedAnswer {
  const parsed = parseJudgmentAnswer(input);
  if (!parsed.ok) return parsed;
  const { answer } = parsed;
  if (answer.kind !== KIND_OF_ANSWER[form.kind]) {
    return { ok: false, problems: [`This study asks for an answer of kind "${KIND_OF_ANSWER[form.kind]}".`] };
  }
  const problems = answer.kind === 'survey' ? [...ratingProblems(answer, form)] : [];
  return problems.length > 0 ? { ok: false, problems } : { ok: true, answer: inOrder(answer, form.itemIds) };
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

/** Ratings in the order they were asked, so that the same answer is stored the same way whoever sends it. */
function inOrder(answer: JudgmentAnswer, itemIds: readonly string[]): JudgmentAnswer {
  if (answer.kind !== 'survey') return answer;
  const ratings = [...answer.ratings].sort((a, b) => itemIds.indexOf(a.itemId) - itemIds.indexOf(b.itemId));
  return { ...answer, ratings };
}
