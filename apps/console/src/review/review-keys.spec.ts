import { describe, expect, it } from '@jest/globals';
import { REDACTION_KINDS } from '@ethogram/core';
import { KIND_KEYS, KIND_ORDER, reviewCommand } from './review-keys.js';

const stroke = (key: string, held: object = {}) => ({
  key,
  ctrlKey: false,
  metaKey: false,
  altKey: false,
  ...held,
});

describe('the keys of the review', () => {
  it('give every kind one key of its own', () => {
    expect(new Set(Object.values(KIND_KEYS)).size).toBe(REDACTION_KINDS.length);
    expect([...KIND_ORDER].sort()).toEqual([...REDACTION_KINDS].sort());
    for (const kind of REDACTION_KINDS)
      expect(reviewCommand(stroke(KIND_KEYS[kind]))).toEqual({ do: 'redact', kind });
  });

  it.each([
    ['a', 'approve'],
    ['A', 'approve'],
    ['r', 'reject'],
    ['k', 'later'],
    ['o', 'originals'],
    ['v', 'uncover'],
    ['Backspace', 'undo'],
  ])('%s does %s', (key, command) => {
    expect(reviewCommand(stroke(key))).toEqual({ do: command });
  });

  it('leave the browser its own', () => {
    expect(reviewCommand(stroke('r', { ctrlKey: true }))).toBeNull();
    expect(reviewCommand(stroke('a', { metaKey: true }))).toBeNull();
    expect(reviewCommand(stroke('Tab'))).toBeNull();
  });
});
