import { Access, JobState, JsonScalar, Progress } from '@ethogram/platform';
import type { ReleaseSummary, SplitName } from '@ethogram/core';
import { Field, Float, ID, Int, ObjectType } from '@nestjs/graphql';
import type { ReleaseRowContent } from '../release/release-content.js';
import { SplitNameEnum } from '../release/release.type.js';
import type { ReleaseComparison } from './release-comparison.js';
import type { ReleaseExploration } from './release-exploration.entity.js';
import type { BrowsedPage } from './row-browser.js';

@Access('CURATOR', 'RESEARCHER')
@ObjectType('ReleaseExploration')
export class ReleaseExplorationType {
  @Field(() => ID)
  releaseId!: string;

  @Field(() => JobState)
  state!: JobState;

  @Field(() => Progress)
  progress!: Progress;

  @Field(() => String, { nullable: true })
  error!: string | null;

  /** See `ReleaseSummary` of `@ethogram/core`; null until it is counted. */
  @Field(() => JsonScalar, { nullable: true })
  summary!: ReleaseSummary | null;
}

@Access('CURATOR', 'RESEARCHER')
@ObjectType('BrowsedRow')
export class BrowsedRowType {
  @Field(() => Int)
  position!: number;

  @Field(() => SplitNameEnum)
  split!: SplitNameEnum;

  @Field(() => Float)
  entropy!: number;

  @Field(() => Int)
  judgments!: number;

  /** The row as it is in the file. */
  @Field(() => JsonScalar)
  content!: ReleaseRowContent;
}

@Access('CURATOR', 'RESEARCHER')
@ObjectType('BrowsedPage')
export class BrowsedPageType {
  @Field(() => [BrowsedRowType])
  rows!: BrowsedRowType[];

  @Field(() => Int)
  total!: number;

  /** Null on the last page. */
  @Field(() => String, { nullable: true })
  next!: string | null;
}

@Access('CURATOR', 'RESEARCHER')
@ObjectType('SplitMove')
export class SplitMoveType {
  /** Null: not in the earlier release. */
  @Field(() => SplitNameEnum, { nullable: true })
  from!: SplitNameEnum | null;

  /** Null: not in the later release. */
  @Field(() => SplitNameEnum, { nullable: true })
  to!: SplitNameEnum | null;

  @Field(() => Int)
  rows!: number;
}

@Access('CURATOR', 'RESEARCHER')
@ObjectType('VerdictMove')
export class VerdictMoveType {
  @Field(() => String)
  from!: string;

  @Field(() => String)
  to!: string;

  @Field(() => Int)
  rows!: number;
}

@Access('CURATOR', 'RESEARCHER')
@ObjectType('ChangedRow')
export class ChangedRowType {
  @Field(() => String)
  key!: string;

  @Field(() => SplitNameEnum, { nullable: true })
  from!: SplitNameEnum | null;

  @Field(() => SplitNameEnum, { nullable: true })
  to!: SplitNameEnum | null;

  @Field(() => String, { nullable: true })
  verdictFrom!: string | null;

  @Field(() => String, { nullable: true })
  verdictTo!: string | null;
}

@Access('CURATOR', 'RESEARCHER')
@ObjectType('ReleaseComparison')
export class ReleaseComparisonType {
  @Field(() => [SplitMoveType])
  splits!: SplitMoveType[];

  @Field(() => [VerdictMoveType])
  verdicts!: VerdictMoveType[];

  /** The first hundred rows that are not the same in both. */
  @Field(() => [ChangedRowType])
  changed!: ChangedRowType[];
}

export function toExplorationType(found: ReleaseExploration): ReleaseExplorationType {
  const { releaseId, state, error, summary } = found;
  const progress: Progress = {
    done: found.progressDone,
    total: found.progressTotal,
    note: found.progressNote,
    startedAt: found.startedAt,
    finishedAt: found.finishedAt,
  };
  return Object.assign(new ReleaseExplorationType(), { releaseId, state, progress, error, summary });
}

export function toBrowsedPageType({ rows, total, next }: BrowsedPage): BrowsedPageType {
  return Object.assign(new BrowsedPageType(), {
    rows: rows.map((row) => Object.assign(new BrowsedRowType(), row, { split: splitOf(row.split) })),
    total,
    next,
  });
}

export function toComparisonType({ splits, verdicts, changed }: ReleaseComparison): ReleaseComparisonType {
  const placed = <Move extends { from: SplitName | null; to: SplitName | null }>(move: Move) => ({
    ...move,
    from: move.from && splitOf(move.from),
    to: move.to && splitOf(move.to),
  });
  return Object.assign(new ReleaseComparisonType(), {
    splits: splits.map((move) => Object.assign(new SplitMoveType(), placed(move))),
    verdicts: verdicts.map((move) => Object.assign(new VerdictMoveType(), move)),
    changed: changed.map((row) => Object.assign(new ChangedRowType(), placed(row))),
  });
}

function splitOf(split: SplitName): SplitNameEnum {
  return split.toUpperCase() as SplitNameEnum;
}
