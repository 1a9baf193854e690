import { createHash } from 'node:crypto';
import {
  type Aggregation,
  dawidSkene,
  glad,
  goldWeightedVote,
  mace,
  oneCoinDawidSkene,
  type OrderedLabels,
  orderedLabelsOf,
  type Verdict,
  VERDICTS,
  wawa,
} from '@ethogram/core';
import { BadInputError } from '@ethogram/platform';

export const VERDICT_METHODS = [
  'majority',
  'wawa',
  'gold-weighted',
  'dawid-skene',
  'one-coin',
  'glad',
  'mace',
] as const;
export type VerdictMethod = (typeof VERDICT_METHODS)[number];

export const METHOD_WORDS: Readonly<Record<VerdictMethod, string>> = {
  majority:
    'majority: the most frequent verdict, null on a tie; its probabilities are the shares of the judgments',
  wawa: 'majority in which everybody weighs as much as they agree with the majority (Wawa)',
  'gold-weighted': 'majority in which everybody weighs as much as they are right on gold, smoothing 2',
  'dawid-skene': 'Dawid–Skene: EM with a confusion matrix for each person',
  'one-coin': 'one-coin Dawid–Skene: EM with one accuracy for each person',
  glad: 'GLAD: EM with an ability for each person and a difficulty for each scenario',
  mace: 'MACE: EM in which everybody knows or guesses',
};

/** The rest of a moral row, whatever makes the verdict. */
export const REST_WORDS =
  'acceptability = mean; values = those named by more than half of the judgments, in the direction more of them gave, dropped on a tie';

/** Verdicts as indices of `VERDICTS`. Entry i: person `people[i]` judged scenario `scenarios[i]`. */
export interface VerdictLabels {
  /** In an order that is the same on every machine. */
  readonly scenarioIds: readonly string[];
  readonly scenarios: readonly number[];
  readonly people: readonly number[];
  readonly verdicts: readonly number[];
  /** The known verdict of each scenario, or −1. */
  readonly gold: readonly number[];
}

/** Closer than this is a tie: sums of shares are not exact. */
const TIE = 1e-9;
/** Digits kept of a probability: more are noise of the arithmetic, and would be hashed. */
const DIGITS = 9;

/** Of probabilities in the order of `VERDICTS`; null when two are the highest. */
export function mostProbable(probabilities: ArrayLike<number>): Verdict | null {
  const most = Math.max(...Array.from(probabilities));
  const winners = VERDICTS.filter((_, index) => (probabilities[index] ?? 0) > most - TIE);
  return winners.length === 1 ? (winners[0] ?? null) : null;
}

/**
 * The probability of each of `VERDICTS` for each scenario. People are put into an order by what they said, because their
 * ids differ between machines and sums depend on their order in the last digit.
 * @throws BadInputError when weighing by gold that nobody answered
 */
export function aggregateVerdicts(
  method: Exclude<VerdictMethod, 'majority'>,
  labels: VerdictLabels,
): Map<string, number[]> {
  const table = tableOf(labels);
  const { posterior } = resultOf(method, table, labels.gold);
  return new Map(
    labels.scenarioIds.map((id, task) => [
      id,
      VERDICTS.map((_, label) => Number((posterior[task * VERDICTS.length + label] ?? 0).toFixed(DIGITS))),
    ]),
  );
}

function resultOf(
  method: Exclude<VerdictMethod, 'majority'>,
  table: OrderedLabels,
  gold: readonly number[],
): Pick<Aggregation, 'posterior'> {
  switch (method) {
    case 'wawa':
      return wawa(table);
    case 'gold-weighted':
      if (gold.every((verdict) => verdict < 0))
        throw new BadInputError(
          'Nobody answered gold whose verdict is known: mark gold, or take another method.',
        );
      return goldWeightedVote(table, gold);
    case 'dawid-skene':
      return dawidSkene(table);
    case 'one-coin':
      return oneCoinDawidSkene(table);
    case 'glad':
      return glad(table);
    case 'mace':
      return mace(table);
  }
}

function tableOf({ scenarioIds, scenarios, people, verdicts }: VerdictLabels): OrderedLabels {
  const ranks = ranksByWords({ scenarios, people, verdicts });
  return orderedLabelsOf({
    taskNames: scenarioIds.map((_, index) => String(index).padStart(9, '0')),
    workerNames: Array.from({ length: ranks.count }, (_, index) => String(index).padStart(9, '0')),
    labelNames: VERDICTS,
    task: scenarios,
    worker: people.map((person) => ranks.of[person] as number),
    label: verdicts,
  });
}

/** Each person's place when people are ordered by all that they said. */
function ranksByWords({
  scenarios,
  people,
  verdicts,
}: Pick<VerdictLabels, 'scenarios' | 'people' | 'verdicts'>): { count: number; of: Int32Array } {
  const said = Map.groupBy(
    people.map((_, row) => row),
    (row) => people[row] as number,
  );
  const signed = [...said].map(([person, rows]) => {
    const words = rows
      .map((row) => `${String(scenarios[row]).padStart(9, '0')}:${verdicts[row]}`)
      .sort()
      .join(' ');
    return { person, words: createHash('sha256').update(words).digest('hex') };
  });
  signed.sort((left, right) => (left.words < right.words ? -1 : 1));
  const of = new Int32Array(people.reduce((most, person) => Math.max(most, person + 1), 0));
  signed.forEach(({ person }, rank) => {
    of[person] = rank;
  });
  return { count: signed.length, of };
}
