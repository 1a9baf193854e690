import { Access, JobState, JsonScalar, pageType, Progress } from '@ethogram/platform';
import { Field, ID, Int, ObjectType } from '@nestjs/graphql';
import type { TrainingSet } from './training-set.entity.js';
import type { TrainingSetManifest } from './training-set-manifest.js';

@Access('CURATOR', 'RESEARCHER')
@ObjectType('TrainingSet')
export class TrainingSetType {
  @Field(() => ID)
  id!: string;

  @Field(() => String)
  name!: string;

  @Field(() => ID)
  instrumentId!: string;

  @Field(() => String)
  baseModel!: string;

  @Field(() => String)
  target!: string;

  @Field(() => Int)
  delta!: number;

  @Field(() => Int)
  seed!: number;

  @Field(() => JobState)
  state!: JobState;

  @Field(() => Progress)
  progress!: Progress;

  @Field(() => [String])
  heldOutFamilies!: string[];

  @Field(() => Int)
  rowCount!: number;

  @Field(() => String, { nullable: true })
  contentHash!: string | null;

  /** Empty until the set is finished. */
  @Field(() => JsonScalar)
  manifest!: TrainingSetManifest | Record<string, never>;

  @Field(() => String)
  exportPath!: string;

  @Field(() => String, { nullable: true })
  error!: string | null;

  @Field(() => Date)
  createdAt!: Date;
}

export function toTrainingSetType(set: TrainingSet): TrainingSetType {
  const {
    id,
    name,
    instrumentId,
    baseModel,
    target,
    delta,
    seed,
    state,
    heldOutFamilies,
    rowCount,
    contentHash,
    error,
    createdAt,
  } = set;
  const progress: Progress = {
    done: set.progressDone,
    total: set.progressTotal,
    note: set.progressNote,
    startedAt: set.startedAt,
    finishedAt: set.finishedAt,
  };
  const rest = { manifest: set.manifest ?? {}, exportPath: `/exports/training-sets/${id}.jsonl`, progress };
  return Object.assign(new TrainingSetType(), {
    id,
    name,
    instrumentId,
    baseModel,
    target,
    delta,
    seed,
    state,
    heldOutFamilies,
    rowCount,
    contentHash,
    error,
    createdAt,
    ...rest,
  });
}

export const TrainingSetPage = pageType(TrainingSetType, 'TrainingSetPage', 'CURATOR', 'RESEARCHER');
