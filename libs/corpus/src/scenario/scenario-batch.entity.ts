import { CountedWork } from '@ethogram/platform';
import { Check, Column, Entity, Index, PrimaryColumn } from 'typeorm';
import type { MadeScenarios, MakeScenarios } from './make-scenarios.js';

/** One making of scenarios: what was asked, how far it is, what became of the posts. */
@Entity('scenario_batches')
@Index('scenario_batches_source', ['sourceId', 'createdAt', 'id'])
@Check('scenario_batches_state_known', `state in ('QUEUED', 'RUNNING', 'SUCCEEDED', 'FAILED', 'CANCELLED')`)
export class ScenarioBatch extends CountedWork {
  @PrimaryColumn('uuid')
  id!: string;

  @Column('uuid')
  sourceId!: string;

  @Column('jsonb')
  request!: MakeScenarios;

  /** Counted so far; complete once the state is SUCCEEDED. */
  @Column('jsonb')
  result!: MadeScenarios;

  /** Where the next batch of posts starts. */
  @Column('text', { default: '' })
  cursor!: string;

  @Column('uuid', { nullable: true })
  requestedBy!: string | null;
}
