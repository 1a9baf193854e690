import { isDeepStrictEqual } from 'node:util';
import { ModelPoolMismatchError } from '../model-client.errors.js';
import type { LabelMethod, LabelProbe } from './label-method.js';

const BEST_FIRST: readonly LabelMethod[] = ['token-ids', 'top-logprobs', 'structured-choice', 'text'];

/**
 * What every server can do, so that no answer depends on which one gave it: the weakest of their best methods.
 * @throws ModelPoolMismatchError when they split the labels into different tokens: they do not serve the same model
 */
export function commonProbe(probes: readonly LabelProbe[]): LabelProbe {
  const [first, ...others] = probes.toSorted((a, b) => rankOf(b) - rankOf(a));
  if (!first) throw new RangeError('There is no server to probe.');
  const spelled = probes.map(({ labelTokenIds }) => labelTokenIds).filter((ids) => ids !== undefined);
  if (spelled.some((ids) => !isDeepStrictEqual(ids, spelled[0])))
    throw new ModelPoolMismatchError('The servers of this model split the labels into different tokens.');
  // Of one method, going by text is what a server without a tokenizer can do.
  return others.find(({ method, labelTokenIds }) => method === first.method && !labelTokenIds) ?? first;
}

function rankOf({ method }: LabelProbe): number {
  return BEST_FIRST.indexOf(method);
}
