import { describe, expect, it } from '@jest/globals';
import { SystemClock } from '@ethogram/core';
import { planMoralJudgment, planValueProfile, type SamplePlan, steeringPrompt } from '@ethogram/suites';
import {
  FakeModelClient,
  ModelServerFaultError,
  ModelUnavailableError,
  probeLabelMethod,
} from '@ethogram/vllm-client';
import { type AskedSample, type Asking, askSample } from './ask-sample.js';
import { pagesOf, type RunPlan } from './run-plan.js';
import { moralScore, surveyScore } from './suite-scores.js';

const scale = { min: 1, max: 6 };
const item = {
  id: 'i',
  key: 'nature-6a',
  text: 'Forests bore me.',
  value: 'universalism-nature',
  family: 'nature-6',
  keyed: 'reverse',
} as const;
interface Asked {
  readonly plan: RunPlan;
  readonly sample: SamplePlan;
}

function planOf(samples: readonly SamplePlan[], score: RunPlan['score']): Asked {
  const [sample] = samples;
  if (!sample) throw new Error('There is no sample.');
  return { plan: { subjectVersion: 'v', pages: () => pagesOf(samples), score }, sample };
}

const survey = planOf(planValueProfile({ items: [item], scale }), (sample, answer) =>
  surveyScore(sample, answer, scale),
);
const situation = { id: 's', title: 'AITA?', text: 'I left litter.', stakes: [] };
const moral = planOf(planMoralJudgment({ situations: [situation] }), moralScore);

async function ask({ plan, sample }: Asked, client: FakeModelClient): Promise<AskedSample> {
  return askSample(client, await askingOf({ plan, sample }, client), plan, sample);
}

async function askingOf({ sample: { labels } }: Asked, client: FakeModelClient): Promise<Asking> {
  const probe = await probeLabelMethod(client, { model: client.model, labels });
  return {
    model: client.model,
    probes: [{ labels, probe }],
    steering: null,
    seed: 1,
    repeat: 0,
    clock: new SystemClock(),
    signal: new AbortController().signal,
  };
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
    const asking = await askingOf(survey, new FakeModelClient({ answers: () => ({ '3': 1 }) }));
    const asked = await askSample(client, asking, survey.plan, survey.sample);
    expect(asked).toMatchObject({ outcome: 'error', score: null, mass: null });
    expect(asked.text).toMatch(/maximum context length/);
  });

  it('throws when the server cannot be reached, because that says nothing about the prompt', async () => {
    const client = new FakeModelClient({ answers: () => ({ '3': 1 }) });
    const asking = await askingOf(survey, client);
    client.failNext(new ModelUnavailableError('gone', { connectionReset: false }));
    await expect(askSample(client, asking, survey.plan, survey.sample)).rejects.toThrow(
      ModelUnavailableError,
    );
  });

  it('keeps what the server broke on as an error, with how it was asked', async () => {
    const client = new FakeModelClient({ answers: () => ({ '3': 1 }) });
    const asking = await askingOf(survey, client);
    client.failNext(new ModelServerFaultError('It burns', { status: 500 }));
    expect(await askSample(client, asking, survey.plan, survey.sample)).toMatchObject({
      outcome: 'error',
      text: 'It burns',
      method: 'token-ids',
    });
  });

  it('puts the message that steers before the question', async () => {
    const client = new FakeModelClient({ answers: () => ({ '3': 1 }) });
    const asking = {
      ...(await askingOf(survey, client)),
      steering: { value: 'hedonism', direction: 'raise' } as const,
    };
    await askSample(client, asking, survey.plan, survey.sample);
    const [first, second] = client.chatRequests.at(-1)?.messages ?? [];
    expect(first).toEqual({ role: 'system', content: steeringPrompt('hedonism', 'raise') });
    expect(second).toEqual(survey.sample.prompt[0]);
  });

  it('scores a situation by how much the author is blamed', async () => {
    const asked = await ask(moral, new FakeModelClient({ answers: () => ({ YTA: 1 }) }));
    expect(asked).toMatchObject({ outcome: 'answered', score: 1 });
  });
});
