import { Field, Float, ID, InputType, Int } from '@nestjs/graphql';
import {
  ArrayMaxSize,
  IsArray,
  IsInt,
  IsNumber,
  IsOptional,
  IsString,
  IsUUID,
  Max,
  MaxLength,
  Min,
} from 'class-validator';

/** Most lines of suggestions in one request. */
export const MOST_LINES = 500;

@InputType()
export class StudySuggestionsInput {
  @Field(() => ID)
  @IsUUID()
  studyId!: string;

  /** Of the first answers to tasks with a suggestion, so many are followed by it; 0: none, and no draw is made. */
  @Field(() => Float)
  @IsNumber()
  @Min(0)
  @Max(1)
  share!: number;

  @Field(() => String)
  @IsString()
  @MaxLength(200)
  model!: string;
}

@InputType()
export class ImportSuggestionsInput {
  @Field(() => ID)
  @IsUUID()
  studyId!: string;

  /** JSON, an object a line. */
  @Field(() => [String])
  @IsArray()
  @ArrayMaxSize(MOST_LINES)
  @IsString({ each: true })
  lines!: string[];

  /** The number of the first of them in the file. */
  @Field(() => Int, { defaultValue: 1 })
  @IsInt()
  @Min(1)
  firstLine!: number;

  /** Of lines that do not name it. */
  @Field(() => String, { nullable: true })
  @IsOptional()
  @IsString()
  @MaxLength(200)
  model?: string | null;

  @Field(() => String, { nullable: true })
  @IsOptional()
  @IsString()
  @MaxLength(200)
  revision?: string | null;
}
