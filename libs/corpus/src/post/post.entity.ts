import type { CommunityVerdict, Verdict } from '@ethogram/core';
import { Check, Column, Entity, Index, JoinColumn, ManyToOne, PrimaryColumn } from 'typeorm';
import { Source } from '../source/source.entity.js';
import type { PostState } from './post-state.js';

/** A post as its source returned it last. A tombstone keeps the fullname alone, so that no import brings it back. */
@Entity('posts')
@Index('posts_fullname_source', ['fullname', 'sourceId'], { unique: true })
@Index('posts_source_created', ['sourceId', 'createdAt', 'id'])
@Index('posts_verdict_stale', ['sourceId', 'id'], { where: 'verdict_stale' })
@Index('posts_gone', ['fullname'], { where: `state not in ('LIVE', 'EDITED')` })
@Check('posts_state_known', `state in ('LIVE', 'EDITED', 'DELETED', 'REMOVED', 'MISSING')`)
@Check(
  'posts_tombstone_empty',
  `state in ('LIVE', 'EDITED') or (title is null and body is null and flair is null and author_key is null and permalink is null)`,
)
export class Post {
  @PrimaryColumn('uuid')
  id!: string;

  @Column('uuid')
  sourceId!: string;

  @ManyToOne(() => Source, { onDelete: 'RESTRICT' })
  @JoinColumn({ name: 'source_id' })
  source?: Source;

  /** Reddit's name of it, `t3_…`. */
  @Column('text')
  fullname!: string;

  @Column('text')
  subreddit!: string;

  @Column('text', { nullable: true })
  authorKey!: string | null;

  @Column('text', { nullable: true })
  title!: string | null;

  @Column('text', { nullable: true })
  body!: string | null;

  @Column('text', { nullable: true })
  flair!: string | null;

  @Column('text', { nullable: true })
  flairVerdict!: Verdict | null;

  /** Null until a comment has voted. */
  @Column('jsonb', { nullable: true })
  communityVerdict!: CommunityVerdict | null;

  /** The flair's verdict, else the community's when enough voted. */
  @Column('text', { nullable: true })
  verdict!: Verdict | null;

  /** True when comments or flair changed since the verdict was counted. */
  @Column('boolean', { default: true })
  verdictStale!: boolean;

  @Column('integer', { nullable: true })
  score!: number | null;

  @Column('boolean', { default: false })
  over18!: boolean;

  @Column('text', { nullable: true })
  permalink!: string | null;

  @Column('text', { nullable: true })
  crosspostParent!: string | null;

  @Column('timestamptz', { nullable: true })
  postedAt!: Date | null;

  @Column('text')
  state!: PostState;

  @Column('timestamptz')
  createdAt!: Date;

  @Column('timestamptz')
  updatedAt!: Date;
}
