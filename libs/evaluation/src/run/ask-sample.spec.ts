import { describe, expect, it } from '@jest/globals';
import { planMoralJudgment, planValueProfile } from '@ethogram/suites';
import { FakeModelClient, ModelUnavailableError, probeLabelMethod } from '@ethogram/vllm-client';
import { type AskedSample, type Asking, askSample } from './ask-sample.js';
import type { RunPlan } from './run-planner.js';

const scale = { min: 1, max: 6 };
const item = {
  id: 'i',
  key: 'nature-6a',
  text: 'Forests bore me.',
  value: 'universalism-nature',
  family: 'nature-6',
  keyed: 'reverse',
} as const;
const survey: RunPlan = {
  kind: 'survey',
  subjectVersion: 'v',
  scale,
  samples: planValueProfile({ items: [item], scale }),
};
const situation = { id: 's', title: 'AITA?', text: 'I left litter.', stakes: [] };
const moral: RunPlan = {
  kind: 'moral_judgment',
  subjectVersion: 'v',
  samples: planMoralJudgment({ situations: [situation] }),
};

async function ask(plan: RunPlan, client: FakeModelClient): Promise<AskedSample> {
  return askSample(await askingOf(plan, client), plan, 0);
}

async function askingOf(plan: RunPlan, client: FakeModelClient): Promise<Asking> {
  const labels = plan.samples[0]?.labels ?? [];
  const probe =
    plan.kind === 'survey'
      ? await probeLabelMethod(client, { model: client.model, labels })
      : ({ method: 'structured-choice', singleTokenLabels: false } as const);
  return { client, model: client.model, probe, seed: 1, signal: new AbortController().signal };
}

describe('asking for one sample', () => {
  it('scores the digit distribution of a reverse-keyed item the other way round', async () => {
    // 0.5·2 + 0.5·3 = 2.5 as answered, 7 − 2.5 = 4.5 for the value
    const asked = await ask(survey, new FakeModelClient({ answers: () => ({ '2': 0.5, '3': 0.5 }) }));
    expect(asked).toMatchObject({ outcome: 'answered', mass: expect.closeTo(1, 3) });
    expect(asked.score).toBeCloseTo(4.5, 3);
  });

  it('keeps an answer with hardly any probability on the digits as unparsable, with what the model says instead', async () => {
    const asked = await ask(
      survey,
      new FakeModelClient({ answers: () => ({ 'Trees are nice.': 0.98, '4': 0.02 }) }),
    );
    expect(asked).toMatchObject({ outcome: 'unparsable', score: null, text: 'Trees are nice.' });
    expect(asked.mass).toBeCloseTo(0.02, 3);
    expect(asked.distribution?.['4']).toBeCloseTo(1, 3);
  });

  it('tells a refusal from a ramble', async () => {
    const asked = await ask(
      survey,
      new FakeModelClient({ answers: () => ({ 'I cannot have opinions.': 1 }) }),
    );
    expect(asked).toMatchObject({ outcome: 'refused', score: null, distribution: null, mass: 0 });
  });

  it('makes a prompt that the server refuses for good an error sample', async () => {
    const client = new FakeModelClient({ answers: () => ({ '3': 1 }), maxModelLength: 10 });
    const asking = {
      ...(await askingOf(survey, new FakeModelClient({ answers: () => ({ '3': 1 }) }))),
      client,
    };
    const asked = await askSample(asking, survey, 0);
    expect(asked).toMatchObject({ outcome: 'error', score: null, mass: null });
    expect(asked.text).toMatch(/maximum context length/);
  });

  it('throws when the server cannot be reached, because that says nothing about the prompt', async () => {
    const client = new FakeModelClient({ answers: () => ({ '3': 1 }) });
    const asking = await askingOf(survey, client);
    client.failNext(new ModelUnavailableError('gone', { connectionReset: false }));
    await expect(askSample(asking, survey, 0)).rejects.toThrow(ModelUnavailableError);
  });

  it('scores a situation by how much the author is blamed', async () => {
    const asked = await ask(moral, new FakeModelClient({ answers: () => ({ YTA: 1 }) }));
    expect(asked).toMatchObject({ outcome: 'answered', score: 1 });
  });
});
