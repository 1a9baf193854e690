import type { SplitName } from '@ethogram/core';
import { Check, Column, Entity, Index, JoinColumn, ManyToOne, PrimaryColumn, type Relation } from 'typeorm';
import { Release } from './release.entity.js';

/**
 * One line of a release. Triggers refuse new rows once the release is there, and every change but one: when what it was
 * made from is deleted at its source, the line is emptied and its hash stays.
 */
@Entity('release_rows')
@Index('release_rows_key', ['releaseId', 'key'], { unique: true })
@Index('release_rows_scenario', ['scenarioId'])
@Check('release_rows_purged_empty', `purged_at is null or line = ''`)
@Check('release_rows_split_known', `split in ('train', 'validation', 'test')`)
export class ReleaseRow {
  @PrimaryColumn('uuid')
  releaseId!: string;

  /** Order in the file, from 0. */
  @PrimaryColumn('integer')
  position!: number;

  @Column('text')
  key!: string;

  @Column('text')
  split!: SplitName;

  /** Lineage inside the installation; random ids, so neither exported nor hashed. */
  @Column('uuid', { nullable: true })
  scenarioId!: string | null;

  @Column('uuid', { nullable: true })
  itemId!: string | null;

  /** Canonical JSON of the row; text, because jsonb would not keep the bytes that were hashed. */
  @Column('text')
  line!: string;

  /** SHA-256 of `line` as UTF-8, hex: an export without the purged lines is checked by it. */
  @Column('text')
  lineHash!: string;

  @Column('timestamptz', { nullable: true })
  purgedAt!: Date | null;

  /** Checked at commit: rows come before their release, so that a release that can be seen is complete. */
  @ManyToOne(() => Release, { deferrable: 'INITIALLY DEFERRED' })
  @JoinColumn({ name: 'release_id', foreignKeyConstraintName: 'release_rows_release' })
  release?: Relation<Release>;
}
