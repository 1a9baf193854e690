import type { Estimate } from '../statistics/estimate.js';
import { undefinedBecause } from '../statistics/estimate.js';
import { type AgreementOptions, coefficient } from './coefficient.js';
import { coincidences, type ContinuumSums } from './continuum-sums.js';

/** What one person marked in a text: stretches of it, half-open, by code point. */
export type Marking = {
  readonly coder: string;
  readonly spans: readonly { readonly start: number; readonly end: number; readonly label?: string }[];
};

/** A text, or any other continuum, with what each person who looked at it marked; an empty list is "nothing here". */
export type Continuum = { readonly length: number; readonly markings: readonly Marking[] };

export type UnitizingOptions = AgreementOptions & {
  /**
   * `any` compares what is marked with what is not, whatever its label; a person's spans may overlap and are joined where
   * they do. `labels` tells labels apart too; a person's spans must not overlap.
   */
  compare?: 'any' | 'labels';
};

/**
 * Krippendorff's α for marked stretches of texts: u-α with `labels`, |u-α with `any` (Krippendorff, Mathet, Bouvry and
 * Widlöcher 2016, "On the reliability of unitizing textual continua", equations 1 to 6; it replaces the definition of
 * Krippendorff 1995 and 2004 for more than two people).
 *
 * Each person's view of a text is cut into marked stretches and the gaps between them. What two people say of the same
 * place coincides, weighed by its length. With m people on a text, ℓ_c characters in all that are said to be c (a gap
 * is one of the c), ℓ their sum over c, and S = Σ (length of a marked stretch)² + Σ (length of a gap):
 *
 *   α = 1 − [Σ of lengths where two people differ, ordered pairs, each text ÷ (m − 1)] · (ℓ² − S) ÷ [ℓ · (ℓ² − Σ_c ℓ_c²)].
 *
 * S keeps a stretch from being compared with itself; with stretches of one character each, this is the ordinary nominal α.
 * The paper has one text; here texts are laid end to end: coincidences arise within a text only and are added. Missing
 * judgments: a text counts with the people who looked at it; with fewer than two it says nothing and is left out, and
 * `n` counts the rest. People are exchangeable, texts independent. Interval: bootstrap over texts. Undefined without
 * such texts, for one, when nothing is marked, or when everything is. Throws RangeError for spans outside their text.
 */
export function unitizingAlpha(
  continua: readonly Continuum[],
  { compare = 'any', ...options }: UnitizingOptions = {},
): Estimate {
  const texts = continua.filter(({ length, markings }) => length > 0 && markings.length > 1);
  if (texts.length === 0) return undefinedBecause('No text was looked at by two people or more.');
  const labels = [
    ...new Set(texts.flatMap(({ markings }) => markings.flatMap(({ spans }) => spans.map(labelOf)))),
  ];
  if (labels.length === 0) return undefinedBecause('Nobody marked anything.');
  const numbers = new Map(labels.map((label, index) => [label, compare === 'any' ? 1 : index + 1]));
  const sums = texts.map((text) =>
    coincidences(text, (label) => numbers.get(label) as number, compare === 'any'),
  );
  const kinds = compare === 'any' ? 2 : labels.length + 1;
  const estimate = coefficient(
    compare === 'any'
      ? "Krippendorff's alpha (unitizing, marked or not)"
      : "Krippendorff's alpha (unitizing, labels)",
    new Uint32Array(texts.length).fill(1),
    (times) => pointAlpha(sums, times, kinds),
    texts.length,
    { seed: 'unitizing-alpha', ...options },
  );
  if (!('undefined' in estimate)) return estimate;
  return texts.length > 1
    ? undefinedBecause('Everybody marked everything, so agreement cannot be told from chance.')
    : estimate;
}

function labelOf({ label = '' }: { label?: string }): string {
  return label;
}

function pointAlpha(texts: readonly ContinuumSums[], times: Uint32Array, kinds: number): number | null {
  const lengths = new Float64Array(kinds);
  let differing = 0;
  let selfPairs = 0;
  texts.forEach((text, index) => {
    const often = times[index] as number;
    if (often === 0) return;
    differing += often * text.differing;
    selfPairs += often * text.selfPairs;
    for (const [kind, length] of text.lengths) lengths[kind] = (lengths[kind] as number) + often * length;
  });
  const total = lengths.reduce((sum, length) => sum + length, 0);
  const unlike = total ** 2 - lengths.reduce((sum, length) => sum + length ** 2, 0);
  return unlike > 0 ? 1 - (differing * (total ** 2 - selfPairs)) / (total * unlike) : null;
}
