import type { SweepReportContent } from '@ethogram/core';
import { SweepForecastType } from '@ethogram/models';
import { Access, JobState, JsonScalar, pageType, Progress } from '@ethogram/platform';
import { Field, ID, ObjectType, registerEnumType } from '@nestjs/graphql';
import { toProgress } from '../run/run.type.js';
import type { ExperimentSettings } from './experiment-settings.js';
import { type ExperimentStep, STEP_KINDS, type StepKind } from './experiment-step.entity.js';
import { type Experiment, EXPERIMENT_STATES, type ExperimentState } from './experiment.entity.js';

const ExperimentStateEnum = Object.fromEntries(EXPERIMENT_STATES.map((state) => [state, state])) as {
  [S in ExperimentState]: S;
};
const StepKindEnum = Object.fromEntries(STEP_KINDS.map((kind) => [kind.toUpperCase(), kind])) as Record<
  string,
  StepKind
>;
registerEnumType(ExperimentStateEnum, { name: 'ExperimentState' });
registerEnumType(StepKindEnum, { name: 'ExperimentStepKind' });

@Access('RESEARCHER', 'CURATOR')
@ObjectType('ExperimentForecast')
export class ExperimentForecastType {
  @Field(() => String)
  model!: string;

  @Field(() => SweepForecastType)
  forecast!: SweepForecastType;
}

@Access('RESEARCHER', 'CURATOR')
@ObjectType('ExperimentStep')
export class ExperimentStepType {
  @Field(() => String)
  key!: string;

  @Field(() => StepKindEnum)
  kind!: StepKind;

  @Field(() => String)
  title!: string;

  @Field(() => String, { nullable: true })
  model!: string | null;

  @Field(() => JobState)
  state!: JobState;

  @Field(() => Progress)
  progress!: Progress;

  @Field(() => String, { nullable: true })
  error!: string | null;

  @Field(() => ID, { nullable: true, description: 'The sweep, release or report, once the step has begun.' })
  madeId!: string | null;
}

@Access('RESEARCHER', 'CURATOR')
@ObjectType('Experiment')
export class ExperimentType {
  @Field(() => ID)
  id!: string;

  @Field(() => String)
  preset!: string;

  @Field(() => String)
  name!: string;

  @Field(() => JsonScalar)
  settings!: ExperimentSettings;

  @Field(() => [String])
  models!: string[];

  @Field(() => ExperimentStateEnum)
  state!: ExperimentState;

  @Field(() => String, { nullable: true })
  error!: string | null;

  @Field(() => Boolean, { description: 'Shows the pipeline; no evidence about language models.' })
  demonstration!: boolean;

  @Field(() => JsonScalar, {
    nullable: true,
    description: 'A SweepReportContent over what succeeded; also when a part failed.',
  })
  content!: SweepReportContent | null;

  @Field(() => String, { description: 'Where the report is as a file; add .html, .json or .csv.' })
  exportPath!: string;

  @Field(() => Date)
  createdAt!: Date;

  @Field(() => Date, { nullable: true })
  startedAt!: Date | null;

  @Field(() => Date, { nullable: true })
  finishedAt!: Date | null;
}

export function toExperimentType(experiment: Experiment): ExperimentType {
  const { id, preset, name, settings, state, error, demonstration, content } = experiment;
  const { createdAt, startedAt, finishedAt } = experiment;
  return Object.assign(new ExperimentType(), {
    id,
    preset,
    name,
    settings,
    models: settings.models,
    state,
    error,
    demonstration,
    content,
    exportPath: `/exports/experiments/${id}`,
    createdAt,
    startedAt,
    finishedAt,
  });
}

export function toExperimentStepType(step: ExperimentStep): ExperimentStepType {
  const { key, kind, title, model, state, error, madeId } = step;
  return Object.assign(new ExperimentStepType(), {
    key,
    kind,
    title,
    model,
    state,
    error,
    progress: toProgress(step),
    madeId: state === 'QUEUED' ? null : madeId,
  });
}

export const ExperimentPage = pageType(ExperimentType, 'ExperimentPage', 'RESEARCHER', 'CURATOR');
