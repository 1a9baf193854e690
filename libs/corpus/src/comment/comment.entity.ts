import type { Verdict } from '@ethogram/core';
import { Check, Column, Entity, Index, JoinColumn, ManyToOne, PrimaryColumn } from 'typeorm';
import { Source } from '../source/source.entity.js';

export type CommentState = 'LIVE' | 'EDITED' | 'AUTHOR_GONE';

/**
 * A comment as its source returned it last. It names its post by fullname and not by id, since a dump may bring
 * comments before their posts, or without them. A comment that is gone leaves nothing but its tombstone.
 */
@Entity('comments')
@Index('comments_fullname_source', ['fullname', 'sourceId'], { unique: true })
@Index('comments_post', ['sourceId', 'linkFullname'])
@Index('comments_seen', ['sourceId', 'seenAt', 'id'])
@Check('comments_state_known', `state in ('LIVE', 'EDITED', 'AUTHOR_GONE')`)
export class Comment {
  @PrimaryColumn('uuid')
  id!: string;

  @Column('uuid')
  sourceId!: string;

  @ManyToOne(() => Source, { onDelete: 'RESTRICT' })
  @JoinColumn({ name: 'source_id' })
  source?: Source;

  @Column('text')
  fullname!: string;

  @Column('text')
  linkFullname!: string;

  @Column('text')
  parentFullname!: string;

  @Column('text', { nullable: true })
  authorKey!: string | null;

  @Column('text')
  body!: string;

  /** The verdict it votes for; null when it does not vote or may not (a reply, the post's author, a bot, a moderator). */
  @Column('text', { nullable: true })
  vote!: Verdict | null;

  @Column('integer', { nullable: true })
  score!: number | null;

  @Column('timestamptz', { nullable: true })
  postedAt!: Date | null;

  @Column('boolean')
  isSubmitter!: boolean;

  @Column('text', { nullable: true })
  distinguished!: string | null;

  @Column('boolean')
  stickied!: boolean;

  @Column('text')
  state!: CommentState;

  /** When the source last showed it. */
  @Column('timestamptz')
  seenAt!: Date;

  /** Checks in a row, at least an hour apart, in which Reddit did not return it. */
  @Column('smallint', { default: 0 })
  misses!: number;

  /** The last of them. */
  @Column('timestamptz', { nullable: true })
  missedAt!: Date | null;

  @Column('timestamptz')
  createdAt!: Date;
}
