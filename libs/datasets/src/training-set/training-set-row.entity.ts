import { Column, Entity, JoinColumn, ManyToOne, PrimaryColumn, type Relation } from 'typeorm';
import { TrainingSet } from './training-set.entity.js';

/** One line of a finished training set. Triggers refuse every change, and new rows once the set is finished. */
@Entity('training_set_rows')
export class TrainingSetRow {
  @PrimaryColumn('uuid')
  trainingSetId!: string;

  /** Order in the file, from 0. */
  @PrimaryColumn('integer')
  position!: number;

  /** Canonical JSON of a `TrainingRow`; text, because jsonb would not keep the bytes that were hashed. */
  @Column('text')
  line!: string;

  @ManyToOne(() => TrainingSet)
  @JoinColumn({ name: 'training_set_id', foreignKeyConstraintName: 'training_set_rows_set' })
  trainingSet?: Relation<TrainingSet>;
}
