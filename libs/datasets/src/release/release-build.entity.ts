import { CountedWork } from '@ethogram/platform';
import { Check, Column, Entity, Index, PrimaryColumn } from 'typeorm';
import type { LeakPair } from './check-leaks.js';
import type { ReleasePreview } from './release-preview.js';
import type { CreateReleaseRequest } from './release-request.js';

/** The making of a release in the background. A release itself is there whole or not at all. */
@Entity('release_builds')
@Index('release_builds_study', ['studyId', 'createdAt'])
@Check('release_builds_state_known', `state in ('QUEUED', 'RUNNING', 'SUCCEEDED', 'FAILED', 'CANCELLED')`)
@Check(
  'release_builds_complete',
  `(state = 'SUCCEEDED') = (case when dry_run then preview is not null else release_id is not null end)`,
)
export class ReleaseBuild extends CountedWork {
  @PrimaryColumn('uuid')
  id!: string;

  @Column('uuid')
  studyId!: string;

  @Column('jsonb')
  request!: CreateReleaseRequest;

  /** Only to see what would be made: nothing is stored but `preview`. */
  @Column('boolean', { default: false })
  dryRun!: boolean;

  @Column('jsonb', { nullable: true })
  preview!: ReleasePreview | null;

  /** The release made, or the one that was there already. */
  @Column('uuid', { nullable: true })
  releaseId!: string | null;

  /** The pairs of rows that leaked, where that is why it failed; the first thousand. */
  @Column('jsonb', { default: [] })
  leaks!: LeakPair[];

  @Column('uuid', { nullable: true })
  requestedBy!: string | null;
}
