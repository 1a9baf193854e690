import type { Role } from '@ethogram/platform';
import { Check, Column, Entity, Index, PrimaryColumn } from 'typeorm';

/** Somebody (or, when simulated, something that says so) who may act in the platform. */
@Entity('people')
@Index('people_simulation_key', ['simulationKey'], { unique: true, where: 'simulation_key is not null' })
@Check('people_roles_known', `roles <@ array['ANNOTATOR','CURATOR','RESEARCHER','ADMIN']::text[]`)
export class Person {
  @PrimaryColumn('uuid')
  id!: string;

  @Column('text')
  displayName!: string;

  @Column('text', { array: true })
  roles!: Role[];

  @Column('boolean', { default: false })
  simulated!: boolean;

  /** Names one simulated annotator across restarts of the demo. */
  @Column('text', { nullable: true })
  simulationKey!: string | null;

  @Column('timestamptz')
  createdAt!: Date;

  @Column('timestamptz', { nullable: true })
  disabledAt!: Date | null;
}
