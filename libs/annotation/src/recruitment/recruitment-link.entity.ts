import { Check, Column, Entity, Index, JoinColumn, ManyToOne, PrimaryColumn } from 'typeorm';
import { Study } from '../study/study.entity.js';

/** Where the people of a link come from. PROLIFIC: with the ids Prolific puts into the address. */
export const RECRUITERS = ['PROLIFIC', 'OTHER'] as const;
export type Recruiter = (typeof RECRUITERS)[number];

/** A public address that lets people into a study under a pseudonym. */
@Entity('recruitment_links')
@Index('recruitment_links_token', ['token'], { unique: true })
@Index('recruitment_links_study', ['studyId', 'createdAt'])
@Check('recruitment_links_recruiter_known', `recruiter in ('${RECRUITERS.join("', '")}')`)
export class RecruitmentLink {
  @PrimaryColumn('uuid')
  id!: string;

  @Column('uuid')
  studyId!: string;

  @ManyToOne(() => Study, { nullable: false })
  @JoinColumn({ name: 'study_id' })
  study?: Study;

  @Column('text')
  name!: string;

  @Column('text')
  recruiter!: Recruiter;

  /** Part of the public address. */
  @Column('text')
  token!: string;

  /** Most people it lets in; null: any number. */
  @Column('integer', { nullable: true })
  places!: number | null;

  @Column('timestamptz')
  createdAt!: Date;

  @Column('timestamptz', { nullable: true })
  closedAt!: Date | null;
}
