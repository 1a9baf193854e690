import { StudyKindEnum } from '@ethogram/annotation';
import type { SplitName } from '@ethogram/core';
import { Access, JsonScalar, pageType } from '@ethogram/platform';
import { Field, ID, Int, ObjectType, registerEnumType } from '@nestjs/graphql';
import type { ReleaseKind } from './release-content.js';
import type { ReleaseManifest } from './release-manifest.js';
import type { Release } from './release.entity.js';

export const SplitNameEnum = { TRAIN: 'TRAIN', VALIDATION: 'VALIDATION', TEST: 'TEST' } as const;
export type SplitNameEnum = keyof typeof SplitNameEnum;
registerEnumType(SplitNameEnum, { name: 'SplitName' });

@Access('CURATOR', 'RESEARCHER')
@ObjectType('SplitCount')
export class SplitCountType {
  @Field(() => SplitNameEnum)
  split!: SplitNameEnum;

  @Field(() => Int)
  rows!: number;

  @Field(() => Int)
  groups!: number;
}

@Access('CURATOR', 'RESEARCHER')
@ObjectType('ReleaseRevocation')
export class ReleaseRevocationType {
  /** Key of the row in the file. */
  @Field(() => String)
  key!: string;

  @Field(() => Date)
  revokedAt!: Date;
}

@Access('CURATOR', 'RESEARCHER')
@ObjectType('Release')
export class ReleaseType {
  @Field(() => ID)
  id!: string;

  @Field(() => ID)
  studyId!: string;

  @Field(() => String)
  name!: string;

  @Field(() => String)
  version!: string;

  @Field(() => StudyKindEnum)
  kind!: ReleaseKind;

  @Field(() => String)
  contentHash!: string;

  @Field(() => JsonScalar)
  manifest!: ReleaseManifest;

  @Field(() => Int)
  seed!: number;

  @Field(() => [SplitCountType])
  counts!: SplitCountType[];

  @Field(() => String)
  exportPath!: string;

  @Field(() => Date)
  createdAt!: Date;
}

const SPLITS: Record<SplitName, SplitNameEnum> = { train: 'TRAIN', validation: 'VALIDATION', test: 'TEST' };

export function toReleaseType(release: Release): ReleaseType {
  const { id, studyId, name, version, kind, contentHash, manifest, seed, createdAt } = release;
  const counts = release.counts.map(({ split, rows, groups }) =>
    Object.assign(new SplitCountType(), { split: SPLITS[split], rows, groups }),
  );
  const exportPath = `/exports/releases/${id}.jsonl`;
  return Object.assign(new ReleaseType(), {
    id,
    studyId,
    name,
    version,
    kind,
    contentHash,
    manifest,
    seed,
    counts,
    exportPath,
    createdAt,
  });
}

export const ReleasePage = pageType(ReleaseType, 'ReleasePage', 'CURATOR', 'RESEARCHER');
