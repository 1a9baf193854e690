import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  mapWithConcurrency,
  modelClientContract,
  readLabelDistribution,
  VllmModelClient,
} from '@ethogram/vllm-client';
import {
  realLauncher,
  type RunningServer,
  SERVED_MODEL,
  startModelServer,
  SURVEY_LABELS,
  surveyJob,
  surveyPrompt,
  until,
} from './trainer-kit.js';

const API_KEY = 'contract-key';
let folder: string;
let server: RunningServer | undefined;
let adapterPath: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'ethogram-vllm-client-'));
  const launcher = realLauncher();
  const handle = await launcher.start(await surveyJob(folder, 3, 100), folder);
  server = await startModelServer(folder, API_KEY);
  await until('the adapter is trained', async () => {
    const { state, message } = await launcher.state(handle);
    if (state === 'failed' || state === 'lost')
      throw new Error(`The adapter could not be trained: ${message}`);
    return state === 'succeeded';
  });
  adapterPath = (await launcher.result(handle))?.adapterDir ?? '';
}, 300_000);
afterAll(async () => {
  await server?.stop();
  await rm(folder, { recursive: true });
});

const clientWith = (apiKey: string): VllmModelClient =>
  new VllmModelClient({ baseUrl: server?.url ?? '', apiKey });
const messages = [{ role: 'user', content: surveyPrompt() }] as const;

describe("VllmModelClient against the trainer's CPU model server", () => {
  const cases = modelClientContract(async () => ({
    client: clientWith(API_KEY),
    model: SERVED_MODEL,
    messages,
    labels: SURVEY_LABELS,
    adapterPath,
    strangerClient: clientWith('another-key'),
  }));
  for (const { name, run } of cases) it(name, run);

  it('reads the same distribution for requests that share a batch with others', async () => {
    const client = clientWith(API_KEY);
    const ids = await Promise.all(
      SURVEY_LABELS.map(async (prompt) => (await client.tokenize({ model: SERVED_MODEL, prompt })).tokens),
    );
    const labelTokenIds = Object.fromEntries(SURVEY_LABELS.map((label, index) => [label, ids[index] ?? []]));
    const read = (): ReturnType<typeof readLabelDistribution> =>
      readLabelDistribution(client, {
        method: 'token-ids',
        singleTokenLabels: true,
        labelTokenIds,
        model: SERVED_MODEL,
        messages,
        labels: SURVEY_LABELS,
        seed: 1,
      });
    const alone = await read();
    const together = await mapWithConcurrency(Array.from({ length: 16 }), 16, read);
    for (const { probabilities, mass } of together) {
      expect(mass).toBeCloseTo(alone.mass, 4);
      for (const label of SURVEY_LABELS)
        expect(probabilities[label]).toBeCloseTo(alone.probabilities[label] ?? 0, 4);
    }
  });
});
