import { describe, expect, it } from '@jest/globals';
import { orderedLabels, orderedLabelsOf, rowsByWorker } from './ordered-labels.js';

const ROWS = [
  { task: 't2', worker: 'b', label: 'yes' },
  { task: 't1', worker: 'b', label: 'no' },
  { task: 't1', worker: 'a', label: 'yes' },
];

describe('labels put in order', () => {
  it('stand by task and worker, whatever the order of the rows', () => {
    const labels = orderedLabels(ROWS);
    expect(labels).toMatchObject({
      taskNames: ['t1', 't2'],
      workerNames: ['a', 'b'],
      labelNames: ['no', 'yes'],
      task: Int32Array.of(0, 0, 1),
      worker: Int32Array.of(0, 1, 1),
      label: Int32Array.of(1, 0, 1),
      taskStart: Int32Array.of(0, 2, 3),
    });
    expect(orderedLabels([...ROWS].reverse())).toEqual(labels);
    expect(rowsByWorker(labels)).toEqual({ order: Int32Array.of(0, 1, 2), start: Int32Array.of(0, 1, 3) });
  });

  it('keep the order of a scale, and its labels that nobody gave', () => {
    const labels = orderedLabels(ROWS, ['yes', 'maybe', 'no']);
    expect(labels.labelNames).toEqual(['yes', 'maybe', 'no']);
    expect(labels.label).toEqual(Int32Array.of(0, 2, 0));
  });

  it.each([
    ['There are no labels', []],
    ['“b” labelled “t1” more than once', [...ROWS, { task: 't1', worker: 'b', label: 'yes' }]],
    ['two labels or more', [{ task: 't1', worker: 'a', label: 'yes' }]],
  ])('are refused: %s', (message, rows) => {
    expect(() => orderedLabels(rows)).toThrow(message);
  });

  it('are refused off the scale, out of range, of unequal length, or with names that have none', () => {
    const names = { taskNames: ['t1'], workerNames: ['a', 'b'], labelNames: ['no', 'yes'] };
    expect(() => orderedLabels(ROWS, ['yes', 'maybe'])).toThrow('“no” is not on the scale');
    expect(() => orderedLabels(ROWS, ['yes', 'no', 'yes'])).toThrow('each label once');
    expect(() => orderedLabelsOf({ ...names, task: [0, 0], worker: [0, 1], label: [0, 2] })).toThrow(
      'Row 1 names label 2 of 2.',
    );
    expect(() => orderedLabelsOf({ ...names, task: [0, 0], worker: [0], label: [0, 1] })).toThrow('as many');
    expect(() => orderedLabelsOf({ ...names, task: [0], worker: [0], label: [0] })).toThrow(
      'The worker “b” has no labels',
    );
  });
});
