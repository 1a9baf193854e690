import { JsonScalar } from '@ethogram/platform';
import { Field, ID, InputType, Int } from '@nestjs/graphql';
import {
  ArrayMaxSize,
  IsArray,
  IsBoolean,
  IsIn,
  IsInt,
  IsOptional,
  IsString,
  IsUUID,
  MaxLength,
} from 'class-validator';
import { LARGEST_SWEEP, SWEEP_DIRECTIONS, type SweepDirection, type SweepRequest } from './sweep-settings.js';
import { SweepDirectionEnum } from './sweep.type.js';

@InputType()
export class SweepInput implements SweepRequest {
  @Field(() => String, { nullable: true })
  @IsOptional()
  @IsString()
  @MaxLength(100)
  name?: string | null;

  @Field(() => ID)
  @IsUUID()
  instrumentId!: string;

  @Field(() => String)
  @IsString()
  @MaxLength(200)
  baseModel!: string;

  @Field(() => [String])
  @IsArray()
  @ArrayMaxSize(20)
  @IsString({ each: true })
  @MaxLength(60, { each: true })
  values!: string[];

  @Field(() => [SweepDirectionEnum])
  @IsArray()
  @ArrayMaxSize(2)
  @IsIn(SWEEP_DIRECTIONS, { each: true })
  directions!: SweepDirection[];

  @Field(() => [Int], { description: 'Points of the scale, without a sign.' })
  @IsArray()
  @ArrayMaxSize(20)
  @IsInt({ each: true })
  deltas!: number[];

  @Field(() => [Int], { description: 'Of the trainings.' })
  @IsArray()
  @ArrayMaxSize(LARGEST_SWEEP)
  @IsInt({ each: true })
  seeds!: number[];

  @Field(() => Boolean, {
    defaultValue: false,
    description: 'One training a seed in which nothing is moved.',
  })
  @IsBoolean()
  sham!: boolean;

  @Field(() => JsonScalar, { nullable: true, description: 'Settings laid over the defaults of the model.' })
  @IsOptional()
  hyperparameters?: unknown;
}

@InputType()
export class CreateSweepInput extends SweepInput {
  @Field(() => Int, {
    description: 'How many trainings the person has agreed to; refused when there would be another number.',
  })
  @IsInt()
  trainings!: number;
}
