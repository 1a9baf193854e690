import { Column, Entity, Index, PrimaryColumn } from 'typeorm';
import type { CollectionRequest } from '../run/collection-request.js';

/** Starts a LISTING run of a source again and again. */
@Entity('collection_schedules')
@Index('collection_schedules_source', ['sourceId', 'createdAt', 'id'])
export class CollectionSchedule {
  @PrimaryColumn('uuid')
  id!: string;

  @Column('uuid')
  sourceId!: string;

  @Column('text')
  name!: string;

  /** Five fields, in UTC. */
  @Column('text')
  cron!: string;

  @Column('jsonb')
  request!: CollectionRequest;

  @Column('boolean', { default: true })
  enabled!: boolean;

  /** Why it did not start a run the last time; null when it did. */
  @Column('text', { nullable: true })
  problem!: string | null;

  @Column('timestamptz', { nullable: true })
  lastStartedAt!: Date | null;

  @Column('uuid', { nullable: true })
  createdBy!: string | null;

  @Column('timestamptz')
  createdAt!: Date;
}
