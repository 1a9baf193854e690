import { describe, expect, it } from '@jest/globals';
import { UnavailableError } from '@ethogram/platform';
import { ModelNotFoundError, ModelOverloadedError, ModelUnavailableError } from '@ethogram/vllm-client';
import { describeFailure } from './model-failure.js';

const refused = new ModelUnavailableError('connect ECONNREFUSED', { connectionReset: false });

describe('describeFailure', () => {
  it('says how to get a model server when none answers, and lets the job try again', () => {
    const failure = describeFailure(refused, 'm', undefined);
    expect(failure.sentence).toContain('ETHOGRAM_VLLM_URL');
    expect(failure.isTransient).toBe(true);
  });

  it('passes on what the start command found out', () => {
    expect(describeFailure(refused, 'm', 'Install Python 3.10 or newer.').sentence).toBe(
      'The model server does not answer. Install Python 3.10 or newer.',
    );
  });

  it('gives up at once where no model server is set up', () => {
    expect(describeFailure(new UnavailableError('No model server is set up.'), 'm', undefined)).toEqual({
      sentence: 'No model server is set up.',
      isTransient: false,
      isUnexpected: false,
    });
  });

  it('names the model a server does not have', () => {
    expect(describeFailure(new ModelNotFoundError('no'), 'big-model', undefined).sentence).toContain(
      'does not serve big-model',
    );
  });

  it('tries again after an overload, and after a fault of ours it also logs', () => {
    expect(
      describeFailure(new ModelOverloadedError('full', { status: 503 }), 'm', undefined).isTransient,
    ).toBe(true);
    expect(describeFailure(new TypeError('x'), 'm', undefined)).toMatchObject({
      isTransient: true,
      isUnexpected: true,
    });
  });
});
