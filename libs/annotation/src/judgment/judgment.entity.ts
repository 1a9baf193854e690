import type { JudgmentAnswer } from '@ethogram/core';
import { Check, Column, Entity, Index, JoinColumn, ManyToOne, PrimaryColumn } from 'typeorm';
import { Slot } from '../task/slot.entity.js';

/**
 * One person's answer to a task. Append-only: a database trigger refuses every change but taking `current` away, and
 * every deletion.
 */
@Entity('judgments')
@Index('judgments_idempotency', ['personId', 'idempotencyKey'], { unique: true })
@Index('judgments_revision', ['taskId', 'personId', 'revision'], { unique: true })
@Index('judgments_current', ['taskId', 'personId'], { unique: true, where: 'current' })
@Index('judgments_current_slot', ['slotId'], { unique: true, where: 'current' })
@Index('judgments_study_person', ['studyId', 'personId', 'submittedAt'])
@Check('judgments_revision_positive', 'revision > 0')
@Check('judgments_current_unswayed', 'not (current and after_suggestion)')
export class Judgment {
  @PrimaryColumn('uuid')
  id!: string;

  @Column('uuid')
  studyId!: string;

  @Column('uuid')
  taskId!: string;

  @Column('uuid')
  slotId!: string;

  @ManyToOne(() => Slot, { nullable: false })
  @JoinColumn({ name: 'slot_id' })
  slot?: Slot;

  @Column('uuid')
  personId!: string;

  /** From 1. */
  @Column('integer')
  revision!: number;

  /** The one that counts: their latest that was not given after a suggestion. */
  @Column('boolean')
  current!: boolean;

  /** Given after the person was shown what a model would say. It is on record, and never the current one. */
  @Column('boolean', { default: false })
  afterSuggestion!: boolean;

  /** Chosen by the client, once an answer; a second arrival of the same is the same answer. */
  @Column('text')
  idempotencyKey!: string;

  @Column('jsonb')
  answer!: JudgmentAnswer;

  /** SHA-256 of task and answer: tells a replay from another answer under the same key. */
  @Column('text')
  answerHash!: string;

  /** Time on screen, as the client measured it. */
  @Column('integer', { nullable: true })
  durationMs!: number | null;

  /** By the database's clock. */
  @Column('timestamptz')
  submittedAt!: Date;
}
