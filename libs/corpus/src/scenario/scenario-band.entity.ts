import { Entity, Index, JoinColumn, ManyToOne, PrimaryColumn } from 'typeorm';
import { Scenario } from './scenario.entity.js';

/** One band of a scenario's MinHash signature; scenarios that share one are compared word for word. */
@Entity('scenario_bands')
@Index('scenario_bands_scenario', ['scenarioId'])
export class ScenarioBand {
  /** PostgreSQL's `hashtextextended` of the band's number and minima. */
  @PrimaryColumn('bigint')
  band!: string;

  @PrimaryColumn('uuid')
  scenarioId!: string;

  @ManyToOne(() => Scenario, { onDelete: 'CASCADE' })
  @JoinColumn({ name: 'scenario_id' })
  scenario?: Scenario;
}
