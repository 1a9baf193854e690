import { Check, Column, Entity, Index, JoinColumn, ManyToOne, PrimaryColumn } from 'typeorm';
import { CollectionRun, type CollectionState } from './collection-run.entity.js';
import type { ImportTally } from './import-tally.js';

/**
 * A file as an import is asked to read it: `path` where the worker finds it, or `blob:` and its key in the blob store;
 * `name` what people call it.
 */
export interface RunFile {
  path: string;
  name: string;
}

/** A line that could not be used. The reason never quotes it. */
export interface InvalidLine {
  line: number;
  reason: string;
}

/** A file of a run: read by one worker at a time, from its checkpoint on. */
@Entity('collection_run_files')
@Index('collection_run_files_position', ['runId', 'position'], { unique: true })
@Check(
  'collection_run_files_state_known',
  `state in ('QUEUED', 'RUNNING', 'PAUSED', 'SUCCEEDED', 'FAILED', 'CANCELLED')`,
)
export class CollectionRunFile {
  @PrimaryColumn('uuid')
  id!: string;

  @Column('uuid')
  runId!: string;

  @ManyToOne(() => CollectionRun, { onDelete: 'CASCADE' })
  @JoinColumn({ name: 'run_id' })
  run?: CollectionRun;

  @Column('integer')
  position!: number;

  /** Where the platform reads it, or `blob:` and a key; what people call it is `name`. */
  @Column('text')
  path!: string;

  @Column('text')
  name!: string;

  @Column('text')
  state!: CollectionState;

  /**
   * Made anew by every worker that takes the file, and checked with each batch: a worker that was given up as lost can
   * never store or count a row again.
   */
  @Column('uuid', { nullable: true })
  claimId!: string | null;

  /** The last line that is stored. */
  @Column('bigint', { default: 0 })
  checkpointLine!: string;

  @Column('jsonb')
  tally!: ImportTally;

  /** The first 100. */
  @Column('jsonb')
  invalidLines!: InvalidLine[];

  /** KiB of the file as it lies on the disk. */
  @Column('integer', { default: 0 })
  progressDone!: number;

  @Column('integer', { default: 0 })
  progressTotal!: number;

  @Column('text', { nullable: true })
  error!: string | null;

  @Column('timestamptz', { nullable: true })
  startedAt!: Date | null;

  @Column('timestamptz', { nullable: true })
  finishedAt!: Date | null;
}
