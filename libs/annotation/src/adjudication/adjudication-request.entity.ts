import { Column, Entity, Index, JoinColumn, OneToOne, PrimaryColumn } from 'typeorm';
import { Task } from '../task/task.entity.js';

/** Somebody asked for a task to be settled. It is answered by the next adjudication after it. */
@Entity('adjudication_requests')
@Index('adjudication_requests_study', ['studyId'])
export class AdjudicationRequest {
  @PrimaryColumn('uuid')
  taskId!: string;

  @OneToOne(() => Task, { nullable: false })
  @JoinColumn({ name: 'task_id' })
  task?: Task;

  @Column('uuid')
  studyId!: string;

  /** Why; may be empty. */
  @Column('text')
  note!: string;

  @Column('uuid')
  requestedBy!: string;

  @Column('timestamptz')
  requestedAt!: Date;
}
