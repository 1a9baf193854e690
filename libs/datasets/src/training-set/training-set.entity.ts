import { CountedWork } from '@ethogram/platform';
import type { LabelProbe } from '@ethogram/vllm-client';
import { Check, Column, Entity, Index, PrimaryColumn } from 'typeorm';
import type { TrainingSetManifest } from './training-set-manifest.js';

/** Survey answers a model is fine-tuned on: its own, except that those on the target value are moved. */
@Entity('training_sets')
@Index('training_sets_created', ['createdAt', 'id'])
@Check('training_sets_state_known', `state in ('QUEUED', 'RUNNING', 'SUCCEEDED', 'FAILED', 'CANCELLED')`)
@Check(
  'training_sets_complete',
  `state <> 'SUCCEEDED' or (content_hash is not null and file_hash is not null and manifest is not null)`,
)
export class TrainingSet extends CountedWork {
  @PrimaryColumn('uuid')
  id!: string;

  @Column('text')
  name!: string;

  @Column('uuid')
  instrumentId!: string;

  /** Served name of the model whose own digits are the baseline. */
  @Column('text')
  baseModel!: string;

  /** Key of the value whose answers are moved. */
  @Column('text')
  target!: string;

  /** Points of the rating scale; negative lowers the value. */
  @Column('integer')
  delta!: number;

  /** Seed of the readings: matters where a server can only be sampled. */
  @Column('integer')
  seed!: number;

  @Column('text', { array: true })
  heldOutFamilies!: string[];

  /** How digits are read; found once, so that a set resumed elsewhere never mixes methods. */
  @Column('jsonb', { nullable: true })
  labelProbe!: LabelProbe | null;

  @Column('integer', { default: 0 })
  rowCount!: number;

  @Column('text', { nullable: true })
  contentHash!: string | null;

  /** SHA-256 of the exported file, byte for byte. */
  @Column('text', { nullable: true })
  fileHash!: string | null;

  @Column('jsonb', { nullable: true })
  manifest!: TrainingSetManifest | null;

  @Column('uuid', { nullable: true })
  createdById!: string | null;
}
