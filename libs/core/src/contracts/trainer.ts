import type { Verdict } from '../moral/verdict.js';
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
  /** Rows the loss is measured on and never trained. Without it, a share of the training set may be held out for that. */
  validationSet?: string;
  validation?: {
    /** Optimizer steps between two measurements; also before the first and after the last step. */
    everySteps: number;
    /** Share of the item families held out of training where there is no `validationSet`; 0 for none. */
    share: number;
  };
  /** Ends the training once the validation loss has not fallen by `minDelta` for `patience` measurements; the best weights count. */
  earlyStop?: { patience: number; minDelta: number } | null;
  /** `auto`: bf16 on a GPU that has it, else fp32. */
  precision?: 'auto' | 'bf16' | 'fp32';
};

export const TRAINER_EVENT_TYPES = [
  'started',
  'resumed',
  'progress',
  'validation',
  'checkpoint',
  'early-stop',
  'finished',
  'failed',
  'cancelled',
] as const;
export type TrainerEventType = (typeof TRAINER_EVENT_TYPES)[number];

/** What a training ran on and with: told when it starts and when it resumes, because that may be elsewhere. */
export type TrainerEnvironment = {
  device: 'cpu' | 'cuda';
  /** As the system calls it, for example `NVIDIA H200`. */
  deviceName: string;
  /** GPUs it holds; 0 on a CPU. */
  gpus: number;
  precision: 'bf16' | 'fp32';
  /** Commit of a hub model, or `sha256:` and the hash of the files of a folder. */
  baseRevision: string;
  /** Version of the trainer and the hash of its source. */
  codeVersion: string;
  /** SHA-256 of the file of rows. */
  trainingSetSha256: string;
  /** Versions of the libraries by name. */
  versions: Record<string, string>;
};

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
  /** Mean entropy (nats) of the predictions of trained tokens. */
  entropy?: number;
  gradNorm?: number;
  /** Tokens seen since the start of the run, prompts included. */
  tokens?: number;
  /** Spent on the run so far by all its trainers: GPUs × seconds, and seconds of CPU time. */
  gpuSeconds?: number;
  cpuSeconds?: number;
  /** With `started` and `resumed`. */
  environment?: TrainerEnvironment;
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
  /** Step whose weights are published: the last, or the best one of an early stop. */
  bestStep?: number;
  /** Of the published weights; null without validation rows. */
  validationLoss?: number | null;
  gpuSeconds?: number;
  cpuSeconds?: number;
  environment?: TrainerEnvironment;
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
  /** Whether the item measures a value of the target profile, so that its digit was moved. */
  target: boolean;
  /** Only where the labels of the scale are turned round: `baseline` is then the mirrored answer to the usual question. */
  scaleDirection?: 'descending';
};

/** One row of a training set made from people's judgments: the question of the moral-judgment suite and their answer. */
export type MoralTrainingRow = {
  /** Key of the released row; with `#2` and so on for the further copies of it. */
  key: string;
  /** Tells the trainer that the answer may be several tokens. */
  kind: 'moral_judgment';
  split: 'train' | 'validation';
  prompt: { role: 'user'; content: string }[];
  completion: { role: 'assistant'; content: string }[];
  verdict: Verdict;
  /** The soft label, where asked for; adds up to 1. */
  distribution?: Record<Verdict, number>;
};
