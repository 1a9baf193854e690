import { Column, Entity, JoinColumn, ManyToOne, PrimaryColumn, type Relation } from 'typeorm';
import { TrainingSet } from './training-set.entity.js';

/** The untouched model's answer to one prompt; stored as it comes in, so that no prompt is asked twice. */
@Entity('training_set_baselines')
export class TrainingSetBaseline {
  @PrimaryColumn('uuid')
  trainingSetId!: string;

  /** `ITEM|TEMPLATE`. */
  @PrimaryColumn('text')
  sampleKey!: string;

  /** Renormalised probability of each digit; all 0 when there was none. */
  @Column('jsonb')
  probabilities!: Record<string, number>;

  /** Probability on the digits before renormalising. */
  @Column('double precision')
  mass!: number;

  /** Null: unreadable, the mass was too small. */
  @Column('integer', { nullable: true })
  digit!: number | null;

  @Column('text')
  method!: string;

  @ManyToOne(() => TrainingSet, { onDelete: 'CASCADE' })
  @JoinColumn({ name: 'training_set_id', foreignKeyConstraintName: 'training_set_baselines_set' })
  trainingSet?: Relation<TrainingSet>;
}
