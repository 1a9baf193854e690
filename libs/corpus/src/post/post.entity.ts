import type { CommunityVerdict, ContentFlag, PostType, Routing, Verdict } from '@ethogram/core';
import { Check, Column, Entity, Index, JoinColumn, ManyToOne, PrimaryColumn } from 'typeorm';
import { Source } from '../source/source.entity.js';
import { HAS_TEXT, type PostState } from './post-state.js';

/**
 * A post. Title and body are those first seen (before any edit), flair, score and counts the newest; what other looks
 * showed is in `post_snapshots`. A post that is gone keeps an empty row, whose fullname is replaced by the key of its
 * tombstone.
 */
@Entity('posts')
@Index('posts_fullname_source', ['fullname', 'sourceId'], { unique: true })
@Index('posts_source_created', ['sourceId', 'createdAt', 'id'])
@Index('posts_verdict_stale', ['sourceId', 'id'], { where: 'verdict_stale' })
@Index('posts_unread', ['sourceId', 'id'], { where: 'read_at is null' })
@Index('posts_author', ['authorKey', 'postedAt'], { where: 'read_at is not null and author_key is not null' })
@Index('posts_updates_unlinked', ['sourceId', 'id'], { where: `post_type = 'UPDATE' and update_of is null` })
@Index('posts_seen', ['sourceId', 'seenAt', 'id'], { where: HAS_TEXT })
@Index('posts_second_look_due', ['secondLookDueAt'], { where: 'second_look_due_at is not null' })
@Index('posts_update_of', ['updateOf'], { where: 'update_of is not null' })
@Index('posts_crosspost_parent', ['crosspostParent'], { where: 'crosspost_parent is not null' })
@Check('posts_state_known', `state in ('LIVE', 'EDITED', 'AUTHOR_GONE', 'DELETED', 'REMOVED', 'MISSING')`)
@Check(
  'posts_tombstone_empty',
  `${HAS_TEXT} or (title is null and body is null and flair is null and author_key is null and permalink is null)`,
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

  @Column('integer', { nullable: true })
  numComments!: number | null;

  @Column('real', { nullable: true })
  upvoteRatio!: number | null;

  @Column('boolean', { default: false })
  over18!: boolean;

  @Column('text', { nullable: true })
  permalink!: string | null;

  @Column('text', { nullable: true })
  crosspostParent!: string | null;

  /** Fullname of the post that this one is an update of. */
  @Column('text', { nullable: true })
  updateOf!: string | null;

  @Column('timestamptz', { nullable: true })
  postedAt!: Date | null;

  /** When type, language, flags and routing were read off the text; null before. */
  @Column('timestamptz', { nullable: true })
  readAt!: Date | null;

  @Column('text', { nullable: true })
  postType!: PostType | null;

  /** ISO 639-1 code, `und` when it cannot be told. */
  @Column('text', { nullable: true })
  language!: string | null;

  @Column('text', { array: true, default: '{}' })
  contentFlags!: ContentFlag[];

  @Column('text', { nullable: true })
  routing!: Routing | null;

  /** When the source last showed it; the deletion check takes the oldest first. */
  @Column('timestamptz')
  seenAt!: Date;

  /** Checks in a row, at least an hour apart, in which Reddit did not return it. */
  @Column('smallint', { default: 0 })
  misses!: number;

  /** The last of them. */
  @Column('timestamptz', { nullable: true })
  missedAt!: Date | null;

  /** Captured through the API and to be looked at again then, when flair and votes have settled. */
  @Column('timestamptz', { nullable: true })
  secondLookDueAt!: Date | null;

  @Column('text')
  state!: PostState;

  @Column('timestamptz')
  createdAt!: Date;

  @Column('timestamptz')
  updatedAt!: Date;
}
