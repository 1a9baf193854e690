import { Access, JobState, Progress } from '@ethogram/platform';
import { Field, ID, ObjectType } from '@nestjs/graphql';
import { MakeScenariosResult } from './make-scenarios.input.js';
import type { ScenarioBatch } from './scenario-batch.entity.js';

/** A making of scenarios in the background. */
@Access('CURATOR', 'RESEARCHER')
@ObjectType('ScenarioBatch')
export class ScenarioBatchType {
  @Field(() => ID)
  id!: string;

  @Field(() => JobState)
  state!: JobState;

  @Field(() => Progress)
  progress!: Progress;

  @Field(() => MakeScenariosResult, { nullable: true, description: 'Null until it has succeeded.' })
  result!: MakeScenariosResult | null;

  @Field(() => String, { nullable: true })
  error!: string | null;
}

export function toScenarioBatchType(batch: ScenarioBatch): ScenarioBatchType {
  const { id, state, error, startedAt, finishedAt } = batch;
  const progress = {
    done: batch.progressDone,
    total: batch.progressTotal,
    note: batch.progressNote,
    startedAt,
    finishedAt,
  };
  const result = state === 'SUCCEEDED' ? Object.assign(new MakeScenariosResult(), batch.result) : null;
  return Object.assign(new ScenarioBatchType(), { id, state, error, progress, result });
}
