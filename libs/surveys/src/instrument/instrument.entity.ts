import { Check, Column, Entity, Index, PrimaryColumn } from 'typeorm';
import type { Construct, Scoring } from './instrument-content.js';

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

  /** BCP 47 */
  @Column('text', { default: 'en' })
  language!: string;

  /** Its name: an SPDX id or one of its own. */
  @Column('text')
  licence!: string;

  @Column('text', { nullable: true })
  licenceHolder!: string | null;

  @Column('text', { nullable: true })
  licenceUrl!: string | null;

  /** Whether its items may be put to people. */
  @Column('boolean', { default: false })
  mayAdminister!: boolean;

  /** Whether the wordings may be published with a dataset. */
  @Column('boolean', { default: false })
  mayPublishText!: boolean;

  /** Whether models may be trained on its items. */
  @Column('boolean', { default: false })
  mayTrain!: boolean;

  /** Whether its items may be reworded or translated. */
  @Column('boolean', { default: false })
  mayModify!: boolean;

  /** How it is cited. */
  @Column('text')
  source!: string;

  @Column('text', { nullable: true })
  citationUrl!: string | null;

  /** What respondents read before the items. */
  @Column('text', { nullable: true })
  instructions!: string | null;

  /** Said once before the items, which complete it. */
  @Column('text', { nullable: true })
  stem!: string | null;

  /** Coarser or other values than those of the taxonomy, which its families may be keyed to. */
  @Column('jsonb', { default: [] })
  constructs!: Construct[];

  @Column('jsonb', { default: { centre: 'none', reverse: 'mirror' } })
  scoring!: Scoring;

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
