import type { SweepReportContent } from '@ethogram/core';
import { LongWork } from '@ethogram/platform';
import { Check, Column, Entity, Index, PrimaryColumn } from 'typeorm';
import type { ExperimentPreset, ExperimentSettings } from './experiment-settings.js';

export const EXPERIMENT_STATES = [
  'QUEUED',
  'RUNNING',
  'CANCELLING',
  'SUCCEEDED',
  'FAILED',
  'CANCELLED',
] as const;
export type ExperimentState = (typeof EXPERIMENT_STATES)[number];

/** A whole design, from untouched models to one report: sweeps, evaluations and what is computed of them. */
@Entity('experiments')
@Index('experiments_created', ['createdAt'])
@Index('experiments_settings', ['settingsHash'])
@Check('experiments_state', `state in ('QUEUED','RUNNING','CANCELLING','SUCCEEDED','FAILED','CANCELLED')`)
@Check('experiments_complete', `state <> 'SUCCEEDED' or content is not null`)
export class Experiment extends LongWork<ExperimentState> {
  @PrimaryColumn('uuid')
  id!: string;

  @Column('text')
  preset!: ExperimentPreset;

  @Column('text')
  name!: string;

  @Column('jsonb')
  settings!: ExperimentSettings;

  /** Two experiments with equal hashes were asked for in the same way. */
  @Column('text')
  settingsHash!: string;

  @Column('boolean')
  demonstration!: boolean;

  /** Counts up with every retry, so that a job left over from before does nothing. */
  @Column('int', { default: 0 })
  round!: number;

  /** The report over all that succeeded; also of an experiment of which a part failed. */
  @Column('jsonb', { nullable: true })
  content!: SweepReportContent | null;

  @Column('uuid', { nullable: true })
  createdById!: string | null;
}
