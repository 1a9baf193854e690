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
}
