import type { SplitName, Verdict } from '@ethogram/core';
import { Column, Entity, Index, JoinColumn, ManyToOne, PrimaryColumn, type Relation } from 'typeorm';
import { ReleaseRow } from '../release/release-row.entity.js';

/** What rows of a release are sorted and found by; numbers alone, taken from their lines. */
@Entity('release_row_facts')
@Index('release_row_facts_entropy', ['releaseId', 'entropy', 'position'])
export class ReleaseRowFact {
  @PrimaryColumn('uuid')
  releaseId!: string;

  @PrimaryColumn('integer')
  position!: number;

  @Column('text')
  split!: SplitName;

  /** Of moral rows; null on a tie. */
  @Column('text', { nullable: true })
  verdict!: Verdict | null;

  /** Of its answers, in bits: 0 when all agree. */
  @Column('real')
  entropy!: number;

  @Column('integer')
  judgments!: number;

  /** Mean, of moral rows. */
  @Column('real', { nullable: true })
  acceptability!: number | null;

  /** Bit i: somebody names the value i of `VALUE_KEYS`. */
  @Column('integer')
  valueMask!: number;

  @ManyToOne(() => ReleaseRow)
  @JoinColumn([
    {
      name: 'release_id',
      referencedColumnName: 'releaseId',
      foreignKeyConstraintName: 'release_row_facts_row',
    },
    { name: 'position', referencedColumnName: 'position', foreignKeyConstraintName: 'release_row_facts_row' },
  ])
  row?: Relation<ReleaseRow>;
}
