import { PersonType } from '@ethogram/accounts';
import { Access } from '@ethogram/platform';
import { Field, Float, ID, Int, ObjectType, registerEnumType } from '@nestjs/graphql';
import type { Standing } from '../claim/locked-member.js';
import { QualitySettingsType } from './quality-settings.type.js';

export const StandingEnum = { ACTIVE: 'ACTIVE', PAUSED: 'PAUSED', EXCLUDED: 'EXCLUDED' } as const satisfies {
  [S in Standing]: S;
};
registerEnumType(StandingEnum, { name: 'Standing' });

/** A share of right answers with its 95 % Wilson interval. */
@Access('CURATOR', 'RESEARCHER')
@ObjectType('GoldAccuracy')
export class GoldAccuracyType {
  /** `verdict`, `acceptability`, the key of a value, `rating`; null: whole tasks. */
  @Field(() => String, { nullable: true })
  question!: string | null;

  @Field(() => Int)
  right!: number;

  @Field(() => Int)
  answered!: number;

  @Field(() => Float, { nullable: true })
  share!: number | null;

  @Field(() => Float, { nullable: true })
  low!: number | null;

  @Field(() => Float, { nullable: true })
  high!: number | null;
}

/** How near somebody's answers are to those of the others: 1 the same, 0 as far as can be. */
@Access('CURATOR', 'RESEARCHER')
@ObjectType('Closeness')
export class ClosenessType {
  @Field(() => String)
  question!: string;

  @Field(() => Float, { nullable: true })
  value!: number | null;

  @Field(() => Float, { nullable: true })
  low!: number | null;

  @Field(() => Float, { nullable: true })
  high!: number | null;

  @Field(() => Int)
  tasks!: number;
}

@Access('CURATOR', 'RESEARCHER')
@ObjectType('PersonQuality')
export class PersonQualityType {
  @Field(() => PersonType)
  person!: PersonType;

  @Field(() => StandingEnum)
  standing!: Standing;

  /** Why they are paused or excluded. */
  @Field(() => String, { nullable: true })
  reason!: string | null;

  @Field(() => Date, { nullable: true })
  warnedAt!: Date | null;

  @Field(() => [String])
  groups!: readonly string[];

  @Field(() => Int)
  judgments!: number;

  @Field(() => Int)
  held!: number;

  @Field(() => Int)
  skips!: number;

  @Field(() => GoldAccuracyType)
  gold!: GoldAccuracyType;

  @Field(() => [GoldAccuracyType])
  goldByQuestion!: GoldAccuracyType[];

  @Field(() => [ClosenessType])
  agreement!: ClosenessType[];

  @Field(() => Float, { nullable: true })
  medianSeconds!: number | null;

  /** Judgments an hour of time on screen. */
  @Field(() => Float, { nullable: true })
  perHour!: number | null;

  @Field(() => Float, { nullable: true })
  payPerHour!: number | null;

  /** Batteries answered with one rating throughout; null where nothing is rated. */
  @Field(() => Int, { nullable: true })
  straightLined!: number | null;

  @Field(() => Date, { nullable: true })
  lastAt!: Date | null;

  personId!: string;
}

@Access('CURATOR', 'RESEARCHER')
@ObjectType('QueueHealth')
export class QueueHealthType {
  @Field(() => Int)
  open!: number;

  @Field(() => Int)
  held!: number;

  @Field(() => Int)
  expired!: number;

  /** Free slots that nobody in the study may have, of `strandedOf` looked at. */
  @Field(() => Int)
  stranded!: number;

  @Field(() => Int)
  strandedOf!: number;

  @Field(() => Int)
  done!: number;

  @Field(() => Int)
  lastHour!: number;

  @Field(() => Float, { nullable: true })
  hoursLeft!: number | null;
}

@Access('CURATOR', 'RESEARCHER')
@ObjectType('JudgmentsOnDay')
export class JudgmentsOnDayType {
  @Field(() => String)
  day!: string;

  @Field(() => Int)
  judgments!: number;
}

@Access('CURATOR', 'RESEARCHER')
@ObjectType('TaskGroup')
export class TaskGroupType {
  /** Empty: everybody's. */
  @Field(() => String)
  name!: string;

  @Field(() => Int)
  tasks!: number;
}

/** Each part is counted only when it is asked for. */
@Access('CURATOR', 'RESEARCHER')
@ObjectType('StudyQuality')
export class StudyQualityType {
  @Field(() => ID)
  id!: string;

  @Field(() => QualitySettingsType)
  settings!: QualitySettingsType;
}
