import {
  bootstrapInterval,
  type Estimate,
  isDefined,
  undefinedBecause,
  type Verdict,
  wilsonInterval,
} from '@ethogram/core';
import type { ExposureArm, ExposureOutcome } from './suggestion-exposure.entity.js';

/** A first answer that had a draw, and what became of it. */
export interface ExposedAnswer {
  readonly personId: string;
  readonly arm: ExposureArm;
  readonly outcome: ExposureOutcome | null;
  readonly first: Verdict;
  /** The verdict of the person's last revision, whatever it followed. */
  readonly last: Verdict;
  readonly isRevised: boolean;
  readonly suggested: Verdict;
}

export interface ArmEffect {
  readonly arm: ExposureArm;
  readonly answers: number;
  readonly kept: number;
  readonly changed: number;
  /** Shown, and the page was closed on it. */
  readonly unsettled: number;
  /** Share of answers revised later, for whatever reason. */
  readonly revised: Estimate;
  /** Share of verdicts that are the model's: in the first answer and in the last revision. */
  readonly agreedBefore: Estimate;
  readonly agreedAfter: Estimate;
  /** How much that share rose, with a bootstrap over people. */
  readonly shift: Estimate;
}

export interface SuggestionEffect {
  readonly arms: readonly ArmEffect[];
  /** Share revised after a suggestion less share revised without. */
  readonly difference: Estimate;
}

/** What seeing a suggestion did, against answers for which it was held back by the same draw. */
export function suggestionEffect(answers: readonly ExposedAnswer[], seed: number): SuggestionEffect {
  const arms = (['SHOWN', 'HELD_BACK'] as const).map((arm) =>
    armEffect(
      arm,
      answers.filter((answer) => answer.arm === arm),
      seed,
    ),
  );
  const [shown, heldBack] = arms.map(({ revised }) => revised) as [Estimate, Estimate];
  return { arms, difference: shareDifference(shown, heldBack) };
}

function armEffect(arm: ExposureArm, answers: readonly ExposedAnswer[], seed: number): ArmEffect {
  const share = (holds: (answer: ExposedAnswer) => boolean): Estimate =>
    wilsonInterval(answers.filter(holds).length, answers.length);
  const count = (outcome: ExposureOutcome | null): number =>
    arm === 'SHOWN' ? answers.filter((answer) => answer.outcome === outcome).length : 0;
  return {
    arm,
    answers: answers.length,
    kept: count('KEPT'),
    changed: count('CHANGED'),
    unsettled: count(null),
    revised: share(({ isRevised }) => isRevised),
    agreedBefore: share(({ first, suggested }) => first === suggested),
    agreedAfter: share(({ last, suggested }) => last === suggested),
    shift: bootstrapInterval(
      answers.map(({ first, last, suggested }) => Number(last === suggested) - Number(first === suggested)),
      { seed: `suggestion-effect ${arm} ${seed}`, clusters: answers.map(({ personId }) => personId) },
    ),
  };
}

/**
 * The difference of two independent shares, with an interval from those of the shares (Newcombe 1998, method 10). The answers
 * of one person are taken as independent, so it is too narrow where few people gave many.
 */
export function shareDifference(one: Estimate, other: Estimate): Estimate {
  if (!isDefined(one) || !isDefined(other)) return undefinedBecause('One of the two has no answers yet.');
  const value = one.value - other.value;
  return {
    value,
    low: value - Math.hypot(one.value - one.low, other.high - other.value),
    high: value + Math.hypot(one.high - one.value, other.value - other.low),
    level: one.level,
    method: 'difference of shares, Newcombe interval from Wilson intervals',
    n: one.n + other.n,
  };
}
