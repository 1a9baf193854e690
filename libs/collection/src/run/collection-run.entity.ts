import { CountedWork } from '@ethogram/platform';
import { Check, Column, Entity, Index, PrimaryColumn } from 'typeorm';
import type { CollectionRequest } from './collection-request.js';
import type { ImportTally } from './import-tally.js';

export const COLLECTION_KINDS = [
  'FILES',
  'LISTING',
  'THREADS',
  'BY_ID',
  'SECOND_LOOK',
  'DELETION_CHECK',
] as const;
export type CollectionKind = (typeof COLLECTION_KINDS)[number];

export const COLLECTION_STATES = ['QUEUED', 'RUNNING', 'PAUSED', 'SUCCEEDED', 'FAILED', 'CANCELLED'] as const;
export type CollectionState = (typeof COLLECTION_STATES)[number];

/** What a deletion check found; `waiting`: not returned once, asked again before it counts as missing. */
export interface CheckTally {
  checked: number;
  live: number;
  edited: number;
  authorGone: number;
  deleted: number;
  removed: number;
  missing: number;
  waiting: number;
}

/** What a run counted. A run of files has the sum of theirs once it ended; before, they are summed when read. */
export interface RunTally extends ImportTally {
  /** Of a deletion check. */
  check?: CheckTally;
  /** The first 100 rows in answers of the API that could not be read; `line` is the number of the request. */
  invalidRows?: { file: string; line: number; reason: string }[];
  /** Where the speed is measured from once the run was resumed: an ISO time, and the rows read before. */
  resumed?: { at: string; rows: number };
}

/**
 * One resumable fetch from a source. What has been done and what it counted change in the transaction that stores the
 * rows: for files on each file's own row (`collection_run_files`), so that workers do not wait for each other.
 */
@Entity('collection_runs')
@Index('collection_runs_source_created', ['sourceId', 'createdAt', 'id'])
@Check(
  'collection_runs_state_known',
  `state in ('QUEUED', 'RUNNING', 'PAUSED', 'SUCCEEDED', 'FAILED', 'CANCELLED')`,
)
export class CollectionRun extends CountedWork<CollectionState> {
  @PrimaryColumn('uuid')
  id!: string;

  @Column('uuid')
  sourceId!: string;

  /** Null: the command line or the platform itself. */
  @Column('uuid', { nullable: true })
  requestedBy!: string | null;

  @Column('text', { default: 'FILES' })
  kind!: CollectionKind;

  @Column('jsonb', { default: {} })
  request!: CollectionRequest;

  /** The schedule that started it. */
  @Column('uuid', { nullable: true })
  scheduleId!: string | null;

  /** Where a fetch through the API goes on; null for files. */
  @Column('jsonb', { nullable: true })
  checkpoint!: object | null;

  @Column('jsonb')
  tally!: RunTally;
}
