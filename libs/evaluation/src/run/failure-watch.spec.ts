import { describe, expect, it } from '@jest/globals';
import { FailureWatch } from './failure-watch.js';

const errors = (watch: FailureWatch, count: number): void => {
  for (let n = 0; n < count; n += 1) watch.note('error', 'broken');
};

describe('watching for failures', () => {
  it('stops after so many errors in a row and says what the last one was', () => {
    const watch = new FailureWatch({ inARow: 3, share: 1 }, 0, 0);
    errors(watch, 2);
    watch.note('refused', null);
    errors(watch, 2);
    expect(() => watch.note('error', 'It burns.')).toThrow(
      'Stopped after 3 errors one after the other. The last one: It burns.',
    );
  });

  it('stops at a share of errors, not before fifty answers, and counts those of before', () => {
    const watch = new FailureWatch({ inARow: 1000, share: 0.1 }, 5, 48);
    watch.note('error', 'one more');
    expect(() => watch.note('error', 'broken')).toThrow('Stopped because 7 of 50 prompts ended in errors');
  });

  it('counts no refusals and nothing that could not be read', () => {
    const watch = new FailureWatch({ inARow: 1, share: 0 }, 0, 100);
    for (const outcome of ['refused', 'unparsable', 'answered'] as const) watch.note(outcome, null);
    expect(() => watch.note('error', null)).toThrow('Stopped after 1 errors');
  });
});
