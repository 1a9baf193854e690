import type { ValueKey } from '@ethogram/core';
import type { Outcome, PromptMessage, SamplePlan } from '@ethogram/suites';
import { Check, Column, Entity, Index, JoinColumn, ManyToOne, PrimaryColumn } from 'typeorm';
import { Run } from './run.entity.js';

export type SampleMeta = SamplePlan['meta'];

/** One prompt and what became of it. Whatever became of it, it stays. */
@Entity('samples')
@Index('samples_run_key', ['runId', 'key'], { unique: true })
@Index('samples_cluster', ['cluster'])
@Index('samples_run_position', ['runId', 'position'])
@Check('samples_outcome', `outcome in ('answered','refused','unparsable','error')`)
@Check('samples_score', `(outcome = 'answered') = (score is not null)`)
export class Sample {
  @PrimaryColumn('uuid')
  id!: string;

  @Column('uuid')
  runId!: string;

  @ManyToOne(() => Run, { onDelete: 'CASCADE' })
  @JoinColumn({ name: 'run_id' })
  run?: Run;

  /** The same for the same prompt put to any model: what runs are paired by. */
  @Column('text')
  key!: string;

  /** Place in the suite's order. */
  @Column('int')
  position!: number;

  /** Empty once the post it asked about was deleted. */
  @Column('jsonb')
  prompt!: PromptMessage[];

  @Column('text')
  outcome!: Outcome;

  /** Renormalised over the labels; null when no label had any probability. */
  @Column('jsonb', { nullable: true })
  distribution!: Record<string, number> | null;

  /** Probability on the labels before renormalising. */
  @Column('double precision', { nullable: true })
  mass!: number | null;

  /** Survey: keyed expected rating. Moral judgment: P(author wrong). Capability and own suites: as the suite says. */
  @Column('double precision', { nullable: true })
  score!: number | null;

  @Column('text', { nullable: true })
  value!: ValueKey | null;

  /** What the sample is not independent of: its item family, its situation. */
  @Column('text')
  cluster!: string;

  /** What the model said, or what the server said about an error. */
  @Column('text', { nullable: true })
  text!: string | null;

  /** The labels that were read, in the suite's order; empty where a text was. */
  @Column('jsonb', { default: [] })
  labels!: string[];

  /** What the suite knows of the sample: wording, direction, the verdict each label stands for. Null before runs kept it. */
  @Column('jsonb', { nullable: true })
  meta!: SampleMeta | null;

  /** How the answer was read; null before runs kept it. */
  @Column('text', { nullable: true })
  method!: string | null;

  @Column('int', { nullable: true })
  latencyMs!: number | null;

  /** Nothing was asked: the same had been answered before. */
  @Column('boolean', { default: false })
  cached!: boolean;

  @Column('timestamptz')
  createdAt!: Date;
}
