import { JsonScalar } from '@ethogram/platform';
import { Field, ID, InputType, Int } from '@nestjs/graphql';
import { IsInt, IsOptional, IsString, IsUUID, Max, MaxLength, Min } from 'class-validator';
import type { StartFineTune } from './fine-tune.service.js';

@InputType()
export class StartFineTuneInput implements StartFineTune {
  @Field(() => String)
  @IsString()
  @MaxLength(200)
  name!: string;

  @Field(() => ID)
  @IsUUID()
  trainingSetId!: string;

  @Field(() => JsonScalar, {
    nullable: true,
    description: 'Settings laid over the defaults, for example {"optimizer": {"epochs": 5}}.',
  })
  @IsOptional()
  hyperparameters?: unknown;

  @Field(() => Int, { defaultValue: 0 })
  @IsInt()
  @Min(0)
  @Max(2 ** 31 - 1)
  seed!: number;
}
