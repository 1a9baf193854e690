import type { ModelSuggestion } from '@ethogram/core';
import { Access, JsonScalar } from '@ethogram/platform';
import { Field, ID, ObjectType } from '@nestjs/graphql';

/** What a model would answer to the task that the person has just answered. Nothing else leads to one. */
@Access('ANNOTATOR')
@ObjectType('ShownSuggestion')
export class ShownSuggestionType {
  /** To say that one keeps one's own answer; see `keepAnswer`. */
  @Field(() => ID)
  id!: string;

  /** See `ModelSuggestion`. */
  @Field(() => JsonScalar)
  answer!: ModelSuggestion;
}
