import { describe, expect, it } from '@jest/globals';
import { costText, shortCostText } from './cost-text.js';

describe('the cost of a run', () => {
  it('is in GPU-hours where a GPU was used, else in CPU-hours', () => {
    expect(costText({ gpuSeconds: 5400, cpuSeconds: 9000 })).toBe('1.50 GPU-hours (1 h 30 min)');
    expect(costText({ gpuSeconds: 0, cpuSeconds: 90 })).toBe('0.03 CPU-hours (1 min 30 s)');
    expect(costText({ gpuSeconds: 0, cpuSeconds: 12 })).toBe('less than 0.01 CPU-hours (12 s)');
  });

  it('is short in a list', () => {
    expect(shortCostText({ gpuSeconds: 5400, cpuSeconds: 9000 })).toBe('1.50 GPU-h');
    expect(shortCostText({ gpuSeconds: 0, cpuSeconds: 12 })).toBe('< 0.01 CPU-h');
    expect(shortCostText({ gpuSeconds: 0, cpuSeconds: 0 })).toBe('–');
  });

  it('is not known before a trainer has said anything', () => {
    expect(costText({ gpuSeconds: 0, cpuSeconds: 0 })).toBe('–');
  });
});
