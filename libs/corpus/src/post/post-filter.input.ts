import { VERDICTS, type Verdict } from '@ethogram/core';
import { Field, ID, InputType } from '@nestjs/graphql';
import { IsBoolean, IsIn, IsOptional, IsString, IsUUID, MaxLength } from 'class-validator';
import { VerdictEnum } from '../verdict/verdict.type.js';
import type { PostFilterValues } from './post-filter.js';
import { PostState } from './post-state.js';

@InputType('PostFilter')
export class PostFilterInput implements PostFilterValues {
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

  @Field(() => String, { nullable: true })
  @IsOptional()
  @IsString()
  @MaxLength(200)
  search?: string | null;

  @Field(() => Boolean, { nullable: true })
  @IsOptional()
  @IsBoolean()
  hasScenario?: boolean | null;
}
