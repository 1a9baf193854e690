import type { Estimate, RatingScale, ValueKey } from '@ethogram/core';
import {
  type Answers,
  bootstrapStatistic,
  clusterMeanInterval,
  cronbachAlpha,
  intraclassCorrelation,
  labelTableOfRows,
  mean,
  reverseKey,
  splitHalf,
  undefinedBecause,
  VALUE_KEYS,
} from '@ethogram/core';
import { concordance } from './concordance.js';
import type { SurveyResponse } from './scorer.js';

export type Reliability = { alpha: Estimate; splitHalf: Estimate };

/**
 * How well the statements of each value go together: Cronbach's α and split-half reliability (formulas and sources there).
 *
 * Both ask who differs from whom on all statements at once, so they need respondents. `respondentOf` says who that is:
 * of one run, the ways of asking (`askedAs`), which tells whether the statements of a value move together when the
 * question is put otherwise; of several runs, the models. Statements are item families, the mean of their answers from one
 * respondent. Missing answers: only respondents with an answer to every family count, so a balanced fraction has no
 * reliability over ways of asking; plan the full design for it. Values nobody was asked about are absent.
 */
export function reliabilityByValue(
  responses: readonly SurveyResponse[],
  { seed, respondentOf = askedAs }: { seed: string | number; respondentOf?: (of: SurveyResponse) => string },
): Partial<Record<ValueKey, Reliability>> {
  const found: Partial<Record<ValueKey, Reliability>> = {};
  for (const value of VALUE_KEYS) {
    const ofValue = responses.filter((response) => response.value === value);
    if (ofValue.length === 0) continue;
    const rows = answersByRespondent(ofValue, respondentOf);
    found[value] = { alpha: cronbachAlpha(rows), splitHalf: splitHalf(rows, { seed: `${seed}|${value}` }) };
  }
  return found;
}

/** One way of asking: wording, direction and kind of label. */
export function askedAs({ template, direction, labelStyle }: SurveyResponse): string {
  return `${template}|${direction}|${labelStyle}`;
}

function answersByRespondent(
  responses: readonly SurveyResponse[],
  respondentOf: (of: SurveyResponse) => string,
): Answers[] {
  const families = [...new Set(responses.map(({ cluster }) => cluster))].sort();
  const byRespondent = groupBy(responses, respondentOf);
  return [...byRespondent.values()].map((given) => {
    const byFamily = groupBy(given, ({ cluster }) => cluster);
    return families.map((family) => {
      const answers = byFamily.get(family);
      return answers ? mean(answers.map(({ score }) => score)) : null;
    });
  });
}

/** Ways of asking the same item that should make no difference. */
export type AskingFactor = 'direction' | 'template' | 'labelStyle';

export type AskingAgreement = {
  /** `concordance` over items: 1 when each has the same rating under every level, −1 when two levels mirror each other. */
  concordance: Estimate;
  /** Mean rating under each level, over the items asked under all of them. */
  means: Record<string, number>;
  /** Second level − first, in points of the scale, where there are two; over item families. */
  difference: Estimate;
  /** Items asked under every level. */
  items: number;
};

/**
 * Whether an item gets the same rating however it is asked: ascending against descending (order-flip agreement), or one
 * wording or kind of label against the others. An item's rating under a level is the mean of its keyed scores there, so
 * in a balanced fraction the levels of the other factors differ a little between the two sides.
 *
 * The overall concordance correlation (formula and source there) with a bootstrap over item families. A model that ignores what
 * the labels mean and says the same digit either way mirrors its ratings and comes out negative. Missing answers: items without an answer under each level are left out, and
 * `items` says how many stayed. Undefined with fewer than two levels or such items.
 */
