import { describe, expect, it } from '@jest/globals';
import { heldOutFamilies } from './held-out-families.js';

const families = [1, 2, 3, 4, 5, 6, 7, 8].flatMap((number) => [`tradition-${number}`, `face-${number}`]);

describe('heldOutFamilies', () => {
  it('holds out families 3, 4, 7 and 8 of each value by default', () => {
    expect(heldOutFamilies(families, undefined)).toEqual([
      'face-3',
      'face-4',
      'face-7',
      'face-8',
      'tradition-3',
      'tradition-4',
      'tradition-7',
      'tradition-8',
    ]);
  });

  it('does not take family 13 for family 3', () => {
    expect(heldOutFamilies(['face-1', 'face-13'], undefined)).toEqual([]);
  });

  it('holds out what is asked for and nothing else, an empty list included', () => {
    expect(heldOutFamilies(families, ['face-1', 'face-1'])).toEqual(['face-1']);
    expect(heldOutFamilies(families, [])).toEqual([]);
  });

  it('refuses a family the instrument does not have', () => {
    expect(() => heldOutFamilies(families, ['face-9'])).toThrow('no item family face-9');
  });

  it('refuses to hold out everything', () => {
    expect(() => heldOutFamilies(families, families)).toThrow('leave some to train on');
  });
});
