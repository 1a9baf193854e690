import type { JudgmentAnswer } from '@ethogram/core';
import { Check, Column, Entity, Index, PrimaryColumn } from 'typeorm';
import { type AskedPhase, ASKED_PHASES } from './participation.policy.js';

/**
 * An answer to a training task or to a survey before or after the work. It lies apart from the judgments, so that it can
 * get into no release, agreement or count of them.
 */
@Entity('phase_answers')
@Index('phase_answers_once', ['studyId', 'personId', 'phase', 'tryNumber', 'taskKey'], { unique: true })
@Index('phase_answers_idempotency', ['personId', 'idempotencyKey'], { unique: true })
@Check('phase_answers_phase_known', `phase in ('${ASKED_PHASES.join("', '")}')`)
@Check('phase_answers_training_judged', `(phase = 'TRAINING') = (is_right is not null)`)
export class PhaseAnswer {
  @PrimaryColumn('uuid')
  id!: string;

  @Column('uuid')
  studyId!: string;

  @Column('uuid')
  personId!: string;

  @Column('text')
  phase!: AskedPhase;

  /** From 1; only training has a second. */
  @Column('integer')
  tryNumber!: number;

  /** The training task's id, or the name of the battery. */
  @Column('text')
  taskKey!: string;

  @Column('text')
  idempotencyKey!: string;

  @Column('jsonb')
  answer!: JudgmentAnswer;

  @Column('text')
  answerHash!: string;

  /** Of a training task. */
  @Column('boolean', { nullable: true })
  isRight!: boolean | null;

  @Column('integer', { nullable: true })
  durationMs!: number | null;

  @Column('timestamptz')
  answeredAt!: Date;
}
