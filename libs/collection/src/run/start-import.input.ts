import { JsonScalar } from '@ethogram/platform';
import { Field, ID, InputType, Int, registerEnumType } from '@nestjs/graphql';
import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  ArrayNotEmpty,
  IsArray,
  IsDate,
  IsIn,
  IsInt,
  IsObject,
  IsOptional,
  IsString,
  IsUUID,
  MaxLength,
  ValidateNested,
} from 'class-validator';
import type { ColumnMapping, FileFilter } from './collection-request.js';

export const PostOrComment = { POST: 'POST', COMMENT: 'COMMENT' } as const;
export type PostOrComment = keyof typeof PostOrComment;
registerEnumType(PostOrComment, { name: 'PostOrComment' });

/** Which rows of the files are wanted; what is left out is not asked for. */
@InputType()
export class FileFilterInput {
  /** Without regard to case. */
  @Field(() => [String], { nullable: true })
  @IsOptional()
  @IsArray()
  @ArrayMaxSize(1000)
  @IsString({ each: true })
  @MaxLength(100, { each: true })
  subreddits?: string[] | null;

  /** Inclusive. */
  @Field(() => Date, { nullable: true })
  @IsOptional()
  @IsDate()
  postedFrom?: Date | null;

  /** Exclusive. */
  @Field(() => Date, { nullable: true })
  @IsOptional()
  @IsDate()
  postedTo?: Date | null;

  @Field(() => Int, { nullable: true })
  @IsOptional()
  @IsInt()
  minScore?: number | null;
}

/** For CSV and JSON files that Reddit did not make. */
@InputType()
export class ColumnMappingInput {
  @Field(() => PostOrComment)
  @IsIn(Object.keys(PostOrComment))
  kind!: PostOrComment;

  /** Our field → their column; a dotted path in JSON. */
  @Field(() => JsonScalar)
  @IsObject()
  columns!: Record<string, string>;

  /** Used where a row has none of its own. */
  @Field(() => String, { nullable: true })
  @IsOptional()
  @IsString()
  @MaxLength(100)
  subreddit?: string | null;
}

@InputType()
export class StartImportInput {
  @Field(() => ID)
  @IsUUID()
  sourceId!: string;

  /** Files uploaded with `POST /files`, read in this order. */
  @Field(() => [ID])
  @IsArray()
  @ArrayNotEmpty()
  @IsUUID(undefined, { each: true })
  fileIds!: string[];

  @Field(() => FileFilterInput, { nullable: true })
  @IsOptional()
  @ValidateNested()
  @Type(() => FileFilterInput)
  filter?: FileFilterInput | null;

  @Field(() => ColumnMappingInput, { nullable: true })
  @IsOptional()
  @ValidateNested()
  @Type(() => ColumnMappingInput)
  mapping?: ColumnMappingInput | null;
}

/** The filter as a run keeps it. */
export function toFileFilter(input: FileFilterInput | null | undefined): FileFilter | null {
  if (!input) return null;
  const { subreddits = null, postedFrom, postedTo, minScore = null } = input;
  return {
    subreddits,
    postedFrom: postedFrom?.toISOString() ?? null,
    postedTo: postedTo?.toISOString() ?? null,
    minScore,
  };
}

export function toColumnMapping(input: ColumnMappingInput | null | undefined): ColumnMapping | null {
  return input ? { kind: input.kind, columns: input.columns, subreddit: input.subreddit ?? null } : null;
}
