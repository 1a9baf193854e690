import type { UndefinedEstimate } from '../statistics/estimate.js';
import { undefinedBecause } from '../statistics/estimate.js';
import { mean } from '../statistics/moments.js';
import { type Answers, scaleMean } from './answers.js';

export type ProfileScore = {
  /** The mean of the scale's answered items. */
  readonly raw: number;
  /** `raw` less the person's mean rating of all items. */
  readonly centred: number;
};

export type IpsatisedProfile = {
  /** MRAT: the person's mean rating over all items they answered. */
  readonly meanRating: number;
  readonly scores: Readonly<Record<string, ProfileScore | UndefinedEstimate>>;
};

/**
 * One person's profile of scales, raw and ipsatised: score − MRAT, where MRAT is the mean of all answered items, so that
 * people who rate everything high can be compared with others (Schwartz 1992; coding keys of the PVQ).
 *
 * Use raw scores for reliability and centred ones for comparing groups; centred scores sum to about zero, so their
 * correlations are pushed below zero. Missing answers: as `scaleMean`, scale by scale; MRAT takes every answer there is.
 * Undefined when nothing was answered.
 * @param keyed answers, turned (`keyedAnswers`)
 * @param scales the scale of each item
 */
export function ipsatisedProfile(
  keyed: Answers,
  scales: readonly string[],
  minimumShare?: number,
): IpsatisedProfile | UndefinedEstimate {
  if (scales.length !== keyed.length) throw new RangeError('There must be one scale per item.');
  const given = keyed.filter((answer) => answer !== null);
  if (given.length === 0) return undefinedBecause('No item was answered.');
  const meanRating = mean(given);
  const scores: Record<string, ProfileScore | UndefinedEstimate> = {};
  for (const scale of new Set(scales)) {
    const score = scaleMean(
      keyed.filter((_, item) => scales[item] === scale),
      minimumShare,
    );
    scores[scale] = 'undefined' in score ? score : { raw: score.value, centred: score.value - meanRating };
  }
  return { meanRating, scores };
}
