import { Access, JobState, JsonScalar, pageType, Progress } from '@ethogram/platform';
import type { SuiteKey } from '@ethogram/suites';
import type { ValueKey } from '@ethogram/core';
import { Field, Float, ID, Int, ObjectType, registerEnumType } from '@nestjs/graphql';
import type { OutcomeCounts } from '../report/report-content.js';
import type { Run } from './run.entity.js';
import type { FailureLimit, Steering } from './run-settings.js';

export const SuiteKeyEnum = {
  VALUE_PROFILE: 'value-profile',
  HELD_OUT_SURVEY: 'held-out-survey',
  MORAL_JUDGMENT: 'moral-judgment',
  TEXT_ADVENTURE: 'text-adventure',
  CAPABILITY: 'capability',
  OWN: 'own',
} as const satisfies Record<string, SuiteKey>;
registerEnumType(SuiteKeyEnum, { name: 'SuiteKey' });

@Access('RESEARCHER', 'CURATOR')
@ObjectType('Outcomes')
export class OutcomesType implements OutcomeCounts {
  @Field(() => Int)
  answered!: number;

  @Field(() => Int)
  refused!: number;

  @Field(() => Int, { description: 'Too little probability on the labels to be scored.' })
  unparsable!: number;

  @Field(() => Int, { description: 'The server refused the prompt for good.' })
  error!: number;
}

export const SteeringDirectionEnum = { LOWER: 'lower', RAISE: 'raise' } as const;
registerEnumType(SteeringDirectionEnum, { name: 'SteeringDirection' });

@Access('RESEARCHER', 'CURATOR')
@ObjectType('Steering')
export class SteeringType implements Steering {
  @Field(() => String)
  value!: ValueKey;

  @Field(() => SteeringDirectionEnum)
  direction!: 'lower' | 'raise';
}

@Access('RESEARCHER', 'CURATOR')
@ObjectType('FailureLimit')
export class FailureLimitType implements FailureLimit {
  @Field(() => Int)
  inARow!: number;

  @Field(() => Float)
  share!: number;
}

@Access('RESEARCHER', 'CURATOR')
@ObjectType('Run')
export class RunType {
  @Field(() => ID)
  id!: string;

  @Field(() => String, { nullable: true })
  name!: string | null;

  @Field(() => SuiteKeyEnum)
  suite!: SuiteKey;

  @Field(() => String)
  model!: string;

  @Field(() => JsonScalar, { description: 'What it asks about: a RunSubject.' })
  subject!: unknown;

  @Field(() => Int)
  seed!: number;

  @Field(() => SteeringType, { nullable: true })
  steering!: Steering | null;

  @Field(() => Int, { description: '0; another number measured the same again.' })
  repeat!: number;

  @Field(() => FailureLimitType)
  failureLimit!: FailureLimit;

  @Field(() => JsonScalar, { nullable: true, description: 'A RunSummary once the run has succeeded.' })
  summary!: unknown;

  @Field(() => ID, { nullable: true })
  adapterId!: string | null;

  @Field(() => JobState)
  state!: JobState;

  @Field(() => Progress)
  progress!: Progress;

  @Field(() => String, {
    nullable: true,
    description: 'How label probabilities were read; null until the server was probed.',
  })
  method!: string | null;

  @Field(() => JsonScalar, {
    description: 'Everything the numbers depend on; empty until the run is prepared.',
  })
  manifest!: unknown;

  @Field(() => String, { nullable: true })
  error!: string | null;

  @Field(() => Date)
  createdAt!: Date;

  @Field(() => Date, { nullable: true })
  finishedAt!: Date | null;
}

/** Rows with the columns of long work. */
type LongWork = Pick<Run, 'progressDone' | 'progressTotal' | 'progressNote' | 'startedAt' | 'finishedAt'>;

export function toProgress(row: LongWork): Progress {
  const { progressDone: done, progressTotal: total, progressNote: note, startedAt, finishedAt } = row;
  return Object.assign(new Progress(), { done, total, note, startedAt, finishedAt });
}

export function toRunType(run: Run): RunType {
  const { manifest, ...columns } = run;
  return Object.assign(new RunType(), columns, { progress: toProgress(run), manifest: manifest ?? {} });
}

export const RunPage = pageType(RunType, 'RunPage', 'RESEARCHER', 'CURATOR');
