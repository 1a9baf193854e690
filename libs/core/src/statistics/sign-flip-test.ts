import { SeededRandom } from '../random/seeded-random.js';

/** Up to this many differences every sign pattern is tried (2^12 = 4096). */
const EXACT_UP_TO = 12;
const DRAWS = 9_999;
/** Two sums closer than this, relative to Σ|d|, are the same sum computed in another order. */
const TIE = 1e-12;

/**
 * Two-sided sign-flip permutation test that independent differences are symmetric about zero:
 * p = share of sign patterns with |Σ ±d| ≥ |Σ d|.
 *
 * Exact up to 12 differences; above that 9,999 seeded draws with p = (1 + hits) ÷ (1 + draws), which is never zero
 * (Phipson and Smyth 2010). Null for fewer than two differences.
 */
export function signFlipPValue(differences: readonly number[], seed: string | number): number | null {
  if (differences.length < 2) return null;
  const observed = Math.abs(differences.reduce((sum, difference) => sum + difference, 0));
  const scale = differences.reduce((sum, difference) => sum + Math.abs(difference), 0);
  const reaches = (sum: number): boolean => Math.abs(sum) >= observed - TIE * scale;
  if (differences.length <= EXACT_UP_TO) {
    const patterns = 2 ** differences.length;
    let hits = 0;
    for (let pattern = 0; pattern < patterns; pattern += 1) {
      if (reaches(flippedSum(differences, (index) => (pattern >> index) & 1))) hits += 1;
    }
    return hits / patterns;
  }
  const random = SeededRandom.from('sign-flip', seed);
  let hits = 0;
  for (let draw = 0; draw < DRAWS; draw += 1) {
    if (reaches(flippedSum(differences, () => random.integer(2)))) hits += 1;
  }
  return (1 + hits) / (1 + DRAWS);
}

function flippedSum(differences: readonly number[], sign: (index: number) => number): number {
  let sum = 0;
  differences.forEach((difference, index) => {
    sum += sign(index) === 1 ? -difference : difference;
  });
  return sum;
}
