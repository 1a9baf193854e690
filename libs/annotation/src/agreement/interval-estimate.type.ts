import { type Estimate, isDefined } from '@ethogram/core';
import { Access } from '@ethogram/platform';
import { Field, Float, Int, ObjectType } from '@nestjs/graphql';

/** A number with its interval, or why there is none. */
@Access('CURATOR', 'RESEARCHER')
@ObjectType('IntervalEstimate')
export class IntervalEstimateType {
  @Field(() => Float, { nullable: true })
  value!: number | null;

  @Field(() => Float, { nullable: true })
  low!: number | null;

  @Field(() => Float, { nullable: true })
  high!: number | null;

  /** Observations behind it. */
  @Field(() => Int)
  n!: number;

  @Field(() => String, { nullable: true })
  method!: string | null;

  /** Why there is no number. */
  @Field(() => String, { nullable: true })
  reason!: string | null;
}

export function toIntervalEstimate(estimate: Estimate): IntervalEstimateType {
  const nothing = { value: null, low: null, high: null, n: 0, method: null };
  if (!isDefined(estimate))
    return Object.assign(new IntervalEstimateType(), nothing, { reason: estimate.reason });
  const { value, low, high, n, method } = estimate;
  return Object.assign(new IntervalEstimateType(), { value, low, high, n, method, reason: null });
}
