import assert from 'node:assert/strict';
import { readLabelDistribution } from '../labels/read-label-distribution.js';
import { probeLabelMethod } from '../labels/probe-label-method.js';
import {
  ModelBadRequestError,
  ModelNotFoundError,
  ModelUnauthorizedError,
  PromptTooLongError,
} from '../model-client.errors.js';
import { ask, type Check, type ModelClientWorld } from './contract-world.js';
import { STREAM_AND_SCORE_CASES } from './stream-and-score-cases.js';

/** One case of the contract; hand it to the test runner as `it(name, run)`. */
export interface ContractCase {
  readonly name: string;
  readonly run: () => Promise<void>;
}

/**
 * What every `ModelClient` must do, free of any test runner. `makeWorld` is called once a case and may return the same
 * world each time.
 */
export function modelClientContract(makeWorld: () => Promise<ModelClientWorld>): ContractCase[] {
  return Object.entries(CASES).map(([name, check]) => ({ name, run: async () => check(await makeWorld()) }));
}

const CASES: Record<string, Check> = {
  ...STREAM_AND_SCORE_CASES,
  'lists the served model as a base model with its context length': async ({ client, model }) => {
    const card = (await client.models()).find(({ id }) => id === model);
    assert.ok(card, `${model} is not listed`);
    assert.equal(card.parent, null);
    assert.ok((card.maxModelLength ?? 0) > 0);
  },
  'says that a running server is ready': async ({ client }) => {
    assert.equal((await client.health()).state, 'ready');
  },
  'answers the same way to the same request at temperature 0': async (world) => {
    const answers = [await world.client.chat(ask(world)), await world.client.chat(ask(world))];
    assert.ok(answers[0]?.text);
    assert.equal(answers[0]?.text, answers[1]?.text);
    assert.equal(answers[0]?.positions, null);
    assert.ok((answers[0]?.promptTokens ?? 0) > 0 && (answers[0]?.answerTokens ?? 0) > 0);
  },
  'stops after the tokens asked for': async (world) => {
    const answer = await world.client.chat(ask(world, { maxTokens: 1, logprobs: { kind: 'top', n: 2 } }));
    assert.equal(answer.positions?.length, 1);
    assert.equal(answer.answerTokens, 1);
  },
  'brings the log probabilities of exactly the token ids asked for, and of the token taken': async (
    world,
  ) => {
    const ids = Object.values((await probed(world)).labelTokenIds ?? {}).flat();
    assert.ok(ids.length >= world.labels.length);
    const answer = await world.client.chat(ask(world, { logprobs: { kind: 'tokenIds', ids } }));
    const [first] = answer.positions ?? [];
    assert.ok(first);
    const reported = new Set(first.alternatives.map(({ tokenId }) => tokenId));
    assert.deepEqual(reported, new Set([first.tokenId, ...ids]));
    assert.ok(first.alternatives.every(({ logprob }) => Number.isFinite(logprob) && logprob <= 0));
  },
  'brings the likeliest tokens by text or by id': async (world) => {
    const byText = await world.client.chat(ask(world, { logprobs: { kind: 'top', n: 20 } }));
    const byId = await world.client.chat(ask(world, { logprobs: { kind: 'top', n: 20, asTokenIds: true } }));
    const texts = byText.positions?.[0]?.alternatives ?? [];
    const ids = byId.positions?.[0]?.alternatives ?? [];
    assert.ok(texts.length >= 20 && ids.length === texts.length);
    assert.ok(texts.every(({ text, tokenId }) => text !== null && tokenId === null));
    assert.ok(ids.every(({ text, tokenId }) => text === null && tokenId !== null));
  },
  'refuses more log probabilities than it reports': async (world) => {
    const asking = world.client.chat(ask(world, { logprobs: { kind: 'top', n: 5_000 } }));
    await assert.rejects(asking, (error) => error instanceof ModelBadRequestError);
  },
  'keeps a structured choice even when asked for something else': async (world) => {
    const structuredChoice = world.labels;
    const messages = [{ role: 'user', content: 'Write a short greeting.' }] as const;
    const answer = await world.client.chat(
      ask(world, { messages, structuredChoice, temperature: 1, maxTokens: 16 }),
    );
    assert.ok(structuredChoice.includes(answer.text), `"${answer.text}" is not one of the choices`);
  },
  'finds token ids to be the best way to read the labels': async (world) => {
    const probe = await probed(world);
    assert.equal(probe.method, 'token-ids');
    assert.equal(probe.singleTokenLabels, true);
  },
  'reads the same distribution by token ids and by top log probabilities': async (world) => {
    const { labels } = world;
    const probe = await probed(world);
    const reading = { ...probe, model: world.model, messages: world.messages, labels, seed: 1 };
    const exact = await readLabelDistribution(world.client, reading);
    const top = await readLabelDistribution(world.client, { ...reading, method: 'top-logprobs' });
    const total = labels.reduce((sum, label) => sum + (exact.probabilities[label] ?? 0), 0);
    assert.ok(Math.abs(total - 1) < 1e-9 && exact.mass > 0 && exact.mass <= 1);
    assert.ok(top.mass <= exact.mass + 1e-3);
    for (const label of labels.filter((candidate) => (top.probabilities[candidate] ?? 0) > 0)) {
      const ratio =
        ((top.probabilities[label] ?? 0) * top.mass) / ((exact.probabilities[label] ?? 0) * exact.mass);
      assert.ok(ratio < 1.01, `${label} has more probability among the likeliest tokens than exactly`);
    }
  },
  'tokenizes bare text and conversations': async ({ client, model, labels, messages }) => {
    const [label = ''] = labels;
    const bare = await client.tokenize({ model, prompt: label });
    assert.equal(bare.tokens.length, 1);
    const open = await client.tokenize({ model, messages });
    const answered = [...messages, { role: 'assistant', content: label } as const];
    const continued = await client.tokenize({ model, messages: answered, continueFinalMessage: true });
    assert.deepEqual(continued.tokens.slice(0, open.tokens.length), open.tokens);
    assert.equal(continued.tokens.length, open.tokens.length + 1);
    assert.ok((open.maxModelLength ?? 0) > 0);
  },
  'reports an unknown model as not found': async (world) => {
    const asking = world.client.chat(ask(world, { model: 'no-such-model' }));
    await assert.rejects(asking, (error) => error instanceof ModelNotFoundError && !error.routeMissing);
  },
  'reports a prompt that does not fit as too long, with the length that does': async (world) => {
    const card = (await world.client.models()).find(({ id }) => id === world.model);
    const limit = card?.maxModelLength ?? 0;
    const messages = [{ role: 'user', content: 'again '.repeat(limit + 1) }] as const;
    await assert.rejects(
      world.client.chat(ask(world, { messages })),
      (error) => error instanceof PromptTooLongError && error.maxModelLength === limit,
    );
  },
  'rejects with the reason of an abort': async (world) => {
    const reason = new Error('no longer needed');
    const asking = world.client.chat(ask(world, { signal: AbortSignal.abort(reason) }));
    await assert.rejects(asking, (error) => error === reason);
  },
  'reports a wrong key as unauthorized': async (world) => {
    if (!world.strangerClient) return;
    await assert.rejects(world.strangerClient.models(), (error) => error instanceof ModelUnauthorizedError);
  },
  'reports an adapter path or name the server does not know as not found': async ({ client }) => {
    const loading = client.loadAdapter({ name: 'contract-nowhere', path: '/no/such/adapter' });
    await assert.rejects(loading, (error) => error instanceof ModelNotFoundError && !error.routeMissing);
    const unloading = client.unloadAdapter('contract-nowhere');
    await assert.rejects(unloading, (error) => error instanceof ModelNotFoundError && !error.routeMissing);
  },
  'serves a loaded adapter beside its base model until it is unloaded': async (world) => {
    const { client, model, adapterPath } = world;
    if (adapterPath === undefined) return;
    const adapter = { name: 'contract-adapter', path: adapterPath };
    await client.loadAdapter(adapter);
    const card = (await client.models()).find(({ id }) => id === adapter.name);
    assert.equal(card?.parent, model);
    assert.ok((await client.chat(ask(world, { model: adapter.name }))).text);
    await assert.rejects(client.loadAdapter(adapter), (error) => error instanceof ModelBadRequestError);
    await client.loadAdapter({ ...adapter, replace: true });
    await client.unloadAdapter(adapter.name);
    assert.ok(!(await client.models()).some(({ id }) => id === adapter.name));
    const asking = client.chat(ask(world, { model: adapter.name }));
    await assert.rejects(asking, (error) => error instanceof ModelNotFoundError);
  },
};

async function probed({
  client,
  model,
  labels,
  messages,
}: ModelClientWorld): ReturnType<typeof probeLabelMethod> {
  return probeLabelMethod(client, { model, labels, messages });
}
