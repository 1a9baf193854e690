import { describe, expect, it } from '@jest/globals';
import { compareByHeldOut, heldOutKind, type HeldOutResponse } from './metrics.js';

const trained = {
  families: new Set(['seen']),
  templates: new Set(['agree', 'rate']),
  instrument: 'ours',
};
const response = (given: Partial<HeldOutResponse>): HeldOutResponse => ({
  ...{ key: 'k', value: 'face', cluster: 'seen', score: 3, itemKey: 'i', keyed: 'direct' },
  ...{ template: 'agree', direction: 'ascending', labelStyle: 'digits', instrument: 'ours' },
  ...given,
});

describe('what was held out', () => {
  it.each([
    [{}, 'nothing'],
    [{ template: 'number' }, 'wording'],
    [{ direction: 'descending' }, 'wording'],
    [{ labelStyle: 'letters' }, 'wording'],
    [{ cluster: 'new' }, 'item'],
    [{ cluster: 'new', template: 'number' }, 'item-and-wording'],
    [{ instrument: 'theirs' }, 'instrument'],
  ] as const)('%j is held out by %s', (given, kind) => {
    expect(heldOutKind(response(given), trained)).toBe(kind);
  });

  it('splits the shifts', () => {
    const run = (move: number): HeldOutResponse[] => [
      response({ key: 'a', score: 3 + move }),
      response({ key: 'b', cluster: 'new', score: 3 + move / 2 }),
    ];
    const shifts = compareByHeldOut(run(0), run(-2), trained, { seed: 1 });
    expect(Object.keys(shifts)).toEqual(['nothing', 'item']);
    expect(shifts.nothing?.face?.shift).toBe(-2);
    expect(shifts.item?.face?.shift).toBe(-1);
  });
});
