import { describe, expect, it } from '@jest/globals';
import { experimentTitle, stepTitle } from './step-words.js';

describe('the words of an experiment', () => {
  it('name a report by what was moved', () => {
    const step = { kind: 'REPORT', title: 'tradition -3, seed 0' };
    expect(stepTitle({ ...step, key: 'report|demo|tradition|lower|3|0' })).toBe('Tradition −3, seed 0');
    expect(stepTitle({ ...step, key: 'report|odd|name|tradition|raise|1|7' })).toBe('Tradition +1, seed 7');
  });

  it('keep the title of what they do not understand', () => {
    expect(stepTitle({ kind: 'SWEEP', key: 'sweep|demo', title: 'Fine-tunes of demo' })).toBe(
      'Fine-tunes of demo',
    );
    expect(stepTitle({ kind: 'REPORT', key: 'report|demo', title: 'Other' })).toBe('Other');
  });

  it('write the label of a single value', () => {
    const name = 'Survey to behavior, universalism-nature';
    expect(experimentTitle({ name, settings: { values: ['universalism-nature'] } })).toBe(
      'Survey to behavior, Universalism: nature',
    );
    expect(experimentTitle({ name: 'Survey to behavior, 2 values', settings: { values: ['a', 'b'] } })).toBe(
      'Survey to behavior, 2 values',
    );
  });
});
