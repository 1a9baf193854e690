import { Check, Column, Entity, Index, PrimaryColumn } from 'typeorm';

/** One version of a survey. Never changed once installed: a new wording is a new version. */
@Entity('instruments')
@Index('instruments_key_version', ['key', 'version'], { unique: true })
@Check('instruments_scale_ordered', 'scale_min < scale_max')
export class Instrument {
  /** Follows from key and version, so that every process installs the same rows. */
  @PrimaryColumn('uuid')
  id!: string;

  @Column('text')
  key!: string;

  /** MAJOR.MINOR.PATCH */
  @Column('text')
  version!: string;

  @Column('text')
  title!: string;

  @Column('text')
  licence!: string;

  @Column('text')
  source!: string;

  /** Whether the wordings may be published with a dataset. */
  @Column('boolean')
  redistributable!: boolean;

  @Column('integer')
  scaleMin!: number;

  @Column('integer')
  scaleMax!: number;

  /** One label a rating, lowest first. */
  @Column('jsonb')
  scaleLabels!: string[];

  /** SHA-256 of the file's content as canonical JSON. */
  @Column('text')
  contentHash!: string;

  @Column('timestamptz')
  createdAt!: Date;
}
