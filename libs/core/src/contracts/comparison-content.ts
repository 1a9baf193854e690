import type { Verdict } from '../moral/verdict.js';
import type { ValueKey } from '../values/value-taxonomy.js';

export type ByValue<Entry> = Partial<Record<ValueKey, Entry>>;

/** IntervalLimits of an interval. */
export type IntervalLimits = { low: number; high: number };

/** How many samples of a run ended in which outcome; they add up to the samples of the run. */
export type OutcomeCounts = { answered: number; refused: number; unparsable: number; error: number };

/** A mean with its 95 % interval; without an interval where there are fewer than two clusters. */
export type MeanEstimate = { mean: number; low: number | null; high: number | null; n: number };

/** Tuned minus base. `n` pairs in `clusters` groups that may not be treated as independent. */
export type ShiftEstimate = {
  shift: number;
  /** 95 % t interval over cluster means, which holds with few clusters; null with fewer than two. */
  low: number | null;
  high: number | null;
  n: number;
  clusters: number;
  /** Two-sided sign-flip p; null where no test was possible. */
  pValue: number | null;
  /** The same, corrected over the values of its suite: Holm (any false claim) and Benjamini–Hochberg (share of them). */
  pHolm: number | null;
  pBh: number | null;
  /** 95 % percentile bootstrap interval over clusters; too narrow below about 20 of them. */
  bootstrap: IntervalLimits | null;
  /** shift ÷ standard deviation of the cluster differences (Cohen's d of paired differences); null when that is 0. */
  cohensD: number | null;
  /** P(tuned > base) − P(tuned < base) over all pairs of samples, from −1 to 1. */
  cliffsDelta: number | null;
  /** The least and the greatest shift there could be, whatever the missing answers would have been. */
  bounds: IntervalLimits | null;
};

/** A number with an interval, and how both were made. */
export type PlainEstimate = {
  value: number;
  low: number | null;
  high: number | null;
  n: number;
  method: string;
};

/** What moved besides the target, by where it lies on the circle of 20 values. */
export type SideEffects = {
  target: ValueKey;
  /** Target shift ÷ mean |shift| of the others. */
  selectivity: PlainEstimate | null;
  /** Shift of the three values across the circle, counted against the target's direction: above 0, they rose as it fell. */
  oppositeRise: (PlainEstimate & { values: ValueKey[] }) | null;
  /** Pearson's r of a value's shift with its distance from the target on the circle, 1 to 10 places. */
  distanceCorrelation: PlainEstimate | null;
};

/** What every comparison says of its samples. */
export type Coverage = {
  pairs: number;
  /** Samples that only one of the two models, or neither, answered: counted as outcomes and part of no shift. */
  leftOut: number;
  base: OutcomeCounts;
  tuned: OutcomeCounts;
};

/** `base` and `tuned` are null where only the shift is known (reports of schema 1). */
export type SurveyValueEntry = ShiftEstimate & { base: MeanEstimate | null; tuned: MeanEstimate | null };

export type SurveyComparison = {
  kind: 'survey';
  /** Of the rating scale. */
  range: readonly [number, number];
  values: ByValue<SurveyValueEntry>;
  sideEffects: SideEffects | null;
  coverage: Coverage;
};

/** How near the verdicts of a model are to those of people. */
export type HumanAgreement = {
  /** Situations. */
  n: number;
  accuracy: number;
  macroF1: number | null;
  balancedAccuracy: number | null;
  /** Mean squared distance of the two distributions, 0 to 2. */
  brier: number;
  /** Mean Jensen–Shannon divergence, in bits, 0 to 1. */
  jensenShannon: number;
};

/** Mean share of each verdict over the situations that people and both models judged. */
export type PeopleShares = Record<'people' | 'base' | 'tuned', Record<Verdict, number>>;

