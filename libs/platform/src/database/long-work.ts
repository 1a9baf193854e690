import { Column } from 'typeorm';
import type { JobState } from '../graphql/progress.type.js';

/** What the row of any long work says of its fate; entities extend it. */
export abstract class LongWork<State extends string = JobState> {
  @Column('text')
  state!: State;

  /** Why it failed, as a sentence for people. */
  @Column('text', { nullable: true })
  error!: string | null;

  @Column('timestamptz')
  createdAt!: Date;

  @Column('timestamptz', { nullable: true })
  startedAt!: Date | null;

  @Column('timestamptz', { nullable: true })
  finishedAt!: Date | null;
}

/** Long work that tells how far it has come, in units its note or its own words name. */
export abstract class CountedWork<State extends string = JobState> extends LongWork<State> {
  @Column('integer', { default: 0 })
  progressDone!: number;

  @Column('integer', { default: 0 })
  progressTotal!: number;

  @Column('text', { nullable: true })
  progressNote!: string | null;
}
