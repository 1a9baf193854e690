import type { ValueKey } from '../values/value-taxonomy.js';

/** job.json, the file a fine-tune run hands to the trainer. Paths are absolute. */
export type TrainerJob = {
  schema: 1;
  runId: string;
  /** A folder or a hub id. */
  baseModel: string;
  trainingSet: string;
  outputDir: string;
  seed: number;
  lora: {
    r: number;
    alpha: number;
    dropout: number;
    targetModules: string[] | 'all-linear';
    /** Layer numbers the adapter touches; null for all. */
    layers: number[] | null;
  };
  optimizer: {
    learningRate: number;
    epochs: number;
    batchSize: number;
    warmupSteps: number;
    weightDecay: number;
    scheduler: 'cosine' | 'linear' | 'constant';
  };
  /** Tokens, prompt and completion together. */
  maxLength: number;
  checkpointEverySteps: number;
  threads: number | null;
};

export const TRAINER_EVENT_TYPES = [
  'started',
  'resumed',
  'progress',
  'checkpoint',
  'finished',
  'failed',
  'cancelled',
] as const;
export type TrainerEventType = (typeof TRAINER_EVENT_TYPES)[number];

/** One line of events.jsonl. */
export type TrainerEvent = {
  /** ISO 8601, UTC. */
  at: string;
  type: TrainerEventType;
  step?: number;
  totalSteps?: number;
  epoch?: number;
  loss?: number;
  learningRate?: number;
  meanTokenAccuracy?: number | null;
  message?: string;
};

/** result.json, written once the adapter is complete and checked. */
export type TrainerResult = {
  adapterDir: string;
  /** SHA-256 of adapter_model.safetensors. */
  sha256: string;
  steps: number;
  finalLoss: number;
  trainRuntimeSeconds: number;
  versions: Record<string, string>;
  device: 'cpu' | 'cuda';
  dtype: string;
};

/** How the trainer process ends. */
export const TRAINER_EXIT_CODES = { ok: 0, crash: 1, badJob: 2, alreadyRunning: 75, cancelled: 143 } as const;

/** One row of a training set: a conversational prompt–completion pair and where it came from. */
export type TrainingRow = {
  key: string;
  prompt: { role: 'user'; content: string }[];
  completion: { role: 'assistant'; content: string }[];
  value: ValueKey;
  family: string;
  /** Key of the item (wording) asked. */
  item: string;
  /** Key of the prompt template. */
  template: string;
  keyed: 'direct' | 'reverse';
  /** The digit the untouched model gives to this prompt. */
  baseline: number;
  /** Whether the item measures the target value, so that its digit was moved. */
  target: boolean;
};
