import type { JudgmentAnswer } from '@ethogram/core';
import { Check, Column, Entity, Index, JoinColumn, ManyToOne, PrimaryColumn } from 'typeorm';
import { Task } from '../task/task.entity.js';

/** How a disagreement was settled. Append-only: a later settlement is a further revision, and exactly one is current. */
@Entity('adjudications')
@Index('adjudications_revision', ['taskId', 'revision'], { unique: true })
@Index('adjudications_current', ['taskId'], { unique: true, where: 'current' })
@Index('adjudications_study', ['studyId', 'createdAt'])
@Check('adjudications_revision_positive', 'revision > 0')
export class Adjudication {
  @PrimaryColumn('uuid')
  id!: string;

  @Column('uuid')
  taskId!: string;

  @ManyToOne(() => Task, { nullable: false })
  @JoinColumn({ name: 'task_id' })
  task?: Task;

  /** The task's. */
  @Column('uuid')
  studyId!: string;

  /** From 1. */
  @Column('integer')
  revision!: number;

  @Column('boolean')
  current!: boolean;

  @Column('jsonb')
  answer!: JudgmentAnswer;

  /** Why it was settled so; emptied when it quotes a text that is deleted. */
  @Column('text')
  reason!: string;

  @Column('uuid')
  adjudicatorId!: string;

  @Column('timestamptz')
  createdAt!: Date;
}
