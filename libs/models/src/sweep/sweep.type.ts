import { Access, pageType } from '@ethogram/platform';
import { Field, Float, ID, Int, ObjectType, registerEnumType } from '@nestjs/graphql';
import { CELL_STATES, type CellState, type SweepCell } from './sweep-cell.entity.js';
import type { SweepForecast } from './sweep-forecast.js';
import type { CellDirection } from './sweep-plan.js';
import type { SweepDirection } from './sweep-settings.js';
import { type Sweep, SWEEP_STATES, type SweepState } from './sweep.entity.js';

export const SweepDirectionEnum = { LOWER: 'lower', RAISE: 'raise' } as const;
export const CellDirectionEnum = { ...SweepDirectionEnum, SHAM: 'sham' } as const;
const SweepStateEnum = Object.fromEntries(SWEEP_STATES.map((state) => [state, state])) as {
  [S in SweepState]: S;
};
const CellStateEnum = Object.fromEntries(CELL_STATES.map((state) => [state, state])) as {
  [S in CellState]: S;
};
registerEnumType(SweepDirectionEnum, { name: 'SweepDirection' });
registerEnumType(CellDirectionEnum, { name: 'SweepCellDirection' });
registerEnumType(SweepStateEnum, { name: 'SweepState' });
registerEnumType(CellStateEnum, { name: 'SweepCellState' });

@Access('RESEARCHER', 'CURATOR')
@ObjectType('SweepForecast')
export class SweepForecastType implements SweepForecast {
  @Field(() => Int)
  trainings!: number;

  @Field(() => Int)
  trainingSets!: number;

  @Field(() => Int, { description: 'Trainings the launcher runs at once.' })
  capacity!: number;

  @Field(() => Float, { nullable: true, description: 'Median of earlier trainings of the same model.' })
  secondsEach!: number | null;

  @Field(() => Float, { nullable: true, description: 'Of all trainings; null without earlier ones.' })
  expectedSeconds!: number | null;

  @Field(() => Int, { description: 'Earlier trainings the times are taken from.' })
  basedOn!: number;
}

@Access('RESEARCHER', 'CURATOR')
@ObjectType('SweepCell')
export class SweepCellType {
  @Field(() => String)
  key!: string;

  @Field(() => String)
  value!: string;

  @Field(() => CellDirectionEnum)
  direction!: CellDirection;

  @Field(() => Int, { description: 'Points of the scale with their sign.' })
  delta!: number;

  @Field(() => Int)
  seed!: number;

  @Field(() => CellStateEnum)
  state!: CellState;

  @Field(() => String, { nullable: true })
  error!: string | null;

  /** Chosen with the sweep; the fields of the resolver say what is made of it. */
  trainingSetId!: string;
  fineTuneRunId!: string;
}

@Access('RESEARCHER', 'CURATOR')
@ObjectType('Sweep')
export class SweepType {
  @Field(() => ID)
  id!: string;

  @Field(() => String)
  name!: string;

  @Field(() => ID)
  instrumentId!: string;

  @Field(() => String)
  baseModel!: string;

  @Field(() => [String])
  values!: string[];

  @Field(() => [SweepDirectionEnum])
  directions!: SweepDirection[];

  @Field(() => [Int])
  deltas!: number[];

  @Field(() => [Int])
  seeds!: number[];

  @Field(() => Boolean)
  sham!: boolean;

  @Field(() => SweepStateEnum)
  state!: SweepState;

  @Field(() => String, { nullable: true })
  error!: string | null;

  @Field(() => Date)
  createdAt!: Date;

  @Field(() => Date, { nullable: true })
  startedAt!: Date | null;

  @Field(() => Date, { nullable: true })
  finishedAt!: Date | null;
}

export function toSweepType(sweep: Sweep): SweepType {
  const { id, name, instrumentId, baseModel, settings, state, error, createdAt, startedAt, finishedAt } =
    sweep;
  const { values, directions, deltas, seeds, sham } = settings;
  return Object.assign(new SweepType(), {
    id,
    name,
    instrumentId,
    baseModel,
    values,
    directions,
    deltas,
    seeds,
    sham,
    state,
    error,
    createdAt,
    startedAt,
    finishedAt,
  });
}

export function toSweepCellType(cell: SweepCell): SweepCellType {
  const { key, value, direction, delta, seed, state, error, trainingSetId, fineTuneRunId } = cell;
  return Object.assign(new SweepCellType(), {
    key,
    value,
    direction,
    delta,
    seed,
    state,
    error,
    trainingSetId,
    fineTuneRunId,
  });
}

export const SweepPage = pageType(SweepType, 'SweepPage', 'RESEARCHER', 'CURATOR');
