import { Access, JobState, JsonScalar, pageType, Progress } from '@ethogram/platform';
import type { SuiteKey } from '@ethogram/suites';
import { Field, Float, ID, InputType, Int, ObjectType, registerEnumType } from '@nestjs/graphql';
import { IsIn, IsOptional, IsString, IsUUID, MaxLength } from 'class-validator';
import { type Outcome, OUTCOMES } from '@ethogram/suites';
import type { OutcomeCounts } from '../report/report-content.js';
import type { Run } from './run.entity.js';
import type { Sample } from './sample.entity.js';

const SuiteKeyEnum = {
  VALUE_PROFILE: 'value-profile',
  HELD_OUT_SURVEY: 'held-out-survey',
  MORAL_JUDGMENT: 'moral-judgment',
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

@Access('RESEARCHER', 'CURATOR')
@ObjectType('Run')
export class RunType {
  @Field(() => ID)
  id!: string;

  @Field(() => SuiteKeyEnum)
  suite!: SuiteKey;

  @Field(() => String)
  model!: string;

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

@Access('RESEARCHER', 'CURATOR')
@ObjectType('Sample')
export class SampleType {
  @Field(() => ID)
  id!: string;

  @Field(() => ID)
  runId!: string;

  @Field(() => String)
  key!: string;

  @Field(() => JsonScalar)
  prompt!: unknown;

  @Field(() => String)
  outcome!: Outcome;

  @Field(() => JsonScalar, { nullable: true })
  distribution!: unknown;

  @Field(() => Float, { nullable: true })
  mass!: number | null;

  @Field(() => Float, { nullable: true })
  score!: number | null;

  @Field(() => String, { nullable: true })
  value!: string | null;

  @Field(() => String, { nullable: true })
  text!: string | null;
}

@InputType()
export class RunFilter {
  @Field(() => SuiteKeyEnum, { nullable: true })
  @IsOptional()
  @IsIn(Object.values(SuiteKeyEnum))
  suite?: SuiteKey;

  @Field(() => String, { nullable: true })
  @IsOptional()
  @IsString()
  @MaxLength(300)
  model?: string;
}

@InputType()
export class SampleFilter {
  @Field(() => ID)
  @IsUUID()
  runId!: string;

  @Field(() => String, { nullable: true })
  @IsOptional()
  @IsIn(OUTCOMES)
  outcome?: Outcome;
}

/** Rows with the columns of long work. */
type LongWork = Pick<Run, 'progressDone' | 'progressTotal' | 'progressNote' | 'startedAt' | 'finishedAt'>;

export function toProgress(row: LongWork): Progress {
  const { progressDone: done, progressTotal: total, progressNote: note, startedAt, finishedAt } = row;
  return Object.assign(new Progress(), { done, total, note, startedAt, finishedAt });
}

export function toRunType(run: Run): RunType {
  const { id, suite, model, adapterId, state, method, error, createdAt, finishedAt } = run;
  const progress = toProgress(run);
  const manifest = run.manifest ?? {};
  return Object.assign(new RunType(), {
    id,
    suite,
    model,
    adapterId,
    state,
    progress,
    method,
    manifest,
    error,
    createdAt,
    finishedAt,
  });
}

export function toSampleType(sample: Sample): SampleType {
  const { id, runId, key, prompt, outcome, distribution, mass, score, value, text } = sample;
  return Object.assign(new SampleType(), {
    id,
    runId,
    key,
    prompt,
    outcome,
    distribution,
    mass,
    score,
    value,
    text,
  });
}

export const RunPage = pageType(RunType, 'RunPage', 'RESEARCHER', 'CURATOR');
export const SamplePage = pageType(SampleType, 'SamplePage', 'RESEARCHER', 'CURATOR');
