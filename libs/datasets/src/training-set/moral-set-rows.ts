import type { MoralTrainingRow, Verdict } from '@ethogram/core';
import { copiesByVerdict, moralCompletion, moralPrompt } from '@ethogram/suites';
import type { MoralRowContent } from '../release/release-content.js';
import type { MoralSettings } from './training-set-settings.js';

/** How the answer is chosen, as written into every manifest. */
export const MORAL_TARGET_RULE =
  'verdict: the settled one, else the most probable; copies: by largest remainder of the probabilities; reasons: those given with that verdict, in turn';

export type LeftOutReason = 'withoutText' | 'undecided';

/** The training rows of one released row, or why there are none. */
export function moralRows(
  content: MoralRowContent,
  settings: MoralSettings,
): MoralTrainingRow[] | LeftOutReason {
  const { title, text } = content.scenario;
  if (text === null) return 'withoutText';
  const verdicts = verdictsOf(content, settings);
  if (verdicts.length === 0) return 'undecided';
  const { split } = content;
  if (split === 'test') throw new RangeError('Rows of a test part are never trained on.');
  const prompt = moralPrompt({ title: title ?? '', text });
  const given = new Map<Verdict, number>();
  return verdicts.map((verdict, index) => {
    const turn = given.get(verdict) ?? 0;
    given.set(verdict, turn + 1);
    return {
      key: index === 0 ? content.key : `${content.key}#${index + 1}`,
      kind: 'moral_judgment',
      split,
      prompt,
      completion: [{ role: 'assistant', content: answer(content, settings, verdict, turn) }],
      verdict,
      ...(settings.target === 'SOFT' ? { distribution: content.aggregate.probabilities } : {}),
    };
  });
}

function verdictsOf(
  { aggregate, adjudicated }: MoralRowContent,
  { target, copies }: MoralSettings,
): Verdict[] {
  if (target === 'COPIES')
    return [...copiesByVerdict(aggregate.probabilities, copies)].flatMap(([verdict, count]) =>
      Array.from({ length: count }, () => verdict),
    );
  const verdict = adjudicated?.verdict ?? aggregate.verdict;
  return verdict === null ? [] : [verdict];
}

function answer(
  { judgments, aggregate, adjudicated }: MoralRowContent,
  { withValues, withRationale }: MoralSettings,
  verdict: Verdict,
  turn: number,
): string {
  const reasons = judgments.flatMap((judgment) =>
    judgment.verdict === verdict && judgment.rationale?.trim() ? [judgment.rationale.trim()] : [],
  );
  const rationale = reasons[turn % Math.max(1, reasons.length)];
  return moralCompletion({
    verdict,
    ...(withValues ? { values: adjudicated?.values ?? aggregate.values } : {}),
    ...(withRationale && rationale ? { rationale } : {}),
  });
}
