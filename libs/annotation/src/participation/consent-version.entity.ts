import { Column, Entity, JoinColumn, ManyToOne, PrimaryColumn } from 'typeorm';
import { Study } from '../study/study.entity.js';

/** What people agree to before they begin; never changed, followed by another version. */
@Entity('consent_versions')
export class ConsentVersion {
  @PrimaryColumn('uuid')
  studyId!: string;

  @ManyToOne(() => Study, { nullable: false })
  @JoinColumn({ name: 'study_id' })
  study?: Study;

  /** From 1; the highest is asked for. */
  @PrimaryColumn('integer')
  version!: number;

  @Column('text')
  text!: string;

  /** SHA-256 of the text as UTF-8, hex. */
  @Column('text')
  textHash!: string;

  @Column('timestamptz')
  publishedAt!: Date;

  /** Null: the platform itself. */
  @Column('uuid', { nullable: true })
  publishedBy!: string | null;
}
