import { Check, Column, Entity, Index, JoinColumn, ManyToOne, PrimaryColumn } from 'typeorm';
import { Study } from '../study/study.entity.js';
import type { WithdrawalRule } from './participation-plan.js';
import { type Course, COURSES } from './participation.policy.js';

/** One person's way through a study that has steps. It stays after a withdrawal, as the record of it. */
@Entity('participations')
@Index('participations_study', ['studyId', 'startedAt', 'personId'])
@Check('participations_course_known', `course in ('${COURSES.join("', '")}')`)
@Check('participations_withdrawal_known', `(withdrawn_at is null) = (withdrawal is null)`)
export class Participation {
  @PrimaryColumn('uuid')
  studyId!: string;

  @ManyToOne(() => Study, { nullable: false })
  @JoinColumn({ name: 'study_id' })
  study?: Study;

  @PrimaryColumn('uuid')
  personId!: string;

  @Column('text')
  course!: Course;

  /** The try at the training tasks, from 1. */
  @Column('integer', { default: 1 })
  tryNumber!: number;

  @Column('integer', { nullable: true })
  consentVersion!: number | null;

  @Column('timestamptz')
  startedAt!: Date;

  @Column('timestamptz', { nullable: true })
  completedAt!: Date | null;

  @Column('text', { nullable: true })
  completionCode!: string | null;

  @Column('timestamptz', { nullable: true })
  withdrawnAt!: Date | null;

  @Column('text', { nullable: true })
  withdrawal!: WithdrawalRule | null;

  /** Gave their place back where they were recruited, or ran out of time there. */
  @Column('timestamptz', { nullable: true })
  returnedAt!: Date | null;

  @Column('timestamptz', { nullable: true })
  approvedAt!: Date | null;
}
