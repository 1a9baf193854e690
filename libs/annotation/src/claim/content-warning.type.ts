import type { ContentFlag, Routing } from '@ethogram/core';
import { ContentFlagEnum, RoutingEnum } from '@ethogram/corpus';
import { Access } from '@ethogram/platform';
import { Field, ObjectType } from '@nestjs/graphql';

/** What a situation may be about, told before its text is shown. */
@Access('ANNOTATOR')
@ObjectType()
export class ContentWarning {
  @Field(() => RoutingEnum)
  routing!: Routing;

  @Field(() => [ContentFlagEnum])
  flags!: ContentFlag[];
}
