import { Check, Column, Entity, Index, JoinColumn, ManyToOne, PrimaryColumn } from 'typeorm';
import { Task } from '../task/task.entity.js';

/** free: given back, and may be drawn again. */
export type RetestState = 'claimed' | 'free' | 'done' | 'skipped';

/**
 * A task that is given to a person who has judged it, once, and under another id, so that it looks like any other. It is
 * no slot: it wants no judgment and counts as none.
 */
@Entity('retests')
@Index('retests_once', ['taskId', 'personId'], { unique: true })
@Index('retests_alias', ['alias'], { unique: true })
@Index('retests_person', ['studyId', 'personId'])
@Check(
  'retests_state_consistent',
  `(state = 'claimed' and lease_until is not null) or (state in ('free', 'done', 'skipped') and lease_until is null)`,
)
export class Retest {
  /** What the person knows as the slot. */
  @PrimaryColumn('uuid')
  id!: string;

  /** What the person knows as the task. */
  @Column('uuid')
  alias!: string;

  @Column('uuid')
  studyId!: string;

  @Column('uuid')
  taskId!: string;

  @ManyToOne(() => Task, { nullable: false })
  @JoinColumn({ name: 'task_id' })
  task?: Task;

  @Column('uuid')
  personId!: string;

  /** Their answer that counted when the re-test was drawn: what it is compared with. */
  @Column('uuid')
  judgmentId!: string;

  @Column('text')
  state!: RetestState;

  /** Of the same sequence as those of slots. */
  @Column('bigint')
  fencingToken!: string;

  /** By the database's clock. Nobody else can have it: past, it is still the person's. */
  @Column('timestamptz', { nullable: true })
  leaseUntil!: Date | null;

  /** Which draw of this person brought it, from 0. */
  @Column('integer')
  draw!: number;
}
