import { Column, Entity, Index, PrimaryColumn } from 'typeorm';

/** Who did what to what. Holds no text of posts or answers. */
@Entity('audit_entries')
@Index('audit_entries_subject', ['subjectType', 'subjectId'])
export class AuditEntry {
  @PrimaryColumn('uuid')
  id!: string;

  @Column('timestamptz')
  at!: Date;

  /** Null: the platform itself or the command line. */
  @Column('uuid', { nullable: true })
  personId!: string | null;

  @Column('text')
  action!: string;

  @Column('text')
  subjectType!: string;

  @Column('text')
  subjectId!: string;

  @Column('jsonb', { default: {} })
  detail!: Record<string, unknown>;
}