export function askingAgreement(
  responses: readonly SurveyResponse[],
  factor: AskingFactor,
  { seed }: { seed: string | number },
): AskingAgreement {
  const levels = [...new Set(responses.map((response) => response[factor] as string))].sort();
  if (levels.length < 2) {
    const none = undefinedBecause(`Everything was asked with one ${FACTOR_WORDS[factor]}.`);
    return { concordance: none, means: {}, difference: none, items: 0 };
  }
  const rows = [...groupBy(responses, ({ itemKey }) => itemKey).values()].flatMap((ofItem) => {
    const byLevel = groupBy(ofItem, (response) => response[factor]);
    if (byLevel.size < levels.length) return [];
    const ratings = levels.map((level) => mean((byLevel.get(level) ?? []).map(({ score }) => score)));
    return [{ family: (ofItem[0] as SurveyResponse).cluster, ratings }];
  });
  const means = Object.fromEntries(
    rows.length === 0
      ? []
      : levels.map((level, place) => [level, mean(rows.map(({ ratings }) => ratings[place] as number))]),
  );
  const difference =
    levels.length === 2
      ? clusterMeanInterval(
          rows.map(({ ratings }) => (ratings[1] as number) - (ratings[0] as number)),
          rows.map(({ family }) => family),
        )
      : undefinedBecause('There are more than two levels; look at their means.');
  const agreement = bootstrapStatistic(rows, (drawn) => concordance(drawn.map(({ ratings }) => ratings)), {
    seed: `${seed}|${factor}`,
    clusterOf: ({ family }) => family,
  });
  return { concordance: agreement, means, difference, items: rows.length };
}

const FACTOR_WORDS: Record<AskingFactor, string> = {
  direction: 'direction of the scale',
  template: 'wording of the question',
  labelStyle: 'kind of label',
};

/**
 * Whether paraphrases get the same rating: ICC(1) over item families, whose items are the ratings (Shrout and Fleiss 1979).
 * Families with one answered item are left out.
 */
export function paraphraseAgreement(responses: readonly SurveyResponse[]): Estimate {
  const rows = [...groupBy(responses, ({ cluster }) => cluster).values()].map((ofFamily) =>
    [...groupBy(ofFamily, ({ itemKey }) => itemKey).values()].map((ofItem) =>
      mean(ofItem.map(({ score }) => score)),
    ),
  );
  return intraclassCorrelation(labelTableOfRows(rows), '1');
}

/**
 * The acquiescence index: how far a model agrees with a statement and with its opposite. For each value with direct and
 * reverse-keyed families, (mean rating of the direct ones + mean rating of the reverse ones) ÷ 2 − midpoint of the scale,
 * ratings as answered; then the mean over values, with a t interval over them. 0: agreeing with one is disagreeing with the
 * other; above 0: saying yes to both (Shu et al. 2023, arXiv 2311.09718; a balanced scale's mean, Paulhus 1991).
 *
 * A direct and a reverse family of a value are different statements, so a value whose statements are extreme on one side
 * moves its own index; the mean over values is steadier. Undefined with fewer than two values with both keyings.
 */
export function acquiescenceIndex(responses: readonly SurveyResponse[], scale: RatingScale): Estimate {
  const midpoint = (scale.min + scale.max) / 2;
  const indices = VALUE_KEYS.flatMap((value) => {
    const ofValue = responses.filter((response) => response.value === value);
    const sides = (['direct', 'reverse'] as const).map((keyed) => {
      const families = groupBy(
        ofValue.filter((response) => response.keyed === keyed),
        ({ cluster }) => cluster,
      );
      const means = [...families.values()].map((ofFamily) => mean(ofFamily.map(({ score }) => score)));
      if (means.length === 0) return null;
      return keyed === 'direct' ? mean(means) : reverseKey(mean(means), scale);
    });
    const [direct, reverse] = sides as [number | null, number | null];
    return direct === null || reverse === null ? [] : [{ value, index: (direct + reverse) / 2 - midpoint }];
  });
  if (indices.length < 2)
    return undefinedBecause(
      `Agreeing with opposites takes two values or more with direct and reverse-keyed statements; there are ${indices.length}.`,
    );
  const estimate = clusterMeanInterval(
    indices.map(({ index }) => index),
    indices.map(({ value }) => value),
  );
  return 'undefined' in estimate ? estimate : { ...estimate, method: `acquiescence, ${estimate.method}` };
}

function groupBy<Row>(rows: readonly Row[], nameOf: (row: Row) => string): Map<string, Row[]> {
  const groups = new Map<string, Row[]>();
  for (const row of rows) {
    const group = groups.get(nameOf(row));
    if (group) group.push(row);
    else groups.set(nameOf(row), [row]);
  }
  return groups;
}
