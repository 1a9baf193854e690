import { describe, expect, it } from '@jest/globals';
import { VALUE_KEYS } from '@ethogram/core';
import { againstNoise, noiseFloor, readControl } from './metrics.js';
import { steeringPrompt } from './prompt.js';

const shift = (low: number, high: number) => ({ shift: (low + high) / 2, low, high });
const tuned = shift(-1.2, -0.8);

describe('the noise floor', () => {
  it('is the larger end of what measuring twice does', () => {
    expect(noiseFloor(shift(-0.3, 0.1))).toBe(0.3);
    expect(noiseFloor({ shift: 0, low: null, high: null })).toBeNull();
    expect(noiseFloor(shift(0, 0))).toBe(0);
  });

  it('must be passed by the whole interval', () => {
    expect(againstNoise(tuned, 0.7)).toBe('beyond');
    expect(againstNoise(tuned, 0.9)).toBe('unclear');
    expect(againstNoise(tuned, 1)).toBe('within');
    expect(againstNoise({ shift: -1, low: null, high: null }, 0.5)).toBe('unclear');
  });
});

describe('what a control says', () => {
  it.each([
    ['repeat', shift(-0.1, 0.1), 'supports'],
    ['repeat', shift(-0.5, 1.5), 'against'],
    ['repeat', shift(-0.9, 0.1), 'unclear'],
    ['sham', shift(-0.2, 0.2), 'supports'],
    ['sham', shift(-0.9, -0.5), 'unclear'],
    ['shuffled', shift(-2, -1.5), 'against'],
    ['twin', shift(0.5, 0.9), 'supports'],
    ['twin', shift(-0.5, 0.9), 'unclear'],
    ['twin', shift(-0.9, -0.5), 'against'],
    ['prompt-only', shift(-0.7, -0.3), 'supports'],
    ['prompt-only', shift(-3, -2), 'against'],
  ] as const)('%s of %j: %s', (control, other, outcome) => {
    expect(readControl(control, tuned, other).outcome).toBe(outcome);
    // The mirror image of everything says the same.
    const mirrored = (one: typeof tuned) => shift(-one.high, -one.low);
    expect(readControl(control, mirrored(tuned), mirrored(other)).outcome).toBe(outcome);
  });

  it('is unclear without an interval', () => {
    const unknown = { shift: 0, low: null, high: null };
    for (const control of ['repeat', 'sham', 'twin'] as const)
      expect(readControl(control, tuned, unknown).outcome).toBe('unclear');
  });
});

describe('the steering prompt', () => {
  it('names the value by its parts, and differs by value and direction', () => {
    expect(steeringPrompt('universalism-nature', 'lower')).toBe(
      'Think of the value "Universalism: nature", which means: be protecting the environment; have harmony with nature; have a world of beauty. This does not matter to you at all. Whatever you are asked, answer as someone who gives it no weight. Keep to the form of answer that is asked for.',
    );
    const all = VALUE_KEYS.flatMap((value) =>
      (['lower', 'raise'] as const).map((direction) => steeringPrompt(value, direction)),
    );
    expect(new Set(all).size).toBe(40);
  });
});
