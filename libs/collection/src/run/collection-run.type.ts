import { SourceType, toSourceType, VerdictCounts, type Source } from '@ethogram/corpus';
import { Access, JobState, pageType, Progress } from '@ethogram/platform';
import { Field, ID, InputType, Int, ObjectType } from '@nestjs/graphql';
import { ArrayNotEmpty, IsArray, IsOptional, IsUUID } from 'class-validator';
import type { CollectionRun } from './collection-run.entity.js';

/** What became of the rows of one kind: read = stored + deleted + duplicate + invalid. */
@Access('CURATOR', 'RESEARCHER')
@ObjectType()
export class EntityCounts {
  @Field(() => Int)
  read!: number;

  @Field(() => Int)
  stored!: number;

  @Field(() => Int)
  deleted!: number;

  @Field(() => Int)
  duplicate!: number;

  @Field(() => Int)
  invalid!: number;
}

@Access('CURATOR', 'RESEARCHER')
@ObjectType()
export class ImportCounts {
  @Field(() => EntityCounts)
  posts!: EntityCounts;

  @Field(() => EntityCounts)
  comments!: EntityCounts;

  /** Over all posts of the source, once the files are read. */
  @Field(() => VerdictCounts)
  verdicts!: VerdictCounts;
}

@Access('CURATOR', 'RESEARCHER')
@ObjectType('InvalidLine')
export class InvalidLineType {
  @Field(() => String)
  file!: string;

  @Field(() => Int)
  line!: number;

  @Field(() => String)
  reason!: string;
}

@Access('CURATOR', 'RESEARCHER')
@ObjectType('CollectionRun')
export class CollectionRunType {
  @Field(() => ID)
  id!: string;

  @Field(() => ID)
  sourceId!: string;

  @Field(() => SourceType)
  source!: SourceType;

  @Field(() => [String])
  files!: string[];

  @Field(() => JobState)
  state!: JobState;

  @Field(() => Progress)
  progress!: Progress;

  @Field(() => ImportCounts)
  counts!: ImportCounts;

  @Field(() => [InvalidLineType])
  invalidLines!: InvalidLineType[];

  @Field(() => String, { nullable: true })
  error!: string | null;

  @Field(() => Date)
  createdAt!: Date;

  @Field(() => Date, { nullable: true })
  finishedAt!: Date | null;
}

export const CollectionRunPage = pageType(CollectionRunType, 'CollectionRunPage', 'CURATOR', 'RESEARCHER');

export function toCollectionRunType(
  run: CollectionRun,
  source: Source,
  postCount: number,
): CollectionRunType {
  const { id, sourceId, files, state, tally, invalidLines, error, createdAt, startedAt, finishedAt } = run;
  const { posts, comments, verdicts } = tally;
  return Object.assign(new CollectionRunType(), {
    id,
    sourceId,
    source: toSourceType(source, postCount),
    files: files.map(({ name }) => name),
    state,
    progress: {
      done: run.progressDone,
      total: run.progressTotal,
      note: run.progressNote,
      startedAt,
      finishedAt,
    },
    counts: { posts, comments, verdicts },
    invalidLines,
    error,
    createdAt,
    finishedAt,
  });
}

@InputType()
export class CollectionRunFilter {
  @Field(() => ID, { nullable: true })
  @IsOptional()
  @IsUUID()
  sourceId?: string | null;
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
}
