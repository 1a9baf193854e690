import type { ValueKey } from '@ethogram/core';
import { Check, Column, Entity, Index, JoinColumn, ManyToOne, PrimaryColumn, type Relation } from 'typeorm';
import type { CellDirection } from './sweep-plan.js';
import { Sweep } from './sweep.entity.js';

/**
 * - `WAITING`: nothing of it is made yet.
 * - `PREPARING`: its training set is being built.
 * - `READY`: the training set is there; it waits for a place at the launcher.
 * - `TRAINING`: its fine-tune run is queued or under way.
 * - `RETRYING`: its fine-tune run ended without success and is to go on.
 */
export const CELL_STATES = [
  'WAITING',
  'PREPARING',
  'READY',
  'TRAINING',
  'RETRYING',
  'SUCCEEDED',
  'FAILED',
  'CANCELLED',
] as const;
export type CellState = (typeof CELL_STATES)[number];

/** One training of a sweep. Its ids are chosen with the sweep, so that a step that was cut off finds what it had made. */
@Entity('sweep_cells')
@Index('sweep_cells_fine_tune', ['fineTuneRunId'])
@Check(
  'sweep_cells_state',
  `state in ('WAITING','PREPARING','READY','TRAINING','RETRYING','SUCCEEDED','FAILED','CANCELLED')`,
)
@Check('sweep_cells_direction', `direction in ('lower','raise','sham')`)
export class SweepCell {
  @PrimaryColumn('uuid')
  sweepId!: string;

  /** `value|direction|delta|seed`. */
  @PrimaryColumn('text')
  key!: string;

  @Column('int')
  position!: number;

  @Column('text')
  value!: ValueKey;

  @Column('text')
  direction!: CellDirection;

  /** Points of the scale with their sign. */
  @Column('int')
  delta!: number;

  @Column('int')
  seed!: number;

  /** Shared by the cells that differ in their seed alone. */
  @Column('uuid')
  trainingSetId!: string;

  @Column('uuid')
  fineTuneRunId!: string;

  @Column('text')
  state!: CellState;

  @Column('text', { nullable: true })
  error!: string | null;

  @ManyToOne(() => Sweep, { onDelete: 'CASCADE' })
  @JoinColumn({ name: 'sweep_id', foreignKeyConstraintName: 'sweep_cells_of_sweep' })
  sweep?: Relation<Sweep>;
}
