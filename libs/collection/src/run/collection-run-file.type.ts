import { Access, Progress } from '@ethogram/platform';
import { Field, ID, Int, ObjectType } from '@nestjs/graphql';
import type { CollectionState } from './collection-run.entity.js';
import { CollectionStateEnum } from './collection-run.enums.js';
import type { CollectionRunFile } from './collection-run-file.entity.js';
import { ImportCounts, InvalidLineType } from './import-counts.type.js';

@Access('CURATOR', 'RESEARCHER')
@ObjectType('CollectionRunFile')
export class CollectionRunFileType {
  @Field(() => ID)
  id!: string;

  @Field(() => Int)
  position!: number;

  @Field(() => String)
  name!: string;

  @Field(() => CollectionStateEnum)
  state!: CollectionState;

  /** KiB of the file as it lies on the disk. */
  @Field(() => Progress)
  progress!: Progress;

  @Field(() => ImportCounts)
  counts!: ImportCounts;

  /** The first 100. */
  @Field(() => [InvalidLineType])
  invalidLines!: InvalidLineType[];

  @Field(() => String, { nullable: true })
  error!: string | null;
}

export function toCollectionRunFileType(file: CollectionRunFile): CollectionRunFileType {
  const { id, position, name, state, error, startedAt, finishedAt } = file;
  const { posts, comments, verdicts } = file.tally;
  const progress = { done: file.progressDone, total: file.progressTotal, note: null, startedAt, finishedAt };
  return Object.assign(new CollectionRunFileType(), {
    ...{ id, position, name, state, error, progress },
    counts: { posts, comments, verdicts },
    invalidLines: file.invalidLines.map((line) => ({ file: name, ...line })),
  });
}
