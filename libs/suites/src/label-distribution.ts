/** What a model would answer, over the labels of a prompt. */
export type LabelDistribution = {
  /** Renormalised to add up to 1; all zero when `mass` is 0. */
  probabilities: Record<string, number>;
  /** Probability on the labels before renormalising, 0 … 1: how far the model answers in the form asked for. */
  mass: number;
  /** How the numbers were read, for example "logprob_token_ids". Never mixed within one comparison. */
  method: string;
};

/** From raw probabilities by label; labels that are missing have none. Throws RangeError for a negative one. */
export function labelDistribution(
  raw: Readonly<Record<string, number>>,
  labels: readonly string[],
  method: string,
): LabelDistribution {
  const given = labels.map((label) => raw[label] ?? 0);
  if (!given.every((probability) => probability >= 0 && Number.isFinite(probability))) {
    throw new RangeError('A probability must be a finite number that is not negative.');
  }
  const mass = given.reduce((sum, probability) => sum + probability, 0);
  const shares = given.map((probability) => (mass > 0 ? probability / mass : 0));
  const probabilities = Object.fromEntries(labels.map((label, index) => [label, shares[index] as number]));
  return { probabilities, mass, method };
}

/** −Σ p·log2 p over the labels, in bits. */
export function entropyOf(distribution: LabelDistribution): number {
  return Object.values(distribution.probabilities).reduce(
    (sum, p) => (p > 0 ? sum - p * Math.log2(p) : sum),
    0,
  );
}

/** The likeliest label; the first in the order given when several are. */
export function likeliestLabel(distribution: LabelDistribution, labels: readonly string[]): string {
  const [first, ...rest] = labels;
  if (first === undefined) throw new RangeError('There are no labels.');
  const probabilityOf = (label: string): number => distribution.probabilities[label] ?? 0;
  return rest.reduce((best, label) => (probabilityOf(label) > probabilityOf(best) ? label : best), first);
}
