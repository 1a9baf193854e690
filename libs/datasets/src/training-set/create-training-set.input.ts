import { Field, ID, InputType, Int } from '@nestjs/graphql';
import { ArrayMaxSize, IsArray, IsInt, IsOptional, IsString, IsUUID, MaxLength } from 'class-validator';

@InputType()
export class CreateTrainingSetInput {
  @Field(() => String, { nullable: true })
  @IsOptional()
  @IsString()
  @MaxLength(120)
  name?: string | null;

  @Field(() => ID)
  @IsUUID()
  instrumentId!: string;

  @Field(() => String)
  @IsString()
  @MaxLength(200)
  baseModel!: string;

  @Field(() => String)
  @IsString()
  target!: string;

  @Field(() => Int)
  @IsInt()
  delta!: number;

  @Field(() => Int, { defaultValue: 0 })
  @IsInt()
  seed!: number;

  @Field(() => [String], { nullable: true })
  @IsOptional()
  @IsArray()
  @ArrayMaxSize(2_000)
  @IsString({ each: true })
  heldOutFamilies?: string[] | null;
}
