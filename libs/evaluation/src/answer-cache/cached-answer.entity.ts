import type { ChatAnswer } from '@ethogram/vllm-client';
import { Column, Entity, Index, PrimaryColumn } from 'typeorm';

/** What a model answered to one request, by the hash of everything the answer depends on. */
@Entity('cached_answers')
@Index('cached_answers_used', ['usedAt'])
@Index('cached_answers_scenario', ['scenarioId'], { where: 'scenario_id is not null' })
export class CachedAnswer {
  /** SHA-256, hexadecimal. */
  @PrimaryColumn('text')
  key!: string;

  @Column('jsonb')
  answer!: ChatAnswer;

  /** Length of the answer as JSON. */
  @Column('int')
  bytes!: number;

  /** The scenario the request was made of, whose withdrawal takes the answer away. */
  @Column('uuid', { nullable: true })
  scenarioId!: string | null;

  @Column('timestamptz')
  createdAt!: Date;

  /** To the day. */
  @Column('timestamptz')
  usedAt!: Date;
}
