import { describe, expect, it } from '@jest/globals';
import type { RunManifest } from '../run/run.entity.js';
import { incomparable, requireComparable } from './comparable-runs.js';

const manifest = {
  schema: 1,
  suite: 'value-profile',
  model: 'm',
  subject: { suite: 'value-profile', instrumentId: 'i' },
  subjectVersion: 'v',
  promptsHash: 'p',
  labelStyle: 'codes',
  labelMethod: 'token-ids',
  minimumMass: 0.05,
  seed: 0,
} as unknown as RunManifest;
const base = { suite: 'value-profile', manifest } as const;

describe('two runs', () => {
  it('may be compared when they differ in nothing but the model', () => {
    const tuned = { ...base, manifest: { ...manifest, model: 'n', adapterSha256: 'a' } };
    expect(incomparable(base, tuned)).toBeNull();
    expect(() => requireComparable(base, tuned)).not.toThrow();
  });

  it.each([
    ['labelMethod', { labelMethod: 'text' }],
    ['labelStyle', { labelStyle: 'letters' }],
    ['promptsHash', { promptsHash: 'q' }],
    ['subjectVersion', { subjectVersion: 'w' }],
    ['minimumMass', { minimumMass: 0.1 }],
    ['seed', { seed: 1 }],
  ] as const)('may not be compared when they differ in %s', (field, change) => {
    const tuned = { ...base, manifest: { ...manifest, ...change } };
    expect(incomparable(base, tuned)).toMatch(new RegExp(`^they differ in .*\\(${field}\\)$`));
    expect(() => requireComparable(base, tuned)).toThrow(`(${field})`);
  });

  it('names everything they differ in', () => {
    expect(incomparable(base, { ...base, manifest: { ...manifest, seed: 1, labelMethod: 'text' } })).toBe(
      'they differ in how answers were read (labelMethod), the seed (seed)',
    );
  });

  it('may not be compared across suites, or before both are prepared', () => {
    expect(incomparable(base, { ...base, suite: 'capability' })).toBe(
      'one is of the value-profile suite, the other of the capability suite',
    );
    expect(incomparable(base, { ...base, manifest: null })).toMatch(/never prepared/);
  });
});
