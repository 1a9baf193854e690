import type { ValueAtStake, Verdict } from '@ethogram/core';
import { VERDICTS } from '@ethogram/core';
import { fillTemplate, type QuestionMessage } from '../sample-plan.js';
import { MORAL_TEMPLATE } from '../moral-judgment/prompt.js';

/** The question the moral-judgment suite asks, byte for byte. */
export function moralPrompt(situation: { title: string; text: string }): QuestionMessage[] {
  const { title, text } = situation;
  return [{ role: 'user', content: fillTemplate(MORAL_TEMPLATE, { title, text }) }];
}

export type MoralAnswer = {
  verdict: Verdict;
  /** Absent: not taught. */
  values?: readonly ValueAtStake[];
  rationale?: string;
};

/** The verdict's code first, because that is what the suite reads; then a line of values, and the reason. */
export function moralCompletion({ verdict, values, rationale }: MoralAnswer): string {
  const lines: string[] = [verdict];
  if (values)
    lines.push(
      `Values: ${values.map(({ value, direction }) => `${value} (${direction})`).join(', ') || 'none'}`,
    );
  if (rationale) lines.push(`Reason: ${rationale}`);
  return lines.join('\n');
}

/**
 * Copies of a row by verdict that come as near to the probabilities as so many copies can: each verdict gets the whole
 * part of its share, and the copies left go to the largest remainders, ties to the first of `VERDICTS`.
 * @throws RangeError for no positive whole number of copies, or probabilities without any mass.
 */
export function copiesByVerdict(
  probabilities: Readonly<Partial<Record<Verdict, number>>>,
  copies: number,
): Map<Verdict, number> {
  if (!Number.isInteger(copies) || copies < 1) throw new RangeError('Copies are a whole number from 1.');
  const mass = VERDICTS.reduce((sum, verdict) => sum + (probabilities[verdict] ?? 0), 0);
  if (!(mass > 0)) throw new RangeError('No verdict has any probability.');
  const shares = VERDICTS.map((verdict) => {
    // Rounded, so that 0.1 + 0.2 and 0.3 deal the same copies.
    const exact = Math.round(((probabilities[verdict] ?? 0) / mass) * copies * 1e9) / 1e9;
    return { verdict, whole: Math.floor(exact), rest: exact - Math.floor(exact) };
  });
  let left = copies - shares.reduce((sum, { whole }) => sum + whole, 0);
  for (const share of [...shares].sort((one, other) => other.rest - one.rest)) {
    if (left === 0) break;
    share.whole += 1;
    left -= 1;
  }
  return new Map(shares.filter(({ whole }) => whole > 0).map(({ verdict, whole }) => [verdict, whole]));
}
