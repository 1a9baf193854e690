import { Field, Float, ID, InputType, Int } from '@nestjs/graphql';
import { Type } from 'class-transformer';
import {
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

@InputType()
export class SplitRatiosInput {
  @Field(() => Float, { defaultValue: 0.8 })
  @IsNumber()
  @Min(0)
  @Max(1)
  train!: number;

  @Field(() => Float, { defaultValue: 0.1 })
  @IsNumber()
  @Min(0)
  @Max(1)
  validation!: number;

  @Field(() => Float, { defaultValue: 0.1 })
  @IsNumber()
  @Min(0)
  @Max(1)
  test!: number;
}

@InputType()
export class CreateReleaseInput {
  @Field(() => ID)
  @IsUUID()
  studyId!: string;

  @Field(() => String, { nullable: true })
  @IsOptional()
  @IsString()
  @MaxLength(120)
  name?: string | null;

  @Field(() => Int, { defaultValue: 1 })
  @IsInt()
  @Min(1)
  minimumJudgments!: number;

  @Field(() => Int, { defaultValue: 0 })
  @IsInt()
  seed!: number;

  @Field(() => SplitRatiosInput, { defaultValue: { train: 0.8, validation: 0.1, test: 0.1 } })
  @ValidateNested()
  @Type(() => SplitRatiosInput)
  ratios!: SplitRatiosInput;
}

@InputType()
export class ReleaseFilter {
  @Field(() => ID, { nullable: true })
  @IsOptional()
  @IsUUID()
  studyId?: string | null;
}
