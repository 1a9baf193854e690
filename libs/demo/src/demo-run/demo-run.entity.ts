import type { ValueKey } from '@ethogram/core';
import type { JobState } from '@ethogram/platform';
import { Check, Column, Entity, Index, PrimaryColumn } from 'typeorm';

/** The steps of the demo, in order, as the screens name them. */
export const DEMO_STEPS = [
  'Import synthetic posts',
  'Make scenarios',
  'Label situations',
  'Answer the survey',
  'Freeze releases',
  'Build the training set',
  'Fine-tune',
  'Evaluate before and after',
] as const;

/**
 * One way through the whole platform on synthetic data. The ids of what it makes are chosen when it starts, so that a
 * step that was cut off finds what it had made instead of making it twice.
 */
@Entity('demo_runs')
@Index('demo_runs_created', ['createdAt'])
@Check('demo_runs_state', `state in ('QUEUED','RUNNING','SUCCEEDED','FAILED','CANCELLED')`)
export class DemoRun {
  @PrimaryColumn('uuid')
  id!: string;

  @Column('text')
  target!: ValueKey;

  @Column('int')
  delta!: number;

  @Column('int')
  seed!: number;

  @Column('text')
  state!: JobState;

  /** Place in DEMO_STEPS. */
  @Column('int', { default: 0 })
  step!: number;

  @Column('text', { nullable: true })
  note!: string | null;

  @Column('uuid')
  trainingSetId!: string;

  @Column('uuid')
  fineTuneRunId!: string;

  @Column('uuid')
  reportId!: string;

  @Column('text', { nullable: true })
  error!: string | null;

  @Column('timestamptz')
  createdAt!: Date;

  @Column('timestamptz', { nullable: true })
  startedAt!: Date | null;

  @Column('timestamptz', { nullable: true })
  finishedAt!: Date | null;
}
