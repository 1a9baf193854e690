import { describe, expect, it } from '@jest/globals';
import { asMeant, type Viewer } from './viewer.js';

const anna: Viewer = { personId: 'anna', displayName: 'Anna', roles: ['ANNOTATOR'] };

describe('a request', () => {
  it('that names nobody is that of whoever is signed in', () => {
    expect(asMeant(anna, undefined)).toBe(anna);
    expect(asMeant(undefined, undefined)).toBeUndefined();
  });

  it('that names somebody else than who is signed in is nobody’s', () => {
    expect(asMeant(anna, 'anna')).toBe(anna);
    expect(asMeant(anna, 'ben')).toBeUndefined();
    expect(asMeant(anna, '')).toBeUndefined();
    expect(asMeant(anna, ['anna', 'anna'])).toBeUndefined();
    expect(asMeant(undefined, 'anna')).toBeUndefined();
  });
});
