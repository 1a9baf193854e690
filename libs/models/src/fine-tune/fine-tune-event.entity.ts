import { Column, Entity, JoinColumn, ManyToOne, PrimaryColumn } from 'typeorm';
import { FineTuneRun } from './fine-tune-run.entity.js';

/** Something that happened to a run: a line of the trainer other than progress, or an act of the platform. */
@Entity('fine_tune_events')
export class FineTuneEvent {
  @PrimaryColumn('uuid')
  runId!: string;

  @ManyToOne(() => FineTuneRun, { onDelete: 'CASCADE' })
  @JoinColumn({ name: 'run_id' })
  run?: FineTuneRun;

  /** `trainer:<byte offset>` or `<what happened>:<attempt>`: makes storing it twice impossible. */
  @PrimaryColumn('text')
  key!: string;

  @Column('text')
  type!: string;

  @Column('int', { nullable: true })
  step!: number | null;

  @Column('text', { nullable: true })
  message!: string | null;

  @Column('timestamptz')
  at!: Date;
}
