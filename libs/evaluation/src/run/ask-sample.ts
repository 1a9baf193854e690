import { SeededRandom } from '@ethogram/core';
import {
  type LabelDistribution,
  type Outcome,
  readOutcome,
  type SamplePlan,
  scoreMoralJudgment,
  scoreSurvey,
} from '@ethogram/suites';
import {
  type LabelProbe,
  ModelBadRequestError,
  type ModelClient,
  ModelUnprocessableError,
  readLabelDistribution,
} from '@ethogram/vllm-client';
import type { MoralRunPlan, RunPlan, SurveyRunPlan } from './run-planner.js';

/** Long enough to tell a refusal from a ramble. */
const EXPLANATION_TOKENS = 48;

export interface Asking {
  readonly client: ModelClient;
  readonly model: string;
  readonly probe: LabelProbe;
  readonly seed: number;
  readonly signal: AbortSignal;
}

/** What became of one prompt. */
export interface AskedSample {
  readonly outcome: Outcome;
  readonly distribution: Record<string, number> | null;
  readonly mass: number | null;
  readonly score: number | null;
  readonly text: string | null;
}

/**
 * Puts one prompt to the model. A prompt the server refuses for good (400, 422) is an outcome; anything else that
 * keeps the server from answering says nothing about the prompt and is thrown.
 */
export async function askSample(asking: Asking, plan: RunPlan, position: number): Promise<AskedSample> {
  const sample = sampleAt(plan, position);
  const { client, probe, model, signal } = asking;
  // The same for base and tuned model: what is drawn differs only by what the models would say.
  const seed = SeededRandom.from('sample', asking.seed, sample.key).integer(2 ** 31 - 1);
  const request = { ...probe, model, messages: sample.prompt, labels: sample.labels, seed, signal };
  try {
    const distribution = await readLabelDistribution(client, request);
    const { probabilities, mass } = distribution;
    const read = { distribution: mass > 0 ? probabilities : null, mass, text: distribution.text };
    if (readOutcome(distribution, sample.labels) === 'answered') {
      return { ...read, outcome: 'answered', score: scoreAt(plan, position, distribution) };
    }
    const text = probe.method === 'text' ? distribution.text : await explanation(asking, sample, seed);
    // A text that does open with a label still had too little probability on the labels to be scored.
    const outcome = readOutcome(text, sample.labels) === 'refused' ? 'refused' : 'unparsable';
    return { ...read, outcome, score: null, text };
  } catch (error) {
    if (!(error instanceof ModelBadRequestError || error instanceof ModelUnprocessableError)) throw error;
    return { outcome: 'error', distribution: null, mass: null, score: null, text: error.message };
  }
}

function sampleAt(plan: RunPlan, position: number): SamplePlan {
  const sample = plan.samples[position];
  if (!sample) throw new RangeError(`The run has no sample ${position}.`);
  return sample;
}

function scoreAt(plan: RunPlan, position: number, distribution: LabelDistribution): number {
  return plan.kind === 'survey'
    ? scoreSurvey(plan.samples[position] as SurveyRunPlan['samples'][number], distribution, plan.scale).score
    : scoreMoralJudgment(plan.samples[position] as MoralRunPlan['samples'][number], distribution).authorWrong;
}

/** What the model says instead of a label, in its own words. */
async function explanation(
  { client, model, signal }: Asking,
  sample: SamplePlan,
  seed: number,
): Promise<string> {
  const answer = await client.chat({
    model,
    messages: sample.prompt,
    maxTokens: EXPLANATION_TOKENS,
    temperature: 0,
    seed,
    signal,
  });
  return answer.text;
}
