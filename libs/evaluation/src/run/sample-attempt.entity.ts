import type { Outcome } from '@ethogram/suites';
import { Check, Column, Entity, Index, JoinColumn, ManyToOne, PrimaryColumn } from 'typeorm';
import { Run } from './run.entity.js';

/** What became of a sample before it was asked again. */
@Entity('sample_attempts')
@Index('sample_attempts_run_key', ['runId', 'key'])
@Index('sample_attempts_cluster', ['cluster'])
@Check('sample_attempts_outcome', `outcome in ('answered','refused','unparsable','error')`)
export class SampleAttempt {
  /** Id the sample had. */
  @PrimaryColumn('uuid')
  id!: string;

  @Column('uuid')
  runId!: string;

  @ManyToOne(() => Run, { onDelete: 'CASCADE' })
  @JoinColumn({ name: 'run_id' })
  run?: Run;

  @Column('text')
  key!: string;

  @Column('text')
  cluster!: string;

  @Column('text')
  outcome!: Outcome;

  /** What the model or the server said; null once the post it may quote was deleted. */
  @Column('text', { nullable: true })
  text!: string | null;

  @Column('text', { nullable: true })
  method!: string | null;

  @Column('int', { nullable: true })
  latencyMs!: number | null;

  @Column('timestamptz')
  createdAt!: Date;

  @Column('timestamptz')
  replacedAt!: Date;
}
