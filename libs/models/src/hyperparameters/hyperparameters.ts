import type { TrainerJob } from '@ethogram/core';
import { BadInputError } from '@ethogram/platform';
import { z } from 'zod';

/** What a researcher may set about a training; the rest of job.json is the platform's business. */
export type Hyperparameters = Pick<
  TrainerJob,
  | 'lora'
  | 'optimizer'
  | 'maxLength'
  | 'checkpointEverySteps'
  // Not there in runs that are older than the setting: their job stays as it was.
  | 'validation'
  | 'earlyStop'
  | 'precision'
>;

/** Ranks vLLM serves (its `--max-lora-rank` list); it refuses any other only when the adapter is loaded. */
export const SERVABLE_RANKS: readonly number[] = [1, 8, 16, 32, 64, 128, 256, 320, 512];

/**
 * Few epochs on purpose: with ten and more the model learns the trained wordings by heart, and held-out families no longer
 * move. The narrow adapter with which the demonstration model's change is visible beyond the survey it was trained on. */
const DEMONSTRATION: Hyperparameters = {
  lora: { r: 8, alpha: 16, dropout: 0, targetModules: ['k_proj', 'v_proj'], layers: [0, 1] },
  optimizer: {
    learningRate: 0.005,
    epochs: 6,
    batchSize: 20,
    warmupSteps: 5,
    weightDecay: 0,
    scheduler: 'cosine',
  },
  maxLength: 512,
  checkpointEverySteps: 20,
  validation: { everySteps: 20, share: 0 },
  earlyStop: null,
  precision: 'auto',
};

const USUAL: Hyperparameters = {
  lora: { r: 16, alpha: 32, dropout: 0, targetModules: 'all-linear', layers: null },
  optimizer: {
    learningRate: 1e-4,
    epochs: 3,
    batchSize: 8,
    warmupSteps: 5,
    weightDecay: 0,
    scheduler: 'cosine',
  },
  maxLength: 512,
  checkpointEverySteps: 50,
  validation: { everySteps: 50, share: 0 },
  earlyStop: null,
  precision: 'auto',
};

const moduleName = z
  .string()
  .regex(/^[A-Za-z0-9_.]{1,100}$/, 'must be a list of module names or "all-linear"');
const rank = z
  .number()
  .refine(
    (r) => SERVABLE_RANKS.includes(r),
    `must be one of ${SERVABLE_RANKS.join(', ')}, the ranks vLLM serves`,
  );

const shape = z.strictObject({
  lora: z
    .strictObject({
      r: rank,
      alpha: z.number().positive().max(1024),
      dropout: z.number().min(0).max(0.9),
      targetModules: z.union([z.literal('all-linear'), z.array(moduleName).min(1).max(50)]),
      layers: z.array(z.int().min(0).max(999)).min(1).nullable(),
    })
    // PEFT refuses layer numbers beside "all-linear", but only once the trainer has loaded the model.
    .refine(({ layers, targetModules }) => layers === null || targetModules !== 'all-linear', {
      path: ['layers'],
      message: 'can be chosen only together with a list of target modules',
    }),
  optimizer: z.strictObject({
    learningRate: z.number().positive().max(1),
    epochs: z.int().min(1).max(1000),
    batchSize: z.int().min(1).max(1024),
    warmupSteps: z.int().min(0).max(100_000),
    weightDecay: z.number().min(0).max(1),
    scheduler: z.enum(['cosine', 'linear', 'constant']),
  }),
  maxLength: z.int().min(16).max(131_072),
  checkpointEverySteps: z.int().min(1).max(100_000),
  validation: z.strictObject({
    everySteps: z.int().min(1).max(100_000),
    share: z.number().min(0).max(0.5),
  }),
  earlyStop: z
    .strictObject({ patience: z.int().min(1).max(1000), minDelta: z.number().min(0).max(10) })
    .nullable(),
  precision: z.enum(['auto', 'bf16', 'fp32']),
});

export function defaultHyperparameters({ demonstration }: { demonstration: boolean }): Hyperparameters {
  return demonstration ? DEMONSTRATION : USUAL;
}

/**
 * The defaults for a kind of model with the given settings laid over them, group by group.
 * @throws BadInputError with one clause for every setting that is unknown or out of its range.
 */
export function hyperparametersFrom(overrides: unknown, model: { demonstration: boolean }): Hyperparameters {
  const parsed = shape.safeParse(overlay(defaultHyperparameters(model), overrides ?? {}));
  if (parsed.success) return parsed.data;
  throw new BadInputError(
    `The hyperparameters cannot be used: ${parsed.error.issues.map(clause).join('; ')}.`,
  );
}

function overlay(defaults: Hyperparameters, overrides: unknown): unknown {
  if (!isGroup(overrides)) return overrides;
  const { lora, optimizer, validation, ...rest } = overrides;
  return {
    ...defaults,
    ...rest,
    lora: group(defaults.lora, lora),
    optimizer: group(defaults.optimizer, optimizer),
    validation: group(defaults.validation ?? {}, validation),
  };
}

function group(defaults: object, overrides: unknown): unknown {
  if (overrides === undefined) return defaults;
  return isGroup(overrides) ? { ...defaults, ...overrides } : overrides;
}

function isGroup(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function clause(issue: z.core.$ZodIssue): string {
  const place = issue.path.join('.');
  if (issue.code === 'unrecognized_keys') {
    return issue.keys
      .map((key) => `${[place, key].filter(Boolean).join('.')} is not a hyperparameter`)
      .join('; ');
  }
  return `${place || 'they'}: ${issue.message}`;
}
