import { Access } from '@ethogram/platform';
import { Field, ID, Int, ObjectType } from '@nestjs/graphql';
import type { Source } from './source.entity.js';

@Access('CURATOR', 'RESEARCHER')
@ObjectType('Source')
export class SourceType {
  @Field(() => ID)
  id!: string;

  @Field(() => String)
  name!: string;

  @Field(() => Boolean)
  mayAnnotate!: boolean;

  @Field(() => Boolean)
  mayPublishIds!: boolean;

  @Field(() => Boolean)
  mayPublishText!: boolean;

  @Field(() => Boolean)
  mayTrain!: boolean;

  @Field(() => String)
  basis!: string;

  @Field(() => Boolean)
  synthetic!: boolean;

  @Field(() => Int)
  postCount!: number;

  @Field(() => Date)
  createdAt!: Date;
}

export function toSourceType(source: Source, postCount: number): SourceType {
  return Object.assign(new SourceType(), { ...source, postCount });
}
