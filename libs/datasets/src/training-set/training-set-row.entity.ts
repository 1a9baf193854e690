import { Check, Column, Entity, Index, JoinColumn, ManyToOne, PrimaryColumn, type Relation } from 'typeorm';
import { TrainingSet } from './training-set.entity.js';

/**
 * One line of a finished training set. Triggers refuse new rows once the set is finished, and every change but one: when
 * what it was made from is deleted, the line is emptied and its hash stays.
 */
@Entity('training_set_rows')
@Index('training_set_rows_scenario', ['scenarioId'])
@Check('training_set_rows_split_known', `split in ('train', 'validation')`)
@Check('training_set_rows_purged_empty', `purged_at is null or line = ''`)
export class TrainingSetRow {
  @PrimaryColumn('uuid')
  trainingSetId!: string;

  /** Order in the file, from 0; validation after training. */
  @PrimaryColumn('integer')
  position!: number;

  @Column('text', { default: 'train' })
  split!: 'train' | 'validation';

  /** Lineage inside the installation; null in survey sets. */
  @Column('uuid', { nullable: true })
  scenarioId!: string | null;

  /** Key of the released row it was made from; null in survey sets. */
  @Column('text', { nullable: true })
  releaseKey!: string | null;

  /** Canonical JSON of a `TrainingRow` or `MoralTrainingRow`; text, because jsonb would not keep the bytes that were hashed. */
  @Column('text')
  line!: string;

  /** SHA-256 of `line` as UTF-8, hex: an export without the purged lines is checked by it. */
  @Column('text')
  lineHash!: string;

  @Column('timestamptz', { nullable: true })
  purgedAt!: Date | null;

  @ManyToOne(() => TrainingSet)
  @JoinColumn({ name: 'training_set_id', foreignKeyConstraintName: 'training_set_rows_set' })
  trainingSet?: Relation<TrainingSet>;
}
