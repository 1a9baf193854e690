import { Access } from '@ethogram/platform';
import { Field, Float, Int, ObjectType } from '@nestjs/graphql';

/** Krippendorff's α of one question, with its bootstrap interval. */
@Access('CURATOR', 'RESEARCHER')
@ObjectType('Agreement')
export class AgreementType {
  @Field(() => String)
  question!: string;

  /** What the question is called, where that is not known by its name: of a part of a form, of a value. */
  @Field(() => String, { nullable: true })
  label!: string | null;

  /** The group of tasks it is about; null: all of them. An empty name is the tasks that are for everybody. */
  @Field(() => String, { nullable: true })
  group!: string | null;

  /** How answers are compared: nominal, ordinal, interval, masi (sets) or unitizing (passages). */
  @Field(() => String)
  metric!: string;

  @Field(() => Float, { nullable: true })
  alpha!: number | null;

  @Field(() => Float, { nullable: true })
  low!: number | null;

  @Field(() => Float, { nullable: true })
  high!: number | null;

  /** Why there is no α. */
  @Field(() => String, { nullable: true })
  reason!: string | null;

  @Field(() => String, { nullable: true })
  method!: string | null;

  /** Units with two labels or more that the estimate rests on. */
  @Field(() => Int)
  units!: number;

  /** The share of pairs of answers that are the same, not corrected for chance; null where answers can be nearly the same. */
  @Field(() => Float, { nullable: true })
  observed!: number | null;
}
