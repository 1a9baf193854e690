import { Column, Entity, Index, JoinColumn, ManyToOne, PrimaryColumn } from 'typeorm';
import { RecruitmentLink } from './recruitment-link.entity.js';

/**
 * Who a pseudonymous participant is to the place that sent them. Kept apart from everything they do here and never part
 * of a release; a withdrawal empties it but for the key, by which the same person is known when they come again.
 */
@Entity('recruits')
@Index('recruits_known', ['studyId', 'externalKey'], { unique: true })
@Index('recruits_token', ['token'], { unique: true })
@Index('recruits_session', ['sessionId'])
@Index('recruits_person', ['studyId', 'personId'])
@Index('recruits_link', ['linkId', 'createdAt'])
export class Recruit {
  @PrimaryColumn('uuid')
  id!: string;

  @Column('uuid')
  studyId!: string;

  @Column('uuid')
  linkId!: string;

  @ManyToOne(() => RecruitmentLink, { nullable: false })
  @JoinColumn({ name: 'link_id' })
  link?: RecruitmentLink;

  /** Keyed hash of study and id. */
  @Column('text')
  externalKey!: string;

  @Column('text', { nullable: true })
  externalId!: string | null;

  /** Of the recruiter's submission. */
  @Column('text', { nullable: true })
  sessionId!: string | null;

  /** Of an address of their own; null where one address serves all. */
  @Column('text', { nullable: true })
  token!: string | null;

  /** Null until they have come. */
  @Column('uuid', { nullable: true })
  personId!: string | null;

  @Column('timestamptz')
  createdAt!: Date;

  /** When the recruiter said last what state they are in, by its clock. */
  @Column('timestamptz', { nullable: true })
  statusAt!: Date | null;
}
