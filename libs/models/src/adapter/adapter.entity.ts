import type { TrainerResult } from '@ethogram/core';
import { Column, Entity, Index, JoinColumn, ManyToOne, PrimaryColumn } from 'typeorm';
import { FineTuneRun } from '../fine-tune/fine-tune-run.entity.js';

/** What the trainer reported about a finished training, without its local path. */
export type AdapterOrigin = Omit<TrainerResult, 'adapterDir' | 'sha256'>;

/** The LoRA weights a fine-tune run ended in. Its two files lie in the blob store under `adapters/<id>/`. */
@Entity('adapters')
@Index('adapters_name', ['name'], { unique: true })
@Index('adapters_fine_tune_run', ['fineTuneRunId'], { unique: true })
export class Adapter {
  @PrimaryColumn('uuid')
  id!: string;

  /** The name it is served under. */
  @Column('text')
  name!: string;

  @Column('text')
  baseModel!: string;

  /** SHA-256 of adapter_model.safetensors, computed by the platform. */
  @Column('text')
  sha256!: string;

  @Column('uuid')
  fineTuneRunId!: string;

  @ManyToOne(() => FineTuneRun, { onDelete: 'RESTRICT' })
  @JoinColumn({ name: 'fine_tune_run_id' })
  fineTuneRun?: FineTuneRun;

  @Column('jsonb')
  origin!: AdapterOrigin;

  @Column('timestamptz')
  createdAt!: Date;
}
