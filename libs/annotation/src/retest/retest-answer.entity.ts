import type { JudgmentAnswer } from '@ethogram/core';
import { Column, Entity, Index, JoinColumn, ManyToOne, PrimaryColumn } from 'typeorm';
import { Retest } from './retest.entity.js';

/**
 * A person's second answer to a task. It lies apart from the judgments, so that it can get into no release, agreement or
 * count of them, and is never revised.
 */
@Entity('retest_answers')
@Index('retest_answers_once', ['retestId'], { unique: true })
@Index('retest_answers_idempotency', ['personId', 'idempotencyKey'], { unique: true })
@Index('retest_answers_study', ['studyId', 'personId'])
export class RetestAnswer {
  @PrimaryColumn('uuid')
  id!: string;

  @Column('uuid')
  retestId!: string;

  @ManyToOne(() => Retest, { nullable: false })
  @JoinColumn({ name: 'retest_id' })
  retest?: Retest;

  @Column('uuid')
  studyId!: string;

  @Column('uuid')
  personId!: string;

  /** The answer it is compared with. */
  @Column('uuid')
  judgmentId!: string;

  @Column('text')
  idempotencyKey!: string;

  @Column('jsonb')
  answer!: JudgmentAnswer;

  @Column('text')
  answerHash!: string;

  @Column('integer', { nullable: true })
  durationMs!: number | null;

  @Column('timestamptz')
  answeredAt!: Date;
}
