import type { Keying } from '@ethogram/core';
import { SeededRandom } from '@ethogram/core';
import type { ScaleDirection, SurveyLabelStyle, SurveyTemplateKey } from './prompt.js';

/** The ways a survey is asked in, so that its result does not hang on one of them. */
export type SurveyVariants = {
  readonly templates: readonly SurveyTemplateKey[];
  readonly directions: readonly ScaleDirection[];
  readonly labelStyles: readonly SurveyLabelStyle[];
  /** `full`: every item under every combination; `fraction`: each under a few, balanced over the items. */
  readonly design: 'fraction' | 'full';
  readonly seed: number;
};

export type SurveyCell = {
  readonly template: SurveyTemplateKey;
  readonly direction: ScaleDirection;
  readonly labelStyle: SurveyLabelStyle;
};

/** One wording, in one direction, with one kind of label: what is asked unless variants are. */
export function plainCells(templates: readonly SurveyTemplateKey[]): SurveyCell[] {
  return templates.map((template) => ({ template, direction: 'ascending', labelStyle: 'digits' }));
}

/**
 * The combinations each item is asked under, in the order of the items.
 *
 * The fraction asks each item under as many as the factor with the most levels has. They are dealt from one sequence of all
 * combinations in which any run of n, starting at a multiple of n, holds every level of a factor with n levels once:
 * direction is k mod 2; a factor with n levels that is added to a sequence of period P is (k + ⌊k ÷ lcm(P, n)⌋) mod n,
 * which meets every combination once in P · n. So each level of a factor comes equally often, up to one, and pairs of
 * factors exactly so in each full round. Direct and reverse-keyed items are dealt to apart, so that keying is balanced
 * against every factor as well; which level is which number is drawn by the seed.
 * @throws RangeError for a factor without levels, or with one named twice.
 */
export function surveyCells(
  items: readonly { readonly keyed: Keying }[],
  variants: SurveyVariants,
): SurveyCell[][] {
  for (const levels of [variants.templates, variants.directions, variants.labelStyles])
    if (levels.length === 0 || new Set<string>(levels).size !== levels.length)
      throw new RangeError('Variants name each wording, direction and kind of label once, and one at least.');
  if (variants.design === 'full') {
    const all = fullFactorial(variants);
    return items.map(() => all);
  }
  const sequence = balancedSequence(variants);
  const runs = Math.max(variants.templates.length, variants.directions.length, variants.labelStyles.length);
  const dealt: Record<Keying, number> = { direct: 0, reverse: 0 };
  return items.map(({ keyed }) => {
    const cells = Array.from(
      { length: runs },
      (_, run) => sequence[(dealt[keyed] + run) % sequence.length] as SurveyCell,
    );
    dealt[keyed] += runs;
    return inOrder([...new Set(cells)], variants);
  });
}

function fullFactorial({ templates, directions, labelStyles }: SurveyVariants): SurveyCell[] {
  return templates.flatMap((template) =>
    directions.flatMap((direction) => labelStyles.map((labelStyle) => ({ template, direction, labelStyle }))),
  );
}

function balancedSequence(variants: SurveyVariants): SurveyCell[] {
  const random = SeededRandom.from('survey variants', variants.seed);
  const directions = random.shuffle(variants.directions);
  const labelStyles = random.shuffle(variants.labelStyles);
  const templates = random.shuffle(variants.templates);
  const [d, l, t] = [directions.length, labelStyles.length, templates.length];
  const total = d * l * t;
  return Array.from({ length: total }, (_, k) => ({
    template: templates[levelAt(k, d * l, t)] as SurveyTemplateKey,
    direction: directions[k % d] as ScaleDirection,
    labelStyle: labelStyles[levelAt(k % (d * l), d, l)] as SurveyLabelStyle,
  }));
}

/** The level of a factor with `levels` levels at place k, beside factors that repeat every `period` places. */
function levelAt(k: number, period: number, levels: number): number {
  return (k + Math.floor(k / leastCommonMultiple(period, levels))) % levels;
}

function leastCommonMultiple(a: number, b: number): number {
  let [larger, smaller] = [a, b];
  while (smaller > 0) [larger, smaller] = [smaller, larger % smaller];
  return (a * b) / larger;
}

/** In the order the variants are named, so that prompts with a beginning in common come together. */
function inOrder(cells: readonly SurveyCell[], variants: SurveyVariants): SurveyCell[] {
  const place = ({ template, direction, labelStyle }: SurveyCell): number =>
    (variants.templates.indexOf(template) * variants.directions.length +
      variants.directions.indexOf(direction)) *
      variants.labelStyles.length +
    variants.labelStyles.indexOf(labelStyle);
  return cells.toSorted((one, other) => place(one) - place(other));
}
