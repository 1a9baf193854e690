import { Access } from '@ethogram/platform';
import { Field, Float, Int, ObjectType } from '@nestjs/graphql';

/** Krippendorff's α of one question, with its bootstrap interval. */
@Access('CURATOR', 'RESEARCHER')
@ObjectType('Agreement')
export class AgreementType {
  @Field(() => String)
  question!: string;

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

  @Field(() => Int)
  units!: number;
}
