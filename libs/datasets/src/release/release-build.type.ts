import { Access, JobState, JsonScalar, Progress } from '@ethogram/platform';
import { Field, ID, Int, ObjectType } from '@nestjs/graphql';
import type { ReleaseBuild } from './release-build.entity.js';

@Access('CURATOR', 'RESEARCHER')
@ObjectType('ReleaseLeak')
export class ReleaseLeakType {
  /** Key of a row, and the part it would be in. */
  @Field(() => String)
  first!: string;

  @Field(() => String)
  firstSplit!: string;

  /** Key of the other row, or the release whose test part it would leak from. */
  @Field(() => String)
  second!: string;

  @Field(() => String)
  secondSplit!: string;

  /** What they share: `author:…`, `thread:…`, `duplicate:…`, `text:…` or `family:…`. */
  @Field(() => String)
  share!: string;
}

/** What a dry run found; nothing of it is stored as a release. */
@Access('CURATOR', 'RESEARCHER')
@ObjectType('ReleasePreview')
export class ReleasePreviewType {
  @Field(() => JsonScalar)
  manifest!: object;

  /** The version there is already with exactly this content. */
  @Field(() => String, { nullable: true })
  sameAs!: string | null;

  /** The first ones; none when something in them was deleted since. */
  @Field(() => [JsonScalar])
  rows!: object[];

  /** README.md as it would be exported, Markdown. */
  @Field(() => String)
  card!: string;
}

@Access('CURATOR', 'RESEARCHER')
@ObjectType('ReleaseBuild')
export class ReleaseBuildType {
  @Field(() => ID)
  id!: string;

  @Field(() => ID)
  studyId!: string;

  /** As it was asked for; see `CreateReleaseInput`. */
  @Field(() => JsonScalar)
  request!: object;

  @Field(() => JobState)
  state!: JobState;

  @Field(() => Progress)
  progress!: Progress;

  /** Only to see what would be made. */
  @Field(() => Boolean)
  dryRun!: boolean;

  @Field(() => ReleasePreviewType, { nullable: true })
  preview!: ReleasePreviewType | null;

  @Field(() => ID, { nullable: true })
  releaseId!: string | null;

  @Field(() => String, { nullable: true })
  error!: string | null;

  @Field(() => [ReleaseLeakType])
  leaks!: ReleaseLeakType[];

  /** Of the leaks that are kept. */
  @Field(() => Int)
  leakCount!: number;

  @Field(() => Date)
  createdAt!: Date;
}

export function toReleaseBuildType(build: ReleaseBuild): ReleaseBuildType {
  const { id, studyId, request, state, dryRun, releaseId, error, createdAt } = build;
  const preview = build.preview && Object.assign(new ReleasePreviewType(), build.preview);
  const progress: Progress = {
    done: build.progressDone,
    total: build.progressTotal,
    note: build.progressNote,
    startedAt: build.startedAt,
    finishedAt: build.finishedAt,
  };
  const leaks = build.leaks.map((leak) =>
    Object.assign(
      new ReleaseLeakType(),
      'release' in leak
        ? {
            first: leak.key,
            firstSplit: leak.split,
            second: leak.release,
            secondSplit: 'test',
            share: leak.share,
          }
        : leak,
    ),
  );
  return Object.assign(new ReleaseBuildType(), {
    id,
    studyId,
    request,
    state,
    progress,
    dryRun,
    preview,
    releaseId,
    error,
    leaks,
    leakCount: leaks.length,
    createdAt,
  });
}
