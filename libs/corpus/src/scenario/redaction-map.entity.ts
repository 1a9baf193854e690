import type { Redaction } from '@ethogram/core';
import { Column, Entity, JoinColumn, OneToOne, PrimaryColumn } from 'typeorm';
import { Scenario } from './scenario.entity.js';

/** What the placeholders of a scenario stand for. Read by those allowed, each time with an audit entry; never exported. */
@Entity('redaction_maps')
export class RedactionMap {
  @PrimaryColumn('uuid')
  scenarioId!: string;

  @OneToOne(() => Scenario, { onDelete: 'CASCADE' })
  @JoinColumn({ name: 'scenario_id' })
  scenario?: Scenario;

  /** In the order of the placeholders, title first. */
  @Column('jsonb')
  redactions!: Redaction[];
}
