import { Column, Entity, Index, JoinColumn, ManyToOne, PrimaryColumn } from 'typeorm';
import { FineTuneRun } from './fine-tune-run.entity.js';

/**
 * One progress line of a trainer. Its place in events.jsonl is its identity, so that reading a line twice stores it
 * once; a step appears again when a trainer died after it and went on from an earlier checkpoint.
 */
@Entity('fine_tune_metrics')
@Index('fine_tune_metrics_step', ['runId', 'step'])
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

  @Column('double precision', { nullable: true })
  epoch!: number | null;

  @Column('double precision', { nullable: true })
  loss!: number | null;

  @Column('double precision', { nullable: true })
  learningRate!: number | null;

  @Column('double precision', { nullable: true })
  meanTokenAccuracy!: number | null;

  @Column('timestamptz')
  at!: Date;
}
