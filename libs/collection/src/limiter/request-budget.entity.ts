import { Column, Entity, PrimaryColumn } from 'typeorm';

/** What is left of the requests Reddit grants a client id, shared by all workers. */
@Entity('request_budgets')
export class RequestBudget {
  /** The client id, hashed. */
  @PrimaryColumn('text')
  key!: string;

  /** Left until `resetsAt`, as Reddit's headers said last less what was sent since. */
  @Column('double precision')
  remaining!: number;

  @Column('timestamptz')
  resetsAt!: Date;

  /** Nobody sends before: spacing, or a Retry-After. */
  @Column('timestamptz')
  nextAt!: Date;
}
