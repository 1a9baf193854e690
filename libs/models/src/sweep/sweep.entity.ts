import { LongWork } from '@ethogram/platform';
import { Check, Column, Entity, Index, PrimaryColumn } from 'typeorm';
import type { SweepSettings } from './sweep-settings.js';

export const SWEEP_STATES = ['QUEUED', 'RUNNING', 'CANCELLING', 'SUCCEEDED', 'FAILED', 'CANCELLED'] as const;
export type SweepState = (typeof SWEEP_STATES)[number];

/** Many fine-tunes of one base model: values × directions × deltas × seeds. */
@Entity('sweeps')
@Index('sweeps_created', ['createdAt'])
@Check('sweeps_state', `state in ('QUEUED','RUNNING','CANCELLING','SUCCEEDED','FAILED','CANCELLED')`)
export class Sweep extends LongWork<SweepState> {
  @PrimaryColumn('uuid')
  id!: string;

  @Column('text')
  name!: string;

  @Column('uuid')
  instrumentId!: string;

  /** Served name of the model trained from. */
  @Column('text')
  baseModel!: string;

  @Column('jsonb')
  settings!: SweepSettings;

  /** Counts up with every retry, so that a job left over from before does nothing. */
  @Column('int', { default: 0 })
  round!: number;

  @Column('uuid', { nullable: true })
  createdById!: string | null;
}
