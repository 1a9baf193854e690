import { Check, Column, Entity, Index, JoinColumn, ManyToOne, PrimaryColumn } from 'typeorm';
import { Study } from '../study/study.entity.js';

/** A scenario or a battery of items to label. */
@Entity('tasks')
@Index('tasks_position', ['studyId', 'position'], { unique: true })
@Index('tasks_scenario', ['scenarioId'], { where: 'scenario_id is not null' })
@Index('tasks_closed', ['studyId'], { where: 'closed_at is not null' })
@Check('tasks_ask_something', `(scenario_id is not null) <> (jsonb_array_length(item_ids) > 0)`)
export class Task {
  @PrimaryColumn('uuid')
  id!: string;

  @Column('uuid')
  studyId!: string;

  @ManyToOne(() => Study, { nullable: false })
  @JoinColumn({ name: 'study_id' })
  study?: Study;

  /** Place in the study's seeded order, from 0. */
  @Column('integer')
  position!: number;

  @Column('uuid', { nullable: true })
  scenarioId!: string | null;

  /** The battery, in the order asked; empty for a scenario. */
  @Column('jsonb')
  itemIds!: string[];

  /** The group of people it is for; empty: everybody. */
  @Column('text', { default: '' })
  lane!: string;

  /** Set when what it asks was withdrawn: nobody is given it any more. */
  @Column('timestamptz', { nullable: true })
  closedAt!: Date | null;
}
