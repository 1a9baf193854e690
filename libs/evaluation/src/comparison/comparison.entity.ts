import type { SuiteComparison, ValueKey } from '@ethogram/core';
import { CountedWork } from '@ethogram/platform';
import type { SuiteKey } from '@ethogram/suites';
import { Check, Column, Entity, Index, JoinColumn, ManyToOne, PrimaryColumn } from 'typeorm';
import { Run } from '../run/run.entity.js';

/** Two finished runs of one suite, paired sample by sample. */
@Entity('comparisons')
@Index('comparisons_created', ['createdAt', 'id'])
@Index('comparisons_base_run', ['baseRunId'])
@Index('comparisons_tuned_run', ['tunedRunId'])
@Check('comparisons_state', `state in ('QUEUED','RUNNING','SUCCEEDED','FAILED','CANCELLED')`)
@Check('comparisons_complete', `(state = 'SUCCEEDED') = (content is not null)`)
export class Comparison extends CountedWork {
  @PrimaryColumn('uuid')
  id!: string;

  @Column('text')
  name!: string;

  @Column('text')
  suite!: SuiteKey;

  @Column('uuid')
  baseRunId!: string;

  @ManyToOne(() => Run, { onDelete: 'RESTRICT' })
  @JoinColumn({ name: 'base_run_id', foreignKeyConstraintName: 'comparisons_of_base_run' })
  baseRun?: Run;

  @Column('uuid')
  tunedRunId!: string;

  @ManyToOne(() => Run, { onDelete: 'RESTRICT' })
  @JoinColumn({ name: 'tuned_run_id', foreignKeyConstraintName: 'comparisons_of_tuned_run' })
  tunedRun?: Run;

  /** The value whose shift the others are held against; null where none is meant. */
  @Column('text', { nullable: true })
  target!: ValueKey | null;

  /** Of the draws behind intervals and p-values. */
  @Column('int')
  seed!: number;

  @Column('jsonb', { nullable: true })
  content!: SuiteComparison | null;

  @Column('uuid', { nullable: true })
  createdById!: string | null;
}
