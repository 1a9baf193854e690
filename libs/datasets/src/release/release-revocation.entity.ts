import { Column, Entity, JoinColumn, ManyToOne, PrimaryColumn, type Relation } from 'typeorm';
import { Release } from './release.entity.js';

/** A row of a release whose post was deleted afterwards: the release stays as it is, and this says not to use the row. */
@Entity('release_revocations')
export class ReleaseRevocation {
  @PrimaryColumn('uuid')
  releaseId!: string;

  /** Key of the row. */
  @PrimaryColumn('text')
  key!: string;

  @Column('timestamptz')
  revokedAt!: Date;

  @ManyToOne(() => Release)
  @JoinColumn({ name: 'release_id', foreignKeyConstraintName: 'release_revocations_release' })
  release?: Relation<Release>;
}
