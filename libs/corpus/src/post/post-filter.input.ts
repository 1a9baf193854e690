import { VERDICTS, type Verdict } from '@ethogram/core';
import { Field, ID, InputType } from '@nestjs/graphql';
import { IsIn, IsOptional, IsUUID } from 'class-validator';
import { SelectionFilterInput } from '../selection/selection-filter.input.js';
import { VerdictEnum } from '../verdict/verdict.type.js';
import type { PostFilterValues } from './post-filter.js';
import { PostState } from './post-state.js';

@InputType('PostFilter')
export class PostFilterInput extends SelectionFilterInput implements PostFilterValues {
  @Field(() => ID, { nullable: true })
  @IsOptional()
  @IsUUID()
  sourceId?: string | null;

  @Field(() => VerdictEnum, { nullable: true })
  @IsOptional()
  @IsIn(VERDICTS)
  verdict?: Verdict | null;

  @Field(() => PostState, { nullable: true })
  @IsOptional()
  @IsIn(Object.keys(PostState))
  state?: PostState | null;
}
