import { BAR_FILTERS, type BarFilter } from '@ethogram/core';
import { Field, InputType, Int, registerEnumType } from '@nestjs/graphql';
import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  IsArray,
  IsIn,
  IsInt,
  IsOptional,
  IsString,
  Max,
  MaxLength,
  Min,
  ValidateNested,
} from 'class-validator';
import { SplitNameEnum } from '../release/release.type.js';

export const BarFilterEnum = {
  verdict: 'verdict',
  acceptability: 'acceptability',
  entropy: 'entropy',
  judgments: 'judgments',
  value: 'value',
} as const satisfies { [F in BarFilter]: F };
registerEnumType(BarFilterEnum, { name: 'BarFilter' });

/** A bar of a distribution: rows are those behind it. */
@InputType()
export class BarInput {
  @Field(() => BarFilterEnum)
  @IsIn(BAR_FILTERS)
  filter!: BarFilter;

  @Field(() => String)
  @IsString()
  @MaxLength(60)
  key!: string;
}

@InputType()
export class BrowseRowsInput {
  /** A row must be in all of them. */
  @Field(() => [BarInput], { nullable: true })
  @IsOptional()
  @IsArray()
  @ArrayMaxSize(10)
  @ValidateNested({ each: true })
  @Type(() => BarInput)
  bars?: BarInput[] | null;

  @Field(() => SplitNameEnum, { nullable: true })
  @IsOptional()
  @IsIn(Object.keys(SplitNameEnum))
  split?: SplitNameEnum | null;

  /** `next` of the page before. */
  @Field(() => String, { nullable: true })
  @IsOptional()
  @IsString()
  @MaxLength(60)
  after?: string | null;

  @Field(() => Int, { defaultValue: 10 })
  @IsInt()
  @Min(1)
  @Max(50)
  limit!: number;
}
