import { CountedWork } from '@ethogram/platform';
import type { LabelProbe } from '@ethogram/vllm-client';
import type { TargetProfile } from '@ethogram/suites';
import { Check, Column, Entity, Index, JoinColumn, ManyToOne, PrimaryColumn, type Relation } from 'typeorm';
import { Release } from '../release/release.entity.js';
import type { TrainingSetManifest } from './training-set-manifest.js';
import type { TrainingControl, TrainingSetKind, TrainingSetSettings } from './training-set-settings.js';

/** What a model is fine-tuned on: its own survey answers with those on some values moved, or people's moral judgments. */
@Entity('training_sets')
@Index('training_sets_created', ['createdAt', 'id'])
@Index('training_sets_group', ['groupId'])
@Index('training_sets_release', ['releaseId'])
@Check('training_sets_kind_known', `kind in ('SURVEY', 'MORAL_JUDGMENT')`)
@Check('training_sets_control_known', `control in ('SHAM', 'SHUFFLED', 'MIRRORED')`)
@Check(
  'training_sets_made_of',
  `case kind when 'SURVEY' then num_nulls(instrument_id, target, delta, profile) = 0 else release_id is not null end`,
)
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

  @Column('text', { default: 'SURVEY' })
  kind!: TrainingSetKind;

  /** Shared by a set and the controls made with it: the id of the first. */
  @Column('uuid')
  groupId!: string;

  /** What it is a control for its group by; null for the set itself. */
  @Column('text', { nullable: true })
  control!: TrainingControl | null;

  /** Of a survey set. */
  @Column('uuid', { nullable: true })
  instrumentId!: string | null;

  /** Of a set made from people's judgments. */
  @Column('uuid', { nullable: true })
  releaseId!: string | null;

  /** Served name of the model to be trained; of a survey set, its own digits are the baseline. */
  @Column('text')
  baseModel!: string;

  /** Of a survey set: the value whose answers are moved furthest, the first of several. */
  @Column('text', { nullable: true })
  target!: string | null;

  /** How far `target` is moved: points of the rating scale; negative lowers the value. */
  @Column('integer', { nullable: true })
  delta!: number | null;

  /** Of a survey set: every value whose answers are moved, and how far. */
  @Column('jsonb', { nullable: true })
  profile!: TargetProfile | null;

  @Column('jsonb')
  settings!: TrainingSetSettings;

  /** Seed of the readings: matters where a server can only be sampled. */
  @Column('integer')
  seed!: number;

  @Column('text', { array: true })
  heldOutFamilies!: string[];

  /** How digits are read; found once, so that a set resumed elsewhere never mixes methods. */
  @Column('jsonb', { nullable: true })
  labelProbe!: LabelProbe | null;

  /** The set whose baselines it takes over before it asks for those that are missing. */
  @Column('uuid', { nullable: true })
  baselinesFromId!: string | null;

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

  @ManyToOne(() => Release)
  @JoinColumn({ name: 'release_id', foreignKeyConstraintName: 'training_sets_of_release' })
  release?: Relation<Release>;
}
