import { SKIP_REASONS, type SkipReason } from '@ethogram/core';
import { Check, Column, Entity, Index, JoinColumn, ManyToOne, PrimaryColumn } from 'typeorm';
import { Task } from '../task/task.entity.js';

/** Somebody would not judge a task. It is no judgment: the slot goes to others, and the person never meets the task again. */
@Entity('skips')
@Index('skips_study', ['studyId', 'skippedAt'])
@Check('skips_reason_known', `reason in ('${SKIP_REASONS.join("', '")}')`)
export class Skip {
  @PrimaryColumn('uuid')
  taskId!: string;

  @ManyToOne(() => Task, { nullable: false })
  @JoinColumn({ name: 'task_id' })
  task?: Task;

  @PrimaryColumn('uuid')
  personId!: string;

  @Column('uuid')
  studyId!: string;

  @Column('text')
  reason!: SkipReason;

  /** In the person's own words; may be empty, and is emptied when it quotes a text that is deleted. */
  @Column('text')
  note!: string;

  /** By the database's clock. */
  @Column('timestamptz')
  skippedAt!: Date;
}
