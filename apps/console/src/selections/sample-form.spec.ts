import { describe, expect, it } from '@jest/globals';
import { NEW_SAMPLE, sampleProblem, toSample } from './sample-form.js';

describe('the sample of a selection', () => {
  it.each([
    [{}, null],
    [{ size: '' }, 'Say how many are to be drawn.'],
    [{ size: '0' }, 'Say how many are to be drawn.'],
    [{ size: '1.5' }, 'Say how many are to be drawn.'],
    [{ size: '', kind: 'ALL' as const }, null],
    [{ seed: '' }, 'The seed is a whole number.'],
  ])('with %j has the problem %j', (change, problem) => {
    expect(sampleProblem({ ...NEW_SAMPLE, ...change })).toBe(problem);
  });

  it('sends no size for all and no strata for a random one', () => {
    expect(toSample({ ...NEW_SAMPLE, kind: 'ALL' })).toMatchObject({ size: null, by: null });
    expect(toSample(NEW_SAMPLE)).toMatchObject({ size: 200, by: null });
    expect(toSample({ ...NEW_SAMPLE, kind: 'STRATIFIED' })).toMatchObject({ size: 200, by: 'VERDICT' });
  });
});
