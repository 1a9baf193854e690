import { Access } from '@ethogram/platform';
import { Field, ObjectType } from '@nestjs/graphql';

/** One of the 20 value categories of the Touché23 taxonomy. */
@Access('signed-in')
@ObjectType('Value')
export class ValueType {
  @Field(() => String)
  key!: string;

  @Field(() => String)
  label!: string;

  @Field(() => [String])
  groups!: readonly string[];

  @Field(() => [String])
  levelOneValues!: readonly string[];
}
