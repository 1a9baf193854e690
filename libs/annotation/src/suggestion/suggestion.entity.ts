import type { ModelSuggestion } from '@ethogram/core';
import { Column, Entity, Index, JoinColumn, ManyToOne, PrimaryColumn } from 'typeorm';
import { Task } from '../task/task.entity.js';

/** What a model would answer to a task. Nobody who labels can read it before they have answered the task themselves. */
@Entity('suggestions')
@Index('suggestions_once', ['taskId', 'model'], { unique: true })
@Index('suggestions_study', ['studyId', 'model'])
export class Suggestion {
  @PrimaryColumn('uuid')
  id!: string;

  /** The task's. */
  @Column('uuid')
  studyId!: string;

  @Column('uuid')
  taskId!: string;

  @ManyToOne(() => Task, { nullable: false })
  @JoinColumn({ name: 'task_id' })
  task?: Task;

  @Column('text')
  model!: string;

  /** Which state of the model: a commit, a date, the name of an adapter. */
  @Column('text')
  revision!: string;

  @Column('jsonb')
  answer!: ModelSuggestion;

  @Column('timestamptz')
  importedAt!: Date;
}
