import { CountedWork, type JobState } from '@ethogram/platform';
import { Check, Column, Entity, JoinColumn, ManyToOne, PrimaryColumn, type Relation } from 'typeorm';
import { Experiment } from './experiment.entity.js';

export const STEP_KINDS = ['release', 'sweep', 'report', 'compose'] as const;
export type StepKind = (typeof STEP_KINDS)[number];

/** A part of an experiment. The id of what it makes is chosen with it, so that it finds what it had made. */
@Entity('experiment_steps')
@Check('experiment_steps_kind', `kind in ('release','sweep','report','compose')`)
@Check('experiment_steps_state', `state in ('QUEUED','RUNNING','SUCCEEDED','FAILED','CANCELLED')`)
export class ExperimentStep extends CountedWork<JobState> {
  @PrimaryColumn('uuid')
  experimentId!: string;

  @PrimaryColumn('text')
  key!: string;

  @Column('int')
  position!: number;

  @Column('text')
  kind!: StepKind;

  @Column('text')
  title!: string;

  @Column('text', { nullable: true })
  model!: string | null;

  @Column('text', { nullable: true })
  cellKey!: string | null;

  /** Of a sweep or a report: its id, chosen before it is made; of a release: the one that is used, once it is known. */
  @Column('uuid', { nullable: true })
  madeId!: string | null;

  @ManyToOne(() => Experiment, { onDelete: 'CASCADE' })
  @JoinColumn({ name: 'experiment_id', foreignKeyConstraintName: 'experiment_steps_of_experiment' })
  experiment?: Relation<Experiment>;
}
