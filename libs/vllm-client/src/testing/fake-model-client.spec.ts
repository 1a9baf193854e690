import { describe, expect, it } from '@jest/globals';
import { ModelOverloadedError } from '../model-client.errors.js';
import { answersByPhrase } from './fake-answer.js';
import { FakeModelClient } from './fake-model-client.js';
import { modelClientContract } from './model-client-contract.js';

const answers = answersByPhrase([['digit', { '3': 0.5, '4': 0.25, ' 3': 0.05, 'I cannot say': 0.2 }]], {
  Hello: 1,
});
const digit = { role: 'user', content: 'One digit, please.' } as const;

describe('FakeModelClient keeps the contract: it', () => {
  const cases = modelClientContract(async () => ({
    client: new FakeModelClient({ answers, adapters: { '/adapters/a': answers } }),
    model: 'fake-model',
    messages: [digit],
    labels: ['1', '2', '3', '4', '5', '6'],
    adapterPath: '/adapters/a',
  }));
  for (const { name, run } of cases) it(name, run);
});

describe('FakeModelClient', () => {
  const request = { model: 'fake-model', messages: [digit], maxTokens: 20, temperature: 1 };

  it('draws answers as often as the table says', async () => {
    const client = new FakeModelClient({ answers });
    const texts = await Promise.all(
      Array.from({ length: 1_000 }, async (_, seed) => (await client.chat({ ...request, seed })).text),
    );
    const share = (text: string): number => texts.filter((other) => other === text).length / texts.length;
    expect(share('3')).toBeCloseTo(0.5, 1);
    expect(share('4')).toBeCloseTo(0.25, 1);
    expect(client.chatRequests).toHaveLength(1_000);
  });

  it('reports the conditional probabilities of an answer of several tokens', async () => {
    const client = new FakeModelClient({ answers: () => ({ NTA: 0.6, NAH: 0.2, YTA: 0.2 }) });
    const answer = await client.chat({
      ...request,
      temperature: 0,
      seed: 0,
      logprobs: { kind: 'top', n: 2 },
    });
    expect(answer.text).toBe('NTA');
    expect(answer.positions?.map(({ logprob }) => Math.exp(logprob))).toEqual([
      expect.closeTo(0.8),
      expect.closeTo(0.75),
      expect.closeTo(1),
    ]);
  });

  it('fails as often as it is told to', async () => {
    const client = new FakeModelClient({ answers });
    client.failNext(new ModelOverloadedError('full', { status: 503 }));
    await expect(client.models()).rejects.toBeInstanceOf(ModelOverloadedError);
    await expect(client.models()).resolves.toHaveLength(1);
  });
});
