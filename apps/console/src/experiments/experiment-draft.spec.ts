import { describe, expect, it } from '@jest/globals';
import { emptyDraft, toExperiment } from './experiment-draft.js';

const draft = { ...emptyDraft('demo'), values: ['tradition'] };

describe('the draft of an experiment', () => {
  it('asks all suites with all controls, lowering by three points', () => {
    expect(toExperiment(draft)).toEqual({
      input: {
        models: ['demo'],
        values: ['tradition'],
        directions: ['LOWER'],
        deltas: [3],
        seeds: [0],
        sham: true,
        steering: true,
        suites: ['value-profile', 'held-out-survey', 'moral-judgment', 'text-adventure', 'capability'],
        releaseId: null,
        hyperparameters: null,
      },
    });
  });

  it.each([
    [emptyDraft('demo'), /at least one model, value/],
    [{ ...draft, models: [] }, /at least one model/],
    [{ ...draft, deltas: 'three' }, /whole numbers/],
    [{ ...draft, seeds: '' }, /seed/],
    [{ ...draft, settings: '{"lora":' }, /JSON object/],
    [{ ...draft, settings: '[1]' }, /JSON object/],
  ])('says what is missing (%#)', (incomplete, words) => {
    expect(toExperiment(incomplete)).toEqual({ missing: expect.stringMatching(words) });
  });

  it('names a release only where its situations are judged', () => {
    expect(toExperiment({ ...draft, releaseId: 'one', settings: '{"lora":{"r":8}}' })).toMatchObject({
      input: { releaseId: 'one', hyperparameters: { lora: { r: 8 } } },
    });
    expect(toExperiment({ ...draft, releaseId: 'one', suites: ['HELD_OUT_SURVEY'] })).toMatchObject({
      input: { releaseId: null, suites: ['held-out-survey'] },
    });
  });
});
