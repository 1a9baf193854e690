import type { JobState } from '@ethogram/platform';
import { Check, Column, Entity, Index, PrimaryColumn } from 'typeorm';
import type { MadeScenarios, MakeScenarios } from './make-scenarios.js';

/** One making of scenarios: what was asked, how far it is, what became of the posts. */
@Entity('scenario_batches')
@Index('scenario_batches_source', ['sourceId', 'createdAt', 'id'])
@Check('scenario_batches_state_known', `state in ('QUEUED', 'RUNNING', 'SUCCEEDED', 'FAILED', 'CANCELLED')`)
export class ScenarioBatch {
  @PrimaryColumn('uuid')
  id!: string;

  @Column('uuid')
  sourceId!: string;

  @Column('jsonb')
  request!: MakeScenarios;

  @Column('text')
  state!: JobState;

  /** Counted so far; complete once the state is SUCCEEDED. */
  @Column('jsonb')
  result!: MadeScenarios;

  /** Where the next batch of posts starts. */
  @Column('text', { default: '' })
  cursor!: string;

  @Column('integer', { default: 0 })
  progressDone!: number;

  @Column('integer', { default: 0 })
  progressTotal!: number;

  @Column('text', { nullable: true })
  progressNote!: string | null;

  @Column('text', { nullable: true })
  error!: string | null;

  @Column('uuid', { nullable: true })
  requestedBy!: string | null;

  @Column('timestamptz')
  createdAt!: Date;

  @Column('timestamptz', { nullable: true })
  startedAt!: Date | null;

  @Column('timestamptz', { nullable: true })
  finishedAt!: Date | null;
}
