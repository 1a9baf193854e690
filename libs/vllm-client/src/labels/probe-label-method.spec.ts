import { describe, expect, it } from '@jest/globals';
import { ModelNotFoundError, ModelOverloadedError } from '../model-client.errors.js';
import { type FakeCapabilities, FakeModelClient } from '../testing/fake-model-client.js';
import { ModelPool } from '../pool/model-pool.js';
import type { LabelProbe } from './label-method.js';
import { probeLabelMethod } from './probe-label-method.js';

const digits = ['1', '2', '3'];
const answers = (): Record<string, number> => ({ '1': 0.3, '2': 0.3, '3': 0.2, Hello: 0.2 });
const codes = digits.map((digit) => digit.codePointAt(0) ?? 0);
const labelTokenIds = { '1': [codes[0]], '2': [codes[1]], '3': [codes[2]] };

const probe = (capabilities: Partial<FakeCapabilities>, labels = digits): Promise<LabelProbe> =>
  probeLabelMethod(new FakeModelClient({ answers, capabilities }), { model: 'fake-model', labels }).then(
    // Why better methods were passed over has its own test.
    ({ passedOver: _, ...found }) => found,
  );

describe('probeLabelMethod', () => {
  it('prefers exact token ids', async () => {
    await expect(probe({})).resolves.toEqual({ method: 'token-ids', labelTokenIds, singleTokenLabels: true });
  });

  it.each(['ignored', 'rejected'] as const)(
    'falls back to the likeliest tokens when ids are %s',
    async (support) => {
      await expect(probe({ tokenIdLogprobs: support })).resolves.toEqual({
        method: 'top-logprobs',
        labelTokenIds,
        singleTokenLabels: true,
      });
    },
  );

  it('goes by the text of the likeliest tokens when the server cannot tokenize', async () => {
    await expect(probe({ tokenize: false })).resolves.toEqual({
      method: 'top-logprobs',
      singleTokenLabels: true,
    });
  });

  it('does not go by text when it has not seen every label as one token', async () => {
    const labels = ['1', '2', 'He'];
    await expect(probe({ tokenize: false }, labels)).resolves.toEqual({
      method: 'structured-choice',
      singleTokenLabels: false,
    });
  });

  it.each(['ignored', 'rejected'] as const)(
    'falls back to repeated structured choices when log probabilities are %s',
    async (support) => {
      const found = await probe({ tokenIdLogprobs: support, topLogprobs: support });
      expect(found).toEqual({ method: 'structured-choice', singleTokenLabels: true });
    },
  );

  it.each(['ignored', 'rejected'] as const)(
    'falls back to free text when everything is %s',
    async (support) => {
      const found = await probe({
        tokenIdLogprobs: support,
        topLogprobs: support,
        structuredChoice: support,
        tokenize: false,
      });
      expect(found).toEqual({ method: 'text', singleTokenLabels: false });
    },
  );

  it('reads labels of several tokens by structured choice', async () => {
    await expect(probe({}, ['YTA', 'NTA'])).resolves.toEqual({
      method: 'structured-choice',
      singleTokenLabels: false,
    });
  });

  it('says of each better method what was seen: refused, or ignored in silence', async () => {
    const capabilities = {
      tokenIdLogprobs: 'ignored',
      topLogprobs: 'rejected',
      structuredChoice: 'ignored',
    } as const;
    const client = new FakeModelClient({ answers, capabilities });
    const { method, passedOver } = await probeLabelMethod(client, { model: 'fake-model', labels: digits });
    expect(method).toBe('text');
    expect(passedOver).toEqual([
      {
        method: 'token-ids',
        reason: expect.stringMatching(/^accepted and ignored: .* no log probabilities$/),
      },
      { method: 'top-logprobs', reason: 'refused: Unexpected field.' },
      { method: 'top-logprobs', reason: 'refused: Unexpected field.' },
      {
        method: 'structured-choice',
        reason: expect.stringMatching(/^accepted and ignored: .* none of the choices$/),
      },
    ]);
    const best = await probeLabelMethod(new FakeModelClient({ answers }), {
      model: 'fake-model',
      labels: digits,
    });
    expect(best.passedOver).toBeUndefined();
  });

  it('takes what every server of a pool can do', async () => {
    const can = [{}, { tokenIdLogprobs: 'ignored' }, {}] as const;
    const endpoints = can.map((capabilities, index) => ({
      name: `server ${index}`,
      client: new FakeModelClient({ answers, capabilities }),
    }));
    const found = await probeLabelMethod(new ModelPool({ endpoints }), {
      model: 'fake-model',
      labels: digits,
    });
    expect(found).toMatchObject({ method: 'top-logprobs', labelTokenIds, singleTokenLabels: true });
    expect(found.passedOver?.[0]?.method).toBe('token-ids');
  });

  it('does not take a missing model or a busy server for a lack of abilities', async () => {
    const client = new FakeModelClient({ answers });
    const asking = probeLabelMethod(client, { model: 'other', labels: digits });
    await expect(asking).rejects.toBeInstanceOf(ModelNotFoundError);
    client.failNext(new ModelOverloadedError('full', { status: 503 }));
    const busy = probeLabelMethod(client, { model: 'fake-model', labels: digits });
    await expect(busy).rejects.toBeInstanceOf(ModelOverloadedError);
  });

  it('refuses labels that are not distinct', async () => {
    await expect(probe({}, ['1', '1'])).rejects.toBeInstanceOf(RangeError);
    await expect(probe({}, [])).rejects.toBeInstanceOf(RangeError);
  });
});
