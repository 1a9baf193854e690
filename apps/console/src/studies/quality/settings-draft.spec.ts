import { describe, expect, it } from '@jest/globals';
import { draftOf, inputOf } from './settings-draft.js';

describe('the rules of a study in fields', () => {
  it('come back as they were', () => {
    const settings = {
      goldShare: 0.125,
      goldSpacing: 4,
      rule: { action: 'PAUSE', below: 0.7, after: 10 },
      pay: { amount: 0.35, per: 'JUDGMENT', currency: 'EUR' },
    } as const;
    expect(inputOf(draftOf(settings))).toEqual(settings);
    const none = { goldShare: 0, goldSpacing: 3, rule: null, pay: null };
    expect(inputOf(draftOf(none))).toEqual(none);
  });

  it('take a comma for a point', () => {
    const draft = draftOf({ goldShare: 0, goldSpacing: 1, rule: null, pay: null });
    expect(inputOf({ ...draft, goldPercent: '12,5', per: 'HOUR', amount: 'x' })).toMatchObject({
      goldShare: 0.125,
      pay: { amount: 0, per: 'HOUR', currency: 'EUR' },
    });
  });
});
