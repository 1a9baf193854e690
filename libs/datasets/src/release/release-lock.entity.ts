import { Column, Entity, JoinColumn, OneToOne, PrimaryColumn, type Relation } from 'typeorm';
import { Release } from './release.entity.js';

/** The test part of this release is locked: nothing of it is met in training or validation of any later release. */
@Entity('release_locks')
export class ReleaseLock {
  @PrimaryColumn('uuid')
  releaseId!: string;

  @OneToOne(() => Release)
  @JoinColumn({ name: 'release_id', foreignKeyConstraintName: 'release_locks_release' })
  release?: Relation<Release>;

  @Column('uuid', { nullable: true })
  lockedBy!: string | null;

  @Column('timestamptz')
  lockedAt!: Date;
}
