import { Column, Entity, Index, JoinColumn, ManyToOne, PrimaryColumn } from 'typeorm';
import { Scenario } from '../scenario/scenario.entity.js';
import type { SampleRequest, SelectionFilter } from './selection-request.js';

/** Scenarios chosen once, with the question they were chosen by. A study is made from it; it does not change. */
@Entity('selections')
@Index('selections_name', ['name'], { unique: true })
@Index('selections_created', ['createdAt', 'id'])
export class Selection {
  @PrimaryColumn('uuid')
  id!: string;

  @Column('text')
  name!: string;

  @Column('jsonb')
  filter!: SelectionFilter;

  @Column('jsonb')
  sample!: SampleRequest;

  /** How many matched before the sample was drawn. */
  @Column('integer')
  matched!: number;

  @Column('integer')
  size!: number;

  @Column('uuid', { nullable: true })
  createdBy!: string | null;

  @Column('timestamptz')
  createdAt!: Date;
}

@Entity('selection_scenarios')
@Index('selection_scenarios_scenario', ['scenarioId'])
export class SelectionScenario {
  @PrimaryColumn('uuid')
  selectionId!: string;

  @PrimaryColumn('integer')
  position!: number;

  @Column('uuid')
  scenarioId!: string;

  @ManyToOne(() => Selection, { onDelete: 'CASCADE' })
  @JoinColumn({ name: 'selection_id' })
  selection?: Selection;

  @ManyToOne(() => Scenario, { onDelete: 'RESTRICT' })
  @JoinColumn({ name: 'scenario_id' })
  scenario?: Scenario;

  /** The part of a stratified sample it was drawn for; null otherwise. */
  @Column('text', { nullable: true })
  stratum!: string | null;
}
