import { CountedWork } from '@ethogram/platform';
import { Check, Column, Entity, Index, JoinColumn, ManyToOne, PrimaryColumn, type Relation } from 'typeorm';
import { Release } from '../release/release.entity.js';
import { EXPORT_FORMATS, type ExportedFile, type ExportFormat } from './export-format.js';

/** A release written as a folder of files in the blob store, under `exports/<id>/`. */
@Entity('file_exports')
@Index('file_exports_release', ['releaseId', 'createdAt'])
@Check('file_exports_format_known', `format in ('${EXPORT_FORMATS.join("', '")}')`)
@Check('file_exports_state_known', `state in ('QUEUED', 'RUNNING', 'SUCCEEDED', 'FAILED', 'CANCELLED')`)
export class FileExport extends CountedWork {
  @PrimaryColumn('uuid')
  id!: string;

  @Column('uuid')
  releaseId!: string;

  @ManyToOne(() => Release)
  @JoinColumn({ name: 'release_id', foreignKeyConstraintName: 'file_exports_of_release' })
  release?: Relation<Release>;

  @Column('text')
  format!: ExportFormat;

  /** Written so far, each whole. */
  @Column('jsonb', { default: [] })
  files!: ExportedFile[];

  /** Set when something in it was deleted at its source: its files are taken away, and it is not handed out any more. */
  @Column('timestamptz', { nullable: true })
  withdrawnAt!: Date | null;

  @Column('uuid', { nullable: true })
  requestedBy!: string | null;
}
