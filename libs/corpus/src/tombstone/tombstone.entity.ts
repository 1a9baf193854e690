import { Check, Column, Entity, PrimaryColumn } from 'typeorm';

export const TOMBSTONE_REASONS = ['DELETED', 'REMOVED', 'MISSING'] as const;
export type TombstoneReason = (typeof TOMBSTONE_REASONS)[number];

/** That something was deleted, and nothing of it: no import may bring it back, whatever its source. */
@Entity('tombstones')
@Check('tombstones_reason_known', `reason in ('DELETED', 'REMOVED', 'MISSING')`)
export class Tombstone {
  /** HMAC-SHA-256 of the fullname under the installation's secret, the first 128 bits as hex. */
  @PrimaryColumn('text')
  key!: string;

  @Column('text')
  reason!: TombstoneReason;

  @Column('timestamptz')
  deletedAt!: Date;
}
