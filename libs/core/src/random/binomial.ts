import { logGamma } from '../statistics/log-gamma.js';
import type { SeededRandom } from './seeded-random.js';

/** Below this mean, counting up from zero is quicker than rejection. */
const COUNT_UP_BELOW = 10;

/**
 * Successes in `trials` trials of probability `p`: an exact draw whose cost does not grow with the trials.
 * Small means by inversion, others by transformed rejection with a squeeze (Hörmann 1993, algorithm BTRS).
 */
export function drawBinomial(trials: number, p: number, random: SeededRandom): number {
  if (!(p >= 0 && p <= 1)) throw new RangeError(`A probability must lie between 0 and 1, not ${p}.`);
  if (trials === 0 || p === 0) return 0;
  if (p > 0.5) return trials - drawBinomial(trials, 1 - p, random);
  return trials * p < COUNT_UP_BELOW ? countUp(trials, p, random) : reject(trials, p, random);
}

function countUp(trials: number, p: number, random: SeededRandom): number {
  const odds = p / (1 - p);
  for (;;) {
    let left = random.next();
    let probability = (1 - p) ** trials;
    for (let successes = 0; successes <= trials; successes += 1) {
      if (left < probability) return successes;
      left -= probability;
      probability *= (odds * (trials - successes)) / (successes + 1);
    }
  }
}

function reject(trials: number, p: number, random: SeededRandom): number {
  const deviation = Math.sqrt(trials * p * (1 - p));
  const b = 1.15 + 2.53 * deviation;
  const a = -0.0873 + 0.0248 * b + 0.01 * p;
  const centre = trials * p + 0.5;
  const mode = Math.floor((trials + 1) * p);
  for (;;) {
    const u = random.next() - 0.5;
    const v = random.next();
    const edge = 0.5 - Math.abs(u);
    const successes = Math.floor(((2 * a) / edge + b) * u + centre);
    if (edge >= 0.07 && v <= 0.92 - 4.2 / b) return successes;
    if (successes < 0 || successes > trials) continue;
    const scaled = (v * (2.83 + 5.1 / b) * deviation) / (a / (edge * edge) + b);
    if (Math.log(scaled) <= logRatio(successes, mode, trials, p)) return successes;
  }
}

/** ln of P(successes) ÷ P(mode). */
function logRatio(successes: number, mode: number, trials: number, p: number): number {
  return (
    logGamma(mode + 1) +
    logGamma(trials - mode + 1) -
    logGamma(successes + 1) -
    logGamma(trials - successes + 1) +
    (successes - mode) * Math.log(p / (1 - p))
  );
}
