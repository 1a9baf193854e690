import { describe, expect, it } from '@jest/globals';
import { FixedClock } from '@ethogram/core';
import { PlatformConfig } from '@ethogram/platform';
import { AuthorKeys } from './author-keys.js';

function keysWith(current: () => string): AuthorKeys {
  const config = Object.assign(new PlatformConfig(), { secret: 'other', authorSecret: { current } });
  return new AuthorKeys(config, new FixedClock());
}

describe('AuthorKeys', () => {
  it('give one key to a name in any case, and none to no name', () => {
    const keys = keysWith(() => 'one');
    expect(keys.keyOf('Somebody')).toMatch(/^[0-9a-f]{32}$/);
    expect(keys.keyOf('sOMEBODY')).toBe(keys.keyOf('Somebody'));
    expect(keys.keyOf('Somebody else')).not.toBe(keys.keyOf('Somebody'));
    expect(keys.keyOf(null)).toBeNull();
  });

  it('give another once the key was destroyed, which leads to no stored one', () => {
    let secret = 'one';
    const keys = keysWith(() => secret);
    const before = keys.keyOf('Somebody');
    secret = 'two';
    expect(keys.keyOf('Somebody')).not.toBe(before);
  });
});
