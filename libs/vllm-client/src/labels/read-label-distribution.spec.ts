import { describe, expect, it } from '@jest/globals';
import { MalformedAnswerError } from '../model-client.errors.js';
import { FakeModelClient, type FakeCapabilities } from '../testing/fake-model-client.js';
import type { LabelDistribution, LabelReadingRequest } from './label-method.js';
import { readLabelDistribution } from './read-label-distribution.js';

const labels = ['1', '2', '3'];
const labelTokenIds = { '1': [49], '2': [50], '3': [51] };
const answers = (): Record<string, number> => ({ '1': 0.4, '2': 0.1, 'I cannot say': 0.5 });

function read(
  request: Partial<LabelReadingRequest>,
  capabilities: Partial<FakeCapabilities> = {},
): Promise<LabelDistribution> {
  const client = new FakeModelClient({ answers, capabilities });
  const base = {
    model: 'fake-model',
    messages: [{ role: 'user', content: 'Rate.' }],
    labels,
    seed: 5,
  } as const;
  return readLabelDistribution(client, { ...base, method: 'token-ids', singleTokenLabels: true, ...request });
}

describe('readLabelDistribution', () => {
  it('renormalises the exact probabilities over the labels and reports their mass', async () => {
    await expect(read({ labelTokenIds })).resolves.toEqual({
      probabilities: { '1': expect.closeTo(0.8, 12), '2': expect.closeTo(0.2, 12), '3': 0 },
      mass: expect.closeTo(0.5, 12),
      method: 'token-ids',
      text: 'I',
      samples: 1,
    });
  });

  it.each([undefined, labelTokenIds])('reads the likeliest tokens by text or by id', async (ids) => {
    const reading = await read({ method: 'top-logprobs', ...(ids ? { labelTokenIds: ids } : {}) });
    expect(reading.probabilities['1']).toBeCloseTo(0.8, 12);
    expect(reading.mass).toBeCloseTo(0.5, 12);
    expect(reading.method).toBe('top-logprobs');
  });

  it('estimates shares of structured choices, whose mass says nothing about the model', async () => {
    const reading = await read({ method: 'structured-choice', repeats: 400 });
    expect(reading.probabilities['1']).toBeCloseTo(0.8, 1);
    expect(reading).toMatchObject({ mass: expect.closeTo(1, 9), samples: 400, method: 'structured-choice' });
    expect(labels).toContain(reading.text);
  });

  it('estimates shares of free answers and counts the unreadable ones against the mass', async () => {
    const reading = await read({ method: 'text', repeats: 400 });
    expect(reading.probabilities['1']).toBeCloseTo(0.8, 1);
    expect(reading.mass).toBeCloseTo(0.5, 1);
    expect(reading.samples).toBe(400);
  });

  it('draws the same answers for the same seed and others for another', async () => {
    const mass = async (seed: number): Promise<number> =>
      (await read({ method: 'text', seed, repeats: 50 })).mass;
    expect(await mass(1)).toBe(await mass(1));
    const masses = new Set(await Promise.all([1, 101, 201, 301, 401].map(mass)));
    expect(masses.size).toBeGreaterThan(1);
  });

  it('rejects rather than mix methods when the server no longer brings what it brought', async () => {
    await expect(read({ labelTokenIds }, { tokenIdLogprobs: 'ignored' })).rejects.toBeInstanceOf(
      MalformedAnswerError,
    );
    const top = read({ method: 'top-logprobs' }, { topLogprobs: 'ignored' });
    await expect(top).rejects.toBeInstanceOf(MalformedAnswerError);
  });

  it('needs the token ids of every label to read by them', async () => {
    await expect(read({})).rejects.toBeInstanceOf(TypeError);
    await expect(read({ labelTokenIds: { '1': [49] } })).rejects.toBeInstanceOf(TypeError);
  });

  it('needs at least one draw', async () => {
    await expect(read({ method: 'text', repeats: 0 })).rejects.toBeInstanceOf(RangeError);
  });
});
