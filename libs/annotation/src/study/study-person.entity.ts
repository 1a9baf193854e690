import { Column, Entity, Index, JoinColumn, ManyToOne, PrimaryColumn } from 'typeorm';
import { Study } from './study.entity.js';

/**
 * Somebody who may label in a study. The row is also the lock that puts one person's requests in a study one after the
 * other, whatever number of tabs they come from.
 */
@Entity('study_people')
@Index('study_people_person', ['personId'])
export class StudyPerson {
  @PrimaryColumn('uuid')
  studyId!: string;

  @ManyToOne(() => Study, { nullable: false })
  @JoinColumn({ name: 'study_id' })
  study?: Study;

  @PrimaryColumn('uuid')
  personId!: string;

  @Column('timestamptz')
  addedAt!: Date;

  /** Slots drawn so far; with the study's seed it fixes where the next draw starts. */
  @Column('integer')
  draws!: number;

  /** Tasks judged, gold included: a counter of its own, so that nobody counts judgments to see how far a study is. */
  @Column('integer', { default: 0 })
  done!: number;

  /** Place of the last slot drawn, where a study goes through its tasks in a fixed order. */
  @Column('integer', { nullable: true })
  cursor!: number | null;

  /** Groups of tasks this person is for, beside the tasks that are for everybody. */
  @Column('jsonb', { default: [] })
  groups!: string[];

  /** Since when they are given nothing new; null when they are. */
  @Column('timestamptz', { nullable: true })
  pausedAt!: Date | null;

  @Column('text', { nullable: true })
  pauseReason!: string | null;

  /** When the study's rule last found their gold answers too often wrong, and warned. */
  @Column('timestamptz', { nullable: true })
  warnedAt!: Date | null;

  /** When a curator last let them go on; the study's rule looks at later gold answers only. */
  @Column('timestamptz', { nullable: true })
  goldSince!: Date | null;

  /** Since when their judgments are left out of agreement and releases; null when they count. */
  @Column('timestamptz', { nullable: true })
  excludedAt!: Date | null;

  @Column('text', { nullable: true })
  exclusionReason!: string | null;
}