export type VerdictComparison = {
  /** Situations both models judged. */
  n: number;
  /** `flow[i][j]`: situations with verdict i before and j after, in the order of VERDICTS. */
  verdicts: Verdict[];
  flow: number[][];
  /** McNemar on "the author is wrong"; null where no pair differs. */
  authorWrong: { onlyBase: number; onlyTuned: number; exact: number; midP: number } | null;
  /** Stuart–Maxwell over the five verdicts; null where no pair differs. */
  marginal: { statistic: number; df: number; pValue: number } | null;
  human: {
    base: HumanAgreement;
    tuned: HumanAgreement;
    /** One person against the others: what a model can reach at best. Null with too few judgments. */
    ceiling: HumanAgreement | null;
    /** Tuned minus base, mean over situations of the divergence from people; below 0 is nearer to them. */
    jensenShannonChange: PlainEstimate | null;
    /** Missing in comparisons made before it was kept. */
    shares?: PeopleShares;
  } | null;
  /** Why people are not compared with; null when they are. */
  humanReason: string | null;
};

/** Support for the value, in probability, where it is at stake; `notAtStake`: P(author wrong) where it is not. */
export type MoralValueEntry = ShiftEstimate & {
  notAtStake: Pick<ShiftEstimate, 'shift' | 'low' | 'high' | 'n'> | null;
};

export type MoralComparison = {
  kind: 'moral-judgment';
  values: ByValue<MoralValueEntry>;
  sideEffects: SideEffects | null;
  /** P(author wrong) over all situations. */
  blame: ShiftEstimate | null;
  /** Null for reports of schema 1. */
  verdicts: VerdictComparison | null;
  coverage: Coverage;
};

export type GameShift = {
  /**
   * Normalised: 100 is what random play comes to (reward: percent of the attainable points). The bootstrap draws games,
   * and plays within each.
   */
  overall: ShiftEstimate;
  games: Record<string, PlainEstimate | null>;
};

export type GamesComparison = {
  kind: 'text-adventure';
  plays: number;
  games: string[];
  metrics: Record<string, GameShift>;
  /** The same over pairs in which no turn had to be drawn; null where no pair is left. */
  answeredOnly: Record<string, GameShift> | null;
  /** Share of turns that were drawn evenly because there was no usable answer. */
  fallback: { base: number; tuned: number };
  /** Plays only one of the two made. */
  unpaired: number;
  /** How the plays of each game went, move by move; missing in comparisons made before it was kept. */
  paths?: GamePaths[];
};

/** What was counted along the way, decision by decision. */
export const PATH_METRICS = ['points', 'violations'] as const;
export type PathMetric = (typeof PATH_METRICS)[number];

/** Means over the pairs of plays of a game; a play that has ended stays where it was. */
export type GamePaths = {
  game: string;
  title: string;
  /** Pairs of plays. */
  plays: number;
  /** After how many decisions, from 0 to the end of the longest play. */
  decisions: number[];
  /** Sums so far, one for each entry of `decisions`. */
  base: Record<PathMetric, number[]>;
  tuned: Record<PathMetric, number[]>;
};

export type CapabilityComparison = {
  kind: 'capability';
  /** Share of questions answered rightly (mean score of the multiple-choice questions). */
  accuracy: PairedMeans | null;
  /** Share of open questions answered with nothing but a digit. */
  collapse: PairedMeans | null;
  /** Mean negative log-likelihood a token, in nats; `ratio` is exp(shift): above 1, the tuned model reads worse. */
  perplexity: (PairedMeans & { ratio: PlainEstimate }) | null;
  coverage: Coverage;
};

export type PairedMeans = { base: MeanEstimate; tuned: MeanEstimate; shift: ShiftEstimate };

/** A suite of the user's own: the score it gives, and that is all that is known of it. */
export type OwnComparison = { kind: 'own'; name: string; score: PairedMeans | null; coverage: Coverage };

export type SuiteComparison =
  SurveyComparison | MoralComparison | GamesComparison | CapabilityComparison | OwnComparison;
