import { SeededRandom } from '../random/seeded-random.js';
import type { PairwisePart } from './form-definition.js';

/** Two options beside each other, as shown. */
export type ShownPair = { readonly first: string; readonly second: string };

/** Every pair of a part's options, in a seeded order and on seeded sides, so that place says nothing of the answer. */
export function pairsOf({ id, options }: Pick<PairwisePart, 'id' | 'options'>, seed: string): ShownPair[] {
  const random = SeededRandom.from('form-pairs', seed, id);
  const pairs = options.flatMap((one, index) =>
    options.slice(index + 1).map((other) => ({ first: one.id, second: other.id })),
  );
  return random
    .shuffle(pairs)
    .map(({ first, second }) =>
      random.integer(2) === 0 ? { first, second } : { first: second, second: first },
    );
}
