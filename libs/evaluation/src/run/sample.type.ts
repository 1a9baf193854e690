import { Access, JsonScalar, pageType } from '@ethogram/platform';
import type { Outcome } from '@ethogram/suites';
import { Field, Float, ID, Int, ObjectType } from '@nestjs/graphql';
import type { SampleAttempt } from './sample-attempt.entity.js';
import type { Sample } from './sample.entity.js';

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

  @Field(() => [String], { description: 'The labels that were read, in the order of the suite.' })
  labels!: string[];

  @Field(() => JsonScalar, {
    nullable: true,
    description: 'What the suite knows of it: wording, direction, verdicts.',
  })
  meta!: unknown;

  @Field(() => String, { nullable: true })
  method!: string | null;

  @Field(() => Int, { nullable: true })
  latencyMs!: number | null;

  @Field(() => Boolean, { description: 'Nothing was asked: the same had been answered before.' })
  cached!: boolean;

  @Field(() => Date)
  createdAt!: Date;
}

@Access('RESEARCHER', 'CURATOR')
@ObjectType('SampleAttempt', { description: 'What became of a sample before it was asked again.' })
export class SampleAttemptType {
  @Field(() => ID)
  id!: string;

  @Field(() => String)
  outcome!: Outcome;

  @Field(() => String, { nullable: true })
  text!: string | null;

  @Field(() => Date)
  createdAt!: Date;

  @Field(() => Date)
  replacedAt!: Date;
}

export function toSampleType(sample: Sample): SampleType {
  return Object.assign(new SampleType(), sample);
}

export function toSampleAttemptType(attempt: SampleAttempt): SampleAttemptType {
  return Object.assign(new SampleAttemptType(), attempt);
}

export const SamplePage = pageType(SampleType, 'SamplePage', 'RESEARCHER', 'CURATOR');
