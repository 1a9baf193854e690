import { describe, expect, it } from '@jest/globals';
import { normaliseForDuplicates } from './duplicate-text.js';

describe('the form for finding duplicates', () => {
  it('is the same for texts that differ in dress only', () => {
    const plain = normaliseForDuplicates("I don't pay 20 for the cafe");
    expect(normaliseForDuplicates('**I DON’T pay…\n\n20 — for the café!**')).toBe(plain);
    expect(normaliseForDuplicates('I don’t pay ２０ for the cafe [link] https://example.com')).toBe(plain);
    expect(plain).toBe('i dont pay 20 for the cafe');
  });

  it('leaves out every placeholder', () => {
    expect(normaliseForDuplicates('ask [user] or [handle] of [street] on [date]')).toBe('ask or of on');
  });

  it('keeps words of every script and tells different texts apart', () => {
    expect(normaliseForDuplicates('Ночь, улица.')).toBe('ночь улица');
    expect(normaliseForDuplicates('pay 20')).not.toBe(normaliseForDuplicates('pay 21'));
  });
});
