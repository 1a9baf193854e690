import type { SuiteComparison } from '@ethogram/core';
import { Access, JobState, JsonScalar, pageType, Progress } from '@ethogram/platform';
import type { SuiteKey } from '@ethogram/suites';
import { Field, Float, ID, Int, ObjectType } from '@nestjs/graphql';
import { SuiteKeyEnum, toProgress } from '../run/run.type.js';
import { SampleType, toSampleType } from '../run/sample.type.js';
import type { Comparison } from './comparison.entity.js';
import type { SamplePair } from './paired-samples.js';

@Access('RESEARCHER', 'CURATOR')
@ObjectType('Comparison')
export class ComparisonType {
  @Field(() => ID)
  id!: string;

  @Field(() => String)
  name!: string;

  @Field(() => SuiteKeyEnum)
  suite!: SuiteKey;

  @Field(() => ID)
  baseRunId!: string;

  @Field(() => ID)
  tunedRunId!: string;

  @Field(() => String, {
    nullable: true,
    description: 'The value whose shift the others are held against; null where none is meant.',
  })
  target!: string | null;

  @Field(() => Int)
  seed!: number;

  @Field(() => JobState)
  state!: JobState;

  @Field(() => Progress)
  progress!: Progress;

  @Field(() => JsonScalar, {
    nullable: true,
    description: 'A SuiteComparison once the comparison has succeeded.',
  })
  content!: SuiteComparison | null;

  @Field(() => String, { nullable: true })
  error!: string | null;

  @Field(() => Date)
  createdAt!: Date;

  @Field(() => Date, { nullable: true })
  finishedAt!: Date | null;
}

@Access('RESEARCHER', 'CURATOR')
@ObjectType('SamplePair', { description: 'One prompt and what both models made of it.' })
export class SamplePairType {
  @Field(() => ID)
  key!: string;

  @Field(() => Float, { nullable: true, description: 'Tuned minus base; null unless both answered.' })
  change!: number | null;

  @Field(() => SampleType, { nullable: true })
  base!: SampleType | null;

  @Field(() => SampleType, { nullable: true })
  tuned!: SampleType | null;
}

export const ComparisonPage = pageType(ComparisonType, 'ComparisonPage', 'RESEARCHER', 'CURATOR');
export const SamplePairPage = pageType(SamplePairType, 'SamplePairPage', 'RESEARCHER', 'CURATOR');

export function toComparisonType(comparison: Comparison): ComparisonType {
  const { id, name, suite, baseRunId, tunedRunId, target, seed, state, content, error } = comparison;
  const { createdAt, finishedAt } = comparison;
  return Object.assign(new ComparisonType(), {
    ...{ id, name, suite, baseRunId, tunedRunId, target, seed, state, content, error },
    ...{ progress: toProgress(comparison), createdAt, finishedAt },
  });
}

export function toSamplePairType({ key, change, base, tuned }: SamplePair): SamplePairType {
  return Object.assign(new SamplePairType(), {
    ...{ key, change },
    base: base && toSampleType(base),
    tuned: tuned && toSampleType(tuned),
  });
}
