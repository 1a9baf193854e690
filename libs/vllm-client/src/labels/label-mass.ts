import { MalformedAnswerError } from '../model-client.errors.js';
import type { AnswerPosition, TokenLogprob } from '../model-client.port.js';
import type { LabelTokenIds } from './label-method.js';

/** Log probabilities travel with about four digits; a sum beyond this is not rounding. */
const ROUNDING = 1e-3;

/**
 * Probability of each label at one answer position. A label spelled by several tokens ("3" and " 3") gets their sum;
 * a token reported twice counts once. Labels the server did not report are absent from the result.
 */
export function labelMasses(
  position: AnswerPosition,
  labels: readonly string[],
  labelTokenIds: LabelTokenIds | undefined,
): Map<string, number> {
  const masses = new Map<string, number>();
  const seen = new Set<number | string>();
  for (const token of [...position.alternatives, position]) {
    const spelling = token.tokenId ?? token.text;
    const label = labels.find((candidate) => spells(token, candidate, labelTokenIds));
    if (spelling === null || label === undefined || seen.has(spelling)) continue;
    seen.add(spelling);
    masses.set(label, (masses.get(label) ?? 0) + Math.exp(token.logprob));
  }
  return masses;
}

/** By id where ids are known; else by text, in which a space in front makes another token of the same label. */
function spells(token: TokenLogprob, label: string, labelTokenIds: LabelTokenIds | undefined): boolean {
  if (labelTokenIds)
    return token.tokenId !== null && (labelTokenIds[label]?.includes(token.tokenId) ?? false);
  return token.text?.trim() === label;
}

/**
 * p(label) = m(label) ÷ Σ m over the labels; `mass` is that sum. Without any mass there is no distribution to speak
 * of, and every probability is 0 rather than made up.
 */
export function renormalise(
  masses: ReadonlyMap<string, number>,
  labels: readonly string[],
): { probabilities: Record<string, number>; mass: number } {
  const total = labels.reduce((sum, label) => sum + (masses.get(label) ?? 0), 0);
  if (!(total <= 1 + ROUNDING)) {
    throw new MalformedAnswerError(`The labels' probabilities sum to ${total}, which no distribution does`);
  }
  const share = (label: string): number => (total > 0 ? (masses.get(label) ?? 0) / total : 0);
  return {
    probabilities: Object.fromEntries(labels.map((label) => [label, share(label)])),
    mass: Math.min(1, total),
  };
}
