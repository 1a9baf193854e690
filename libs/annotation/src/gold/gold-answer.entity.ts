import type { ExpectedAnswer } from '@ethogram/core';
import { Check, Column, Entity, Index, JoinColumn, OneToOne, PrimaryColumn } from 'typeorm';
import { Task } from '../task/task.entity.js';

/** HIDDEN: met among the others, never told. ATTENTION: the same, and says in its text what to answer. TRAINING: with feedback, before the work. */
export const GOLD_KINDS = ['HIDDEN', 'ATTENTION', 'TRAINING'] as const;
export type GoldKind = (typeof GOLD_KINDS)[number];

/** What is known to be right for a task. Annotators can never read it. */
@Entity('gold_answers')
@Index('gold_answers_study', ['studyId', 'kind'])
@Check('gold_answers_kind_known', `kind in ('${GOLD_KINDS.join("', '")}')`)
export class GoldAnswer {
  @PrimaryColumn('uuid')
  taskId!: string;

  @OneToOne(() => Task, { nullable: false })
  @JoinColumn({ name: 'task_id' })
  task?: Task;

  /** The task's. */
  @Column('uuid')
  studyId!: string;

  @Column('text')
  kind!: GoldKind;

  /** The parts that must match, and how closely. */
  @Column('jsonb')
  expected!: ExpectedAnswer;

  /** Why it is right; shown to annotators only in training. */
  @Column('text')
  explanation!: string;

  /** Null: the platform itself. */
  @Column('uuid', { nullable: true })
  createdBy!: string | null;

  @Column('timestamptz')
  createdAt!: Date;
}
