import { type Clock, SeededRandom } from '@ethogram/core';
import { type Outcome, readOutcome, type SamplePlan } from '@ethogram/suites';
import {
  MalformedAnswerError,
  ModelBadRequestError,
  type ModelClient,
  ModelNotFoundError,
  ModelNotImplementedError,
  ModelServerFaultError,
  ModelTimeoutError,
  ModelUnprocessableError,
  readLabelDistribution,
} from '@ethogram/vllm-client';
import type { RunPlan } from './run-plan.js';
import { labelSetKey, type RunProbe, type Steering } from './run-settings.js';
import { withSteering } from './steered-prompt.js';

/** Long enough to tell a refusal from a ramble. */
const EXPLANATION_TOKENS = 48;
/** Of an answer in the model's own words. */
const TEXT_TOKENS = 256;

export interface Asking {
  readonly model: string;
  readonly probes: readonly RunProbe[];
  readonly steering: Steering | null;
  readonly seed: number;
  readonly repeat: number;
  readonly clock: Clock;
  readonly signal: AbortSignal;
}

/** What became of one prompt. */
export interface AskedSample {
  readonly outcome: Outcome;
  readonly distribution: Record<string, number> | null;
  readonly mass: number | null;
  readonly score: number | null;
  readonly text: string | null;
  readonly method: string;
  readonly latencyMs: number;
}

type Answer = Pick<AskedSample, 'outcome' | 'distribution' | 'mass' | 'score' | 'text'>;

/**
 * Puts one prompt to the model. What the server makes of the prompt itself is an outcome, an error included: refused for
 * good (400, 422, 501 or a route the server lacks), failed on (500), not answered in time, or answered with something unreadable. That nobody answers,
 * that the queue is full or the key wrong says nothing about the prompt and is thrown.
 */
export async function askSample(
  client: ModelClient,
  asking: Asking,
  plan: RunPlan,
  sample: SamplePlan,
): Promise<AskedSample> {
  const { reading } = sampleReading(sample);
  const asked = asking.clock.now().getTime();
  const ask = reading === 'labels' ? askLabels : reading === 'text' ? askText : askPerplexity;
  const method = reading === 'labels' ? probeOf(asking, sample).method : reading;
  const answer = await ask(client, asking, plan, sample).catch(errorOutcome);
  return { ...answer, method, latencyMs: Math.max(0, asking.clock.now().getTime() - asked) };
}

function sampleReading({ meta }: SamplePlan): { reading: 'labels' | 'text' | 'perplexity' } {
  return 'reading' in meta ? (meta as { reading: 'labels' | 'text' | 'perplexity' }) : { reading: 'labels' };
}

async function askLabels(
  client: ModelClient,
  asking: Asking,
  plan: RunPlan,
  sample: SamplePlan,
): Promise<Answer> {
  const probe = probeOf(asking, sample);
  const request = { ...probe, ...chatOf(asking, sample), labels: sample.labels };
  const distribution = await readLabelDistribution(client, request);
  const { probabilities, mass } = distribution;
  const read = { distribution: mass > 0 ? probabilities : null, mass, text: distribution.text };
  if (readOutcome(distribution, sample.labels) === 'answered') {
    return { ...read, outcome: 'answered', score: plan.score(sample, { kind: 'labels', distribution }) };
  }
  const text =
    probe.method === 'text'
      ? distribution.text
      : await inOwnWords(client, asking, sample, EXPLANATION_TOKENS);
  // A text that does open with a label still had too little probability on the labels to be scored.
  const outcome = readOutcome(text, sample.labels) === 'refused' ? 'refused' : 'unparsable';
  return { ...read, outcome, score: null, text };
}

async function askText(
  client: ModelClient,
  asking: Asking,
  plan: RunPlan,
  sample: SamplePlan,
): Promise<Answer> {
  const text = await inOwnWords(client, asking, sample, TEXT_TOKENS);
  const score = plan.score(sample, { kind: 'text', text });
  const unread = readOutcome(text, []) === 'refused' ? 'refused' : 'unparsable';
  return { outcome: score === null ? unread : 'answered', distribution: null, mass: null, score, text };
}

/** The probability of a text that is given: nothing is steered, because nothing is asked. */
async function askPerplexity(
  client: ModelClient,
  { model, signal }: Asking,
  plan: RunPlan,
  sample: SamplePlan,
): Promise<Answer> {
  const text = sample.prompt.map(({ content }) => content).join('\n');
  const score = plan.score(sample, {
    kind: 'perplexity',
    ...(await client.scoreText({ model, text, signal })),
  });
  return {
    outcome: score === null ? 'unparsable' : 'answered',
    distribution: null,
    mass: null,
    score,
    text: null,
  };
}

/** What the model says at its likeliest. */
async function inOwnWords(
  client: ModelClient,
  asking: Asking,
  sample: SamplePlan,
  maxTokens: number,
): Promise<string> {
  return (await client.chat({ ...chatOf(asking, sample), maxTokens, temperature: 0 })).text;
}

function chatOf({ model, steering, signal, seed, repeat }: Asking, { key, prompt }: SamplePlan) {
  // The same for base and tuned model: what is drawn differs only by what the models would say.
  const parts = repeat === 0 ? [seed, key] : [seed, key, 'repeat', repeat];
  return {
    model,
    messages: withSteering(steering, prompt),
    seed: SeededRandom.from('sample', ...parts).integer(2 ** 31 - 1),
    signal,
  };
}

function probeOf({ probes }: Asking, { labels }: SamplePlan): RunProbe['probe'] {
  const key = labelSetKey(labels);
  const found = probes.find((known) => labelSetKey(known.labels) === key);
  if (!found) throw new Error(`The server was never probed for the labels ${labels.join(' ')}.`);
  return found.probe;
}

const ABOUT_THE_PROMPT = [
  ModelBadRequestError,
  ModelUnprocessableError,
  ModelNotImplementedError,
  MalformedAnswerError,
  ModelTimeoutError,
];

function errorOutcome(error: unknown): Answer {
  const isFault = error instanceof ModelServerFaultError && error.status === 500;
  const cannot = error instanceof ModelNotFoundError && error.routeMissing;
  if (!isFault && !cannot && !ABOUT_THE_PROMPT.some((kind) => error instanceof kind)) throw error;
  const text = error instanceof Error ? error.message : String(error);
  return { outcome: 'error', distribution: null, mass: null, score: null, text };
}
