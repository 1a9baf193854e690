import { Check, Column, Entity, Index, JoinColumn, ManyToOne, PrimaryColumn } from 'typeorm';
import { Task } from './task.entity.js';

export const SLOT_STATES = ['open', 'claimed', 'done', 'closed', 'excluded'] as const;
export type SlotState = (typeof SLOT_STATES)[number];

/**
 * One required judgment of a task. The number of rows is the number of judgments wanted, so overlap cannot overshoot;
 * the unique index keeps one person from holding or filling two slots of a task.
 */
@Entity('slots')
@Index('slots_task_number', ['taskId', 'number'], { unique: true })
@Index('slots_one_per_person', ['taskId', 'personId'], {
  unique: true,
  where: `state in ('claimed', 'done')`,
})
@Index('slots_held', ['studyId', 'personId'], { where: `state = 'claimed'` })
@Index('slots_to_claim', ['studyId', 'lane', 'place'], { where: `state in ('open', 'claimed') and not gold` })
@Index('slots_replacing', ['replaces'], { unique: true, where: 'replaces is not null' })
@Check(
  'slots_state_consistent',
  `(state = 'open' and person_id is null and lease_until is null) or
   (state = 'claimed' and person_id is not null and lease_until is not null and fencing_token is not null) or
   (state in ('done', 'excluded') and person_id is not null and lease_until is null) or
   (state = 'closed' and person_id is null and lease_until is null)`,
)
export class Slot {
  @PrimaryColumn('uuid')
  id!: string;

  /** The task's; no foreign key, because its lock would make every submission of a study touch one row. */
  @Column('uuid')
  studyId!: string;

  @Column('uuid')
  taskId!: string;

  @ManyToOne(() => Task, { nullable: false })
  @JoinColumn({ name: 'task_id' })
  task?: Task;

  /** 1 … judgments per task. */
  @Column('integer')
  number!: number;

  /** The group of people it is for; empty: everybody. */
  @Column('text', { default: '' })
  lane!: string;

  /** Made on demand for a task with a known answer, for one person; nobody draws it from the circle. */
  @Column('boolean', { default: false })
  gold!: boolean;

  /** The slot of somebody excluded that this one makes up for. */
  @Column('uuid', { nullable: true })
  replaces!: string | null;

  /** A 32-bit number, the slot's place on the circle people draw from, as the study's way of assigning says. */
  @Column('integer')
  place!: number;

  @Column('text')
  state!: SlotState;

  @Column('uuid', { nullable: true })
  personId!: string | null;

  /** Rises with every claim of any slot; who holds an older one has lost the slot. A bigint, hence text. */
  @Column('bigint', { nullable: true })
  fencingToken!: string | null;

  /** By the database's clock. Past: anybody may claim the slot. */
  @Column('timestamptz', { nullable: true })
  leaseUntil!: Date | null;

  /** Which draw of this person brought the slot, from 0: the order they met the tasks in. */
  @Column('integer', { nullable: true })
  draw!: number | null;
}
