import { describe, expect, it } from '@jest/globals';
import type { RunManifest } from '../run/run.entity.js';
import { requireComparable } from './comparable-runs.js';

const manifest: RunManifest = {
  schema: 1,
  suite: 'value-profile',
  model: 'm',
  modelSource: null,
  adapterSha256: null,
  subject: { suite: 'value-profile', instrumentId: 'i' },
  subjectVersion: 'v',
  samples: 2,
  promptsHash: 'p',
  labelStyle: 'codes',
  labelMethod: 'token-ids',
  minimumMass: 0.05,
  seed: 0,
  version: '1',
};
const base = { suite: 'value-profile', manifest } as const;

describe('two runs', () => {
  it('may be compared when they differ in nothing but the model', () => {
    expect(() =>
      requireComparable(base, { manifest: { ...manifest, model: 'n', adapterSha256: 'a' } }),
    ).not.toThrow();
  });

  it.each([
    ['labelMethod', { labelMethod: 'text' }],
    ['labelStyle', { labelStyle: 'letters' }],
    ['promptsHash', { promptsHash: 'q' }],
    ['seed', { seed: 1 }],
  ] as const)('may not be compared when they differ in %s', (field, change) => {
    expect(() => requireComparable(base, { manifest: { ...manifest, ...change } })).toThrow(
      `differ in ${field}`,
    );
  });

  it('may not be compared before both are prepared', () => {
    expect(() => requireComparable(base, { manifest: null })).toThrow(/cannot be compared/);
  });
});
