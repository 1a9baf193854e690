import { describe, expect, it } from '@jest/globals';
import { modelClientContract, vllmPool, VllmModelClient } from '@ethogram/vllm-client';
import { SURVEY_LABELS, surveyPrompt } from './trainer-kit.js';

const urls = (process.env.ETHOGRAM_VLLM_URL ?? '').split(',').filter((url) => url !== '');
const apiKey = process.env.ETHOGRAM_VLLM_API_KEY ?? null;
/** Path of an adapter of the served model, as the server sees it. */
const adapterPath = process.env.ETHOGRAM_CONTRACT_ADAPTER;
const [first] = urls;
if (first === undefined) throw new Error('Set ETHOGRAM_VLLM_URL to the address of a vLLM server.');

describe('a real vLLM', () => {
  const server = new VllmModelClient({ baseUrl: first, apiKey });
  const makeWorld = (client: VllmModelClient | ReturnType<typeof vllmPool>) => async () => {
    const base = (await server.models()).find(({ parent }) => parent === null);
    return {
      client,
      model: base?.id ?? '',
      messages: [{ role: 'user', content: surveyPrompt() }] as const,
      labels: SURVEY_LABELS,
      ...(adapterPath === undefined ? {} : { adapterPath }),
      ...(apiKey === null
        ? {}
        : { strangerClient: new VllmModelClient({ baseUrl: first, apiKey: 'a-wrong-key' }) }),
    };
  };

  describe('keeps the contract as one server: it', () => {
    for (const { name, run } of modelClientContract(makeWorld(server))) it(name, run, 120_000);
  });

  describe('keeps the contract as a pool: it', () => {
    const pool = vllmPool(urls, { apiKey });
    for (const { name, run } of modelClientContract(makeWorld(pool))) it(name, run, 120_000);
  });

  it('says of its load what the client understands', async () => {
    const { running, promptTokens, prefixQueries } = await server.metrics();
    expect([running, promptTokens, prefixQueries].every((value) => value !== null)).toBe(true);
  });
});
