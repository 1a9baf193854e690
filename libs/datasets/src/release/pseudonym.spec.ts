import { describe, expect, it } from '@jest/globals';
import { pseudonymOf } from './pseudonym.js';

describe('pseudonymOf', () => {
  it('is the same for a person in every release of an installation', () => {
    expect(pseudonymOf('p', 's')).toBe(pseudonymOf('p', 's'));
  });

  it('differs between people and between installations, and does not show the id', () => {
    const names = [pseudonymOf('person-1', 's'), pseudonymOf('person-2', 's'), pseudonymOf('person-1', 't')];
    expect(new Set(names).size).toBe(3);
    expect(names[0]).toMatch(/^a-[0-9a-f]{20}$/);
  });
});
