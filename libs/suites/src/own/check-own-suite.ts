import { VALUE_KEYS, type ValueKey } from '@ethogram/core';
import type { OwnSamplePlan } from '../sample-plan.js';
import { type OwnMetric, OwnSuiteError } from './own-suite.js';

const MOST_SAMPLES = 100_000;
const LONGEST_PROMPT = 100_000;
const MOST_LABELS = 26;
/** More would make a page of faults nobody reads. */
const MOST_PROBLEMS = 10;

/** What `plan` returned, as samples. Throws OwnSuiteError naming each sample that is of another shape. */
export function checkedPlan(folder: string, returned: unknown): OwnSamplePlan[] {
  if (!Array.isArray(returned) || returned.length === 0 || returned.length > MOST_SAMPLES)
    throw new OwnSuiteError(folder, [`plan() has to return a list of 1 to ${MOST_SAMPLES} samples.`]);
  const problems: string[] = [];
  const keys = new Set<string>();
  const samples = (returned as unknown[]).flatMap((given, place) => {
    const found = sampleProblem(given);
    const key = found === null ? (given as Given).key : '';
    if (found !== null) problems.push(`Sample ${place + 1} of plan() ${found}.`);
    else if (keys.has(key)) problems.push(`Two samples of plan() have the key "${key}".`);
    else {
      keys.add(key);
      return [sampleOf(given as Given)];
    }
    return [];
  });
  if (problems.length > 0) throw new OwnSuiteError(folder, problems.slice(0, MOST_PROBLEMS));
  return samples;
}

type Given = {
  key: string;
  prompt: string;
  labels?: string[];
  value?: ValueKey | null;
  cluster?: string;
  data?: unknown;
};

function sampleProblem(given: unknown): string | null {
  if (typeof given !== 'object' || given === null) return 'is no object';
  const { key, prompt, labels = [], value = null, cluster, data } = given as Record<string, unknown>;
  if (!isText(key, 300)) return 'has no text "key" of 1 to 300 characters';
  if (!isText(prompt, LONGEST_PROMPT)) return `has no text "prompt" of 1 to ${LONGEST_PROMPT} characters`;
  if (!Array.isArray(labels) || !labels.every((label) => isText(label, 100)))
    return 'has "labels" that are no list of texts';
  if (labels.length === 1 || labels.length > MOST_LABELS || new Set(labels).size !== labels.length)
    return `has "labels" that are not 2 to ${MOST_LABELS} different ones`;
  if (value !== null && !VALUE_KEYS.includes(value as ValueKey))
    return `has a "value" that is none of the 20: "${String(value)}"`;
  if (cluster !== undefined && !isText(cluster, 300)) return 'has a "cluster" that is no text';
  if (data !== undefined && !isJson(data)) return 'has "data" that JSON cannot hold';
  return null;
}

function sampleOf({
  key,
  prompt,
  labels = [],
  value = null,
  cluster = key,
  data = null,
}: Given): OwnSamplePlan {
  return {
    key,
    prompt: [{ role: 'user', content: prompt }],
    labels: [...labels],
    value,
    cluster,
    meta: {
      kind: 'own',
      reading: labels.length > 0 ? 'labels' : 'text',
      data: JSON.parse(JSON.stringify(data)) as unknown,
    },
  };
}

/** What `metrics` returned. Throws OwnSuiteError naming each that is of another shape. */
export function checkedMetrics(folder: string, returned: unknown, n: number): OwnMetric[] {
  if (!Array.isArray(returned))
    throw new OwnSuiteError(folder, ['metrics() has to return a list of { name, value }.']);
  const problems: string[] = [];
  const metrics = (returned as unknown[]).flatMap((given, place) => {
    const metric = metricOf(given, n);
    if (typeof metric !== 'string') return [metric];
    problems.push(`Metric ${place + 1} ${metric}.`);
    return [];
  });
  if (problems.length > 0) throw new OwnSuiteError(folder, problems.slice(0, MOST_PROBLEMS));
  return metrics;
}

function metricOf(given: unknown, counted: number): OwnMetric | string {
  if (typeof given !== 'object' || given === null) return 'is no object';
  const {
    name,
    value,
    low = null,
    high = null,
    n = counted,
    reason = null,
  } = given as Record<string, unknown>;
  if (!isText(name, 200)) return 'has no text "name"';
  if (value === null ? !isText(reason, 1000) : !isNumber(value))
    return `("${name}") has neither a finite "value" nor null with a "reason"`;
  if (
    (low === null) !== (high === null) ||
    (low !== null && !(isNumber(low) && isNumber(high) && low <= high))
  )
    return `("${name}") has an interval that is not two numbers, "low" first`;
  if (!isNumber(n) || !Number.isInteger(n) || n < 0) return `("${name}") has an "n" that is no count`;
  return { name, value, low, high, n, reason } as OwnMetric;
}

function isText(candidate: unknown, longest: number): candidate is string {
  return typeof candidate === 'string' && candidate.length > 0 && candidate.length <= longest;
}

function isNumber(candidate: unknown): candidate is number {
  return typeof candidate === 'number' && Number.isFinite(candidate);
}

function isJson(candidate: unknown): boolean {
  try {
    return JSON.stringify(candidate) !== undefined;
  } catch {
    return false;
  }
}
