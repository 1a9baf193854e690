import { Check, Column, Entity, Index, PrimaryColumn } from 'typeorm';
import type { ReleaseKind } from './release-content.js';
import type { ReleaseManifest, SplitCounts } from './release-manifest.js';

/** A frozen version of a study's judgments. Triggers refuse every UPDATE, DELETE and TRUNCATE. */
@Entity('releases')
@Index('releases_study_version', ['studyId', 'version'], { unique: true })
@Index('releases_study_content', ['studyId', 'contentHash', 'fileHash'], { unique: true })
@Index('releases_created', ['createdAt', 'id'])
@Check('releases_kind_known', `kind in ('MORAL_JUDGMENT', 'SURVEY', 'FORM')`)
export class Release {
  @PrimaryColumn('uuid')
  id!: string;

  @Column('uuid')
  studyId!: string;

  /** Every study whose judgments it holds, that of the versions first. */
  @Column('uuid', { array: true })
  studyIds!: string[];

  @Column('text')
  name!: string;

  /** Semantic, counted per study. */
  @Column('text')
  version!: string;

  @Column('text')
  kind!: ReleaseKind;

  /** The address: the same on every machine for the same answers. */
  @Column('text')
  contentHash!: string;

  /** SHA-256 of the exported file, checked at every export. */
  @Column('text')
  fileHash!: string;

  @Column('jsonb')
  manifest!: ReleaseManifest;

  @Column('integer')
  seed!: number;

  @Column('jsonb')
  counts!: SplitCounts[];

  @Column('integer')
  rowCount!: number;

  @Column('uuid', { nullable: true })
  createdById!: string | null;

  @Column('timestamptz')
  createdAt!: Date;
}
