import { Access, JsonScalar, pageType } from '@ethogram/platform';
import { Field, Float, ID, Int, ObjectType, registerEnumType } from '@nestjs/graphql';
import { FineTuneEnvironmentType } from './fine-tune-environment.type.js';
import type { FineTuneEvent } from './fine-tune-event.entity.js';
import type { FineTuneMetric } from './fine-tune-metric.entity.js';
import { FINE_TUNE_STATES, type FineTuneRun, type FineTuneState } from './fine-tune-run.entity.js';

const FineTuneStateEnum = Object.fromEntries(FINE_TUNE_STATES.map((state) => [state, state])) as {
  [S in FineTuneState]: S;
};
registerEnumType(FineTuneStateEnum, { name: 'FineTuneState' });

@Access('RESEARCHER', 'CURATOR')
@ObjectType('FineTuneMetric')
export class FineTuneMetricType {
  @Field(() => Int)
  step!: number;

  @Field(() => Float, { nullable: true })
  epoch!: number | null;

  @Field(() => Float, { nullable: true })
  loss!: number | null;

  @Field(() => Float, { nullable: true })
  learningRate!: number | null;

  @Field(() => Float, { nullable: true, description: 'Share of trained tokens the model ranks first.' })
  meanTokenAccuracy!: number | null;

  @Field(() => Float, { nullable: true, description: 'Of the predictions of trained tokens, in nats.' })
  entropy!: number | null;

  @Field(() => Float, { nullable: true })
  gradNorm!: number | null;

  @Field(() => Float, { nullable: true, description: 'Seen since the start of the run.' })
  tokens!: number | null;

  @Field(() => Date)
  at!: Date;
}

@Access('RESEARCHER', 'CURATOR')
@ObjectType('FineTuneEvent')
export class FineTuneEventType {
  @Field(() => Date)
  at!: Date;

  @Field(() => String)
  type!: string;

  @Field(() => Int, { nullable: true })
  step!: number | null;

  @Field(() => String, { nullable: true })
  message!: string | null;
}

@Access('RESEARCHER', 'CURATOR')
@ObjectType('FineTuneRun')
export class FineTuneRunType {
  @Field(() => ID)
  id!: string;

  @Field(() => String)
  name!: string;

  @Field(() => ID)
  trainingSetId!: string;

  @Field(() => String)
  baseModel!: string;

  @Field(() => FineTuneStateEnum)
  state!: FineTuneState;

  @Field(() => Int)
  step!: number;

  @Field(() => Int, { description: '0 until the trainer has said.' })
  totalSteps!: number;

  @Field(() => Int, { description: 'Trainers launched so far.' })
  attempt!: number;

  @Field(() => JsonScalar)
  hyperparameters!: unknown;

  @Field(() => Int)
  seed!: number;

  @Field(() => String)
  launcher!: string;

  @Field(() => Float, { description: 'GPUs × seconds they were held, by all its trainers; 0 on a CPU.' })
  gpuSeconds!: number;

  @Field(() => Float, { description: 'Seconds of CPU time, of all its trainers.' })
  cpuSeconds!: number;

  @Field(() => FineTuneEnvironmentType, { nullable: true, description: 'Null until a trainer has said.' })
  environment!: FineTuneEnvironmentType | null;

  @Field(() => Int, { nullable: true, description: 'Step whose weights the adapter has.' })
  bestStep!: number | null;

  @Field(() => String, { nullable: true, description: 'Hash of the content of its training set.' })
  trainingSetHash!: string | null;

  @Field(() => ID, { nullable: true, description: 'The run it tries again with the same settings.' })
  retryOf!: string | null;

  @Field(() => String, { nullable: true })
  error!: string | null;

  @Field(() => Date)
  createdAt!: Date;

  @Field(() => Date, { nullable: true })
  startedAt!: Date | null;

  @Field(() => Date, { nullable: true })
  finishedAt!: Date | null;
}

export function toFineTuneRunType(run: FineTuneRun): FineTuneRunType {
  const { id, name, trainingSetId, baseModel, state, step, totalSteps, attempt, hyperparameters } = run;
  const { seed, launcher, error, createdAt, startedAt, finishedAt } = run;
  const { gpuSeconds, cpuSeconds, environment, bestStep, trainingSetHash, retryOf } = run;
  return Object.assign(new FineTuneRunType(), {
    id,
    name,
    trainingSetId,
    baseModel,
    state,
    step,
    totalSteps,
    attempt,
    hyperparameters,
    seed,
    launcher,
    gpuSeconds,
    cpuSeconds,
    environment,
    bestStep,
    trainingSetHash,
    retryOf,
    error,
    createdAt,
    startedAt,
    finishedAt,
  });
}

export function toFineTuneMetricType(metric: FineTuneMetric): FineTuneMetricType {
  const { step, epoch, loss, learningRate, meanTokenAccuracy, entropy, gradNorm, tokens, at } = metric;
  return Object.assign(new FineTuneMetricType(), {
    step,
    epoch,
    loss,
    learningRate,
    meanTokenAccuracy,
    entropy,
    gradNorm,
    tokens,
    at,
  });
}

export function toFineTuneEventType({ at, type, step, message }: FineTuneEvent): FineTuneEventType {
  return Object.assign(new FineTuneEventType(), { at, type, step, message });
}

export const FineTuneRunPage = pageType(FineTuneRunType, 'FineTuneRunPage', 'RESEARCHER', 'CURATOR');
