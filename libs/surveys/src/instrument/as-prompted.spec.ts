import { describe, expect, it } from '@jest/globals';
import { asPrompted } from './as-prompted.js';
import type { InstrumentItem } from './instrument.service.js';

const item = { id: '1', key: 'a', text: 'They decide.', family: 'f', keyed: 'direct' } as InstrumentItem;

describe('items as models are asked them', () => {
  it('complete the stem of their instrument', () => {
    expect(asPrompted({ stem: 'This person is like me:' }, [item])).toEqual([
      { ...item, text: 'This person is like me: They decide.' },
    ]);
  });

  it('are as they are where there is none, so that prompts asked before stay the same', () => {
    expect(asPrompted({ stem: null }, [item])).toEqual([item]);
  });
});
