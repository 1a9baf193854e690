import { Field, Float, ID, InputType, Int } from '@nestjs/graphql';
import { Type } from 'class-transformer';
import {
  IsIn,
  IsInt,
  IsNumber,
  IsOptional,
  IsString,
  IsUUID,
  Max,
  MaxLength,
  Min,
  ValidateNested,
} from 'class-validator';
import { GOLD_RULE_ACTIONS, type GoldRuleAction, PAY_UNITS, type PayUnit } from './quality-settings.js';
import { GoldRuleActionEnum, PayUnitEnum } from './quality-settings.type.js';

@InputType()
export class GoldRuleInput {
  @Field(() => GoldRuleActionEnum)
  @IsIn(GOLD_RULE_ACTIONS)
  action!: GoldRuleAction;

  /** Share of right answers, 0 … 1. */
  @Field(() => Float)
  @IsNumber()
  below!: number;

  @Field(() => Int)
  @IsInt()
  @Min(1)
  after!: number;
}

@InputType()
export class PaySettingInput {
  @Field(() => Float)
  @IsNumber()
  @Min(0)
  amount!: number;

  @Field(() => PayUnitEnum)
  @IsIn(PAY_UNITS)
  per!: PayUnit;

  @Field(() => String)
  @IsString()
  @MaxLength(3)
  currency!: string;
}

@InputType()
export class StudyQualityInput {
  @Field(() => ID)
  @IsUUID()
  studyId!: string;

  @Field(() => Float, { defaultValue: 0 })
  @IsNumber()
  @Min(0)
  @Max(0.5)
  goldShare!: number;

  @Field(() => Int, { defaultValue: 3 })
  @IsInt()
  @Min(1)
  goldSpacing!: number;

  @Field(() => GoldRuleInput, { nullable: true })
  @IsOptional()
  @ValidateNested()
  @Type(() => GoldRuleInput)
  rule?: GoldRuleInput | null;

  @Field(() => PaySettingInput, { nullable: true })
  @IsOptional()
  @ValidateNested()
  @Type(() => PaySettingInput)
  pay?: PaySettingInput | null;
}

@InputType()
export class GroupTasksInput {
  @Field(() => ID)
  @IsUUID()
  studyId!: string;

  /** Empty: everybody's. */
  @Field(() => String)
  @IsString()
  @MaxLength(100)
  group!: string;

  @Field(() => Int)
  @IsInt()
  @Min(0)
  from!: number;

  @Field(() => Int)
  @IsInt()
  @Min(0)
  to!: number;
}
