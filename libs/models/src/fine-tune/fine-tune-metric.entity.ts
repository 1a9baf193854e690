import { Check, Column, Entity, Index, JoinColumn, ManyToOne, PrimaryColumn } from 'typeorm';
import { FineTuneRun } from './fine-tune-run.entity.js';

/**
 * One line of numbers of a trainer: of the steps since the line before, or measured on the validation rows. Its place in
 * events.jsonl is its identity, so that reading a line twice stores it once; a step appears again when a trainer died after
 * it and went on from an earlier checkpoint.
 */
@Entity('fine_tune_metrics')
@Index('fine_tune_metrics_step', ['runId', 'step'])
@Check('fine_tune_metrics_split', `split in ('train', 'validation')`)
export class FineTuneMetric {
  @PrimaryColumn('uuid')
  runId!: string;

  @ManyToOne(() => FineTuneRun, { onDelete: 'CASCADE' })
  @JoinColumn({ name: 'run_id' })
  run?: FineTuneRun;

  @PrimaryColumn('int')
  byteOffset!: number;

  @Column('int')
  step!: number;

  @Column('text', { default: 'train' })
  split!: 'train' | 'validation';

  @Column('double precision', { nullable: true })
  epoch!: number | null;

  @Column('double precision', { nullable: true })
  loss!: number | null;

  @Column('double precision', { nullable: true })
  learningRate!: number | null;

  @Column('double precision', { nullable: true })
  meanTokenAccuracy!: number | null;

  /** Mean entropy of the predictions of trained tokens, nats. */
  @Column('double precision', { nullable: true })
  entropy!: number | null;

  @Column('double precision', { nullable: true })
  gradNorm!: number | null;

  /** Tokens seen since the start of the run, prompts included. */
  @Column('double precision', { nullable: true })
  tokens!: number | null;

  @Column('timestamptz')
  at!: Date;
}
