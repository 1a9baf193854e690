import { createHash } from 'node:crypto';
import { canonicalJson } from '@ethogram/core';
import type { LabelDistribution, PromptMessage, SamplePlan } from '@ethogram/suites';
import { labelSetKey } from './run-settings.js';

/** What was read from a model for one sample. */
export type SuiteAnswer =
  | { readonly kind: 'labels'; readonly distribution: LabelDistribution }
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'perplexity'; readonly tokens: number; readonly logprob: number };

/** The samples of a run, a page at a time, because there may be a million of them. */
export interface RunPlan {
  /** Hash of the instrument, release or suite the prompts come from. */
  readonly subjectVersion: string;
  /** Starts anew with each call, and gives the same samples in the same order. */
  pages(): AsyncIterable<readonly SamplePlan[]>;
  /** The number of an answer; null when the suite cannot read it. */
  score(sample: SamplePlan, answer: SuiteAnswer): number | null;
}

/** What a run's numbers depend on, from one look at all its prompts. */
export interface PlanDigest {
  readonly samples: number;
  /** Equal for plans that put the same prompts with the same labels under the same keys. */
  readonly promptsHash: string;
  /**
   * One prompt for each set of labels: the shortest, because one beyond the model's context would be refused, and that
   * must not look like a poor server.
   */
  readonly examples: readonly { readonly labels: readonly string[]; readonly prompt: PromptMessage[] }[];
}

/** The hash is that of the canonical JSON of the whole list, made without holding it. */
export async function digestOf(plan: RunPlan): Promise<PlanDigest> {
  const hash = createHash('sha256').update('[');
  const shortest = new Map<string, SamplePlan>();
  let samples = 0;
  for await (const page of plan.pages()) {
    for (const sample of page) {
      const { key, prompt, labels } = sample;
      hash.update(`${samples === 0 ? '' : ','}${canonicalJson({ key, prompt, labels })}`);
      samples += 1;
      if (labels.length === 0) continue;
      const known = shortest.get(labelSetKey(labels));
      if (!known || lengthOf(sample) < lengthOf(known)) shortest.set(labelSetKey(labels), sample);
    }
  }
  const examples = [...shortest.values()].map(({ labels, prompt }) => ({ labels, prompt }));
  return { samples, promptsHash: hash.update(']').digest('hex'), examples };
}

/** Pages of samples that are at hand already. */
export async function* pagesOf(
  samples: readonly SamplePlan[],
  size = 1_000,
): AsyncGenerator<readonly SamplePlan[]> {
  for (let from = 0; from < samples.length; from += size) yield samples.slice(from, from + size);
  await Promise.resolve();
}

function lengthOf({ prompt }: SamplePlan): number {
  return prompt.reduce((sum, { content }) => sum + content.length, 0);
}
