import { type Source, SourceType, toSourceType } from '@ethogram/corpus';
import { Access, JsonScalar, pageType, Progress } from '@ethogram/platform';
import { Field, Float, ID, InputType, Int, ObjectType } from '@nestjs/graphql';
import { IsIn, IsOptional, IsUUID } from 'class-validator';
import type { CollectionRequest } from './collection-request.js';
import {
  type CheckTally,
  COLLECTION_KINDS,
  COLLECTION_STATES,
  type CollectionKind,
  type CollectionState,
} from './collection-run.entity.js';
import { CollectionKindEnum, CollectionStateEnum } from './collection-run.enums.js';
import { CollectionRunFileType, toCollectionRunFileType } from './collection-run-file.type.js';
import { ImportCounts, InvalidLineType } from './import-counts.type.js';
import { describeRun } from './run-description.js';
import type { RunView } from './run-view.js';

/** What a run met and did not store, and why: "other subreddit", "known before". */
@Access('CURATOR', 'RESEARCHER')
@ObjectType()
export class SkippedCount {
  @Field(() => String)
  reason!: string;

  @Field(() => Int)
  count!: number;
}

/** What a deletion check found. */
@Access('CURATOR', 'RESEARCHER')
@ObjectType()
export class CheckCounts implements CheckTally {
  @Field(() => Int)
  checked!: number;

  @Field(() => Int)
  live!: number;

  @Field(() => Int)
  edited!: number;

  @Field(() => Int)
  authorGone!: number;

  @Field(() => Int)
  deleted!: number;

  @Field(() => Int)
  removed!: number;

  @Field(() => Int)
  missing!: number;

  /** Not returned once; asked again before it counts as missing. */
  @Field(() => Int)
  waiting!: number;
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

  @Field(() => CollectionKindEnum)
  kind!: CollectionKind;

  /** What it fetches, in one line. */
  @Field(() => String)
  description!: string;

  /** Of its fullnames the first 100. */
  @Field(() => JsonScalar)
  request!: CollectionRequest;

  /** The schedule that started it. */
  @Field(() => ID, { nullable: true })
  scheduleId!: string | null;

  @Field(() => [CollectionRunFileType])
  files!: CollectionRunFileType[];

  @Field(() => CollectionStateEnum)
  state!: CollectionState;

  /** KiB of files, or requests to the API, whose total is 0 while it is not known. */
  @Field(() => Progress)
  progress!: Progress;

  /** Posts and comments a second since it was started or last resumed; null while it waits. */
  @Field(() => Float, { nullable: true })
  rowsPerSecond!: number | null;

  /** Answers of Reddit's API; 0 for files. */
  @Field(() => Int)
  requestsSent!: number;

  @Field(() => ImportCounts)
  counts!: ImportCounts;

  @Field(() => [SkippedCount])
  skipped!: SkippedCount[];

  /** Of a deletion check. */
  @Field(() => CheckCounts, { nullable: true })
  check!: CheckCounts | null;

  /** The first 100 over all files. */
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
  view: RunView,
  source: Source,
  postCount: number,
  now: Date,
): CollectionRunType {
  const { run, files, tally, invalidLines, rowsPerSecond, skipped } = view;
  const { id, sourceId, kind, request, scheduleId, state, error, createdAt, startedAt, finishedAt } = run;
  const { posts, comments, verdicts, check = null } = tally;
  return Object.assign(new CollectionRunType(), {
    ...{ id, sourceId, kind, scheduleId, state, error, createdAt, finishedAt },
    ...{ rowsPerSecond, skipped, check, invalidLines },
    request: shortened(request),
    source: toSourceType(source, postCount, now),
    description: describeRun(kind, request, files.length),
    files: files.map(toCollectionRunFileType),
    progress: { ...view.progress, note: run.progressNote, startedAt, finishedAt },
    requestsSent: kind === 'FILES' ? 0 : run.progressDone,
    counts: { posts, comments, verdicts },
  });
}

/** A run may name a hundred thousand posts; its description says how many. */
function shortened(request: CollectionRequest): CollectionRequest {
  return request.fullnames ? { ...request, fullnames: request.fullnames.slice(0, 100) } : request;
}

@InputType()
export class CollectionRunFilter {
  @Field(() => ID, { nullable: true })
  @IsOptional()
  @IsUUID()
  sourceId?: string | null;

  @Field(() => CollectionKindEnum, { nullable: true })
  @IsOptional()
  @IsIn(COLLECTION_KINDS)
  kind?: CollectionKind | null;

  @Field(() => CollectionStateEnum, { nullable: true })
  @IsOptional()
  @IsIn(COLLECTION_STATES)
  state?: CollectionState | null;

  @Field(() => ID, { nullable: true })
  @IsOptional()
  @IsUUID()
  scheduleId?: string | null;
}
