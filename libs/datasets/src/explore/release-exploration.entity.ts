import type { ReleaseSummary } from '@ethogram/core';
import { CountedWork } from '@ethogram/platform';
import { Check, Column, Entity, JoinColumn, ManyToOne, PrimaryColumn, type Relation } from 'typeorm';
import { Release } from '../release/release.entity.js';

/** The counting of a release in the background, and what it found. Goes when a row of the release is withdrawn. */
@Entity('release_explorations')
@Check(
  'release_explorations_state_known',
  `state in ('QUEUED', 'RUNNING', 'SUCCEEDED', 'FAILED', 'CANCELLED')`,
)
export class ReleaseExploration extends CountedWork {
  @PrimaryColumn('uuid')
  releaseId!: string;

  @Column('jsonb', { nullable: true })
  summary!: ReleaseSummary | null;

  @ManyToOne(() => Release)
  @JoinColumn({ name: 'release_id', foreignKeyConstraintName: 'release_explorations_release' })
  release?: Relation<Release>;
}
