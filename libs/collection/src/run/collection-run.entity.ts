import type { JobState } from '@ethogram/platform';
import { Check, Column, Entity, Index, PrimaryColumn } from 'typeorm';
import type { ImportTally } from './import-tally.js';

/** A file of a run: where the platform reads it, and what people call it. */
export interface RunFile {
  path: string;
  name: string;
}

/** A line that could not be used. The reason never quotes it. */
export interface InvalidLine {
  file: string;
  line: number;
  reason: string;
}

/** One resumable import. The checkpoint and the counts change in the transaction that stores the rows they count. */
@Entity('collection_runs')
@Index('collection_runs_source_created', ['sourceId', 'createdAt', 'id'])
@Check('collection_runs_state_known', `state in ('QUEUED', 'RUNNING', 'SUCCEEDED', 'FAILED', 'CANCELLED')`)
export class CollectionRun {
  @PrimaryColumn('uuid')
  id!: string;

  @Column('uuid')
  sourceId!: string;

  /** Null: the command line or the platform itself. */
  @Column('uuid', { nullable: true })
  requestedBy!: string | null;

  @Column('jsonb')
  files!: RunFile[];

  @Column('text')
  state!: JobState;

  @Column('jsonb')
  tally!: ImportTally;

  /** The first 100. */
  @Column('jsonb')
  invalidLines!: InvalidLine[];

  /** The file being read, counted from 0, and its last line that is stored. */
  @Column('integer', { default: 0 })
  checkpointFile!: number;

  @Column('bigint', { default: 0 })
  checkpointLine!: string;

  /** KiB of the files as they lie on the disk. */
  @Column('integer', { default: 0 })
  progressDone!: number;

  @Column('integer', { default: 0 })
  progressTotal!: number;

  @Column('text', { nullable: true })
  progressNote!: string | null;

  @Column('text', { nullable: true })
  error!: string | null;

  @Column('timestamptz')
  createdAt!: Date;

  @Column('timestamptz', { nullable: true })
  startedAt!: Date | null;

  @Column('timestamptz', { nullable: true })
  finishedAt!: Date | null;
}
