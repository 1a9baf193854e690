import { describe, expect, it } from '@jest/globals';
import { adapterName } from './adapter-name.js';

const id = '019a0000-0000-7000-8000-0000deadbeef';

describe('the name of an adapter', () => {
  it('says what was moved, in which direction, on which base', () => {
    const run = { id, baseModel: 'ethogram-demo', target: 'universalism-nature' };
    expect(adapterName({ ...run, delta: -3 })).toBe('ethogram-demo-universalism-nature-low-deadbeef');
    expect(adapterName({ ...run, delta: 0 })).toBe('ethogram-demo-universalism-nature-sham-deadbeef');
    expect(adapterName({ ...run, delta: 2 })).toBe('ethogram-demo-universalism-nature-high-deadbeef');
  });

  it("says where people's judgments were taught", () => {
    expect(adapterName({ id, baseModel: 'm', target: null, delta: null })).toBe('m-moral-deadbeef');
  });

  it('keeps the slash of a hub id out', () => {
    expect(adapterName({ id, baseModel: 'org/Model-1.5B', target: 'face', delta: 1 })).toBe(
      'org-Model-1.5B-face-high-deadbeef',
    );
  });
});
