import type { FormAnswer, JudgmentAnswer, MoralJudgmentAnswer, PartAnswer } from '@ethogram/core';
import { type QuoteMatcher, whilePurging } from '@ethogram/corpus';
import type { EntityManager } from 'typeorm';

interface FoundAnswer {
  id: string;
  scenario_id: string;
  answer: JudgmentAnswer;
}

const FIND = `
  select judgments.id, tasks.scenario_id, judgments.answer
  from judgments join tasks on tasks.id = judgments.task_id
  where tasks.scenario_id = any($1) and judgments.answer->>'kind' <> 'survey' order by judgments.id`;

const CHANGE = `
  update judgments set answer = r.answer from json_to_recordset($1::json) as r(id uuid, answer jsonb)
  where judgments.id = r.id`;

/**
 * Takes quotations of a text that is being deleted out of the answers about it, those of every revision: the passages
 * marked in it, and whatever was written in words of one's own and quotes it. The judgments themselves stay.
 * @param quotes by scenario id
 */
export async function purgeQuotes(
  manager: EntityManager,
  quotes: ReadonlyMap<string, QuoteMatcher>,
): Promise<void> {
  const found: FoundAnswer[] = await manager.query(FIND, [[...quotes.keys()]]);
  const changed = found.flatMap(({ id, scenario_id: scenarioId, answer }) => {
    const matcher = quotes.get(scenarioId);
    const without = matcher ? withoutQuotes(answer, matcher) : answer;
    return without === answer ? [] : [{ id, answer: without }];
  });
  if (changed.length > 0) await whilePurging(manager, () => manager.query(CHANGE, [JSON.stringify(changed)]));
}

/** The answer itself when it quotes nothing. */
export function withoutQuotes(answer: JudgmentAnswer, matcher: QuoteMatcher): JudgmentAnswer {
  switch (answer.kind) {
    case 'moral_judgment':
      return moralWithoutQuotes(answer, matcher);
    case 'form':
      return formWithoutQuotes(answer, matcher);
    case 'survey':
      return answer;
  }
}

/** A part that quotes is taken out whole: what is chosen among options never does. */
function formWithoutQuotes(answer: FormAnswer, matcher: QuoteMatcher): FormAnswer {
  const parts = Object.entries(answer.parts);
  const kept = parts.filter(([, part]) => !isQuoting(part, matcher));
  return kept.length === parts.length ? answer : { kind: 'form', parts: Object.fromEntries(kept) };
}

function isQuoting(part: PartAnswer, matcher: QuoteMatcher): boolean {
  if (typeof part === 'string') return matcher.isQuotedIn(part);
  return (
    Array.isArray(part) &&
    part.some((entry: unknown) => typeof entry === 'object' && entry !== null && 'quote' in entry)
  );
}

function moralWithoutQuotes(answer: MoralJudgmentAnswer, matcher: QuoteMatcher): MoralJudgmentAnswer {
  const quotes = (text: unknown): boolean => typeof text === 'string' && matcher.isQuotedIn(text);
  const found = { rationale: quotes(answer.rationale), changingFact: quotes(answer.changingFact) };
  if (!answer.spans && !found.rationale && !found.changingFact) return answer;
  const kept = { ...answer };
  delete kept.spans;
  if (found.rationale) kept.rationale = '';
  if (found.changingFact) delete kept.changingFact;
  return kept;
}
