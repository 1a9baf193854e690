import type { RedactionCounts, ReviewReason } from '@ethogram/core';
import { Check, Column, Entity, Index, JoinColumn, ManyToOne, PrimaryColumn } from 'typeorm';
import { Post } from '../post/post.entity.js';
import type { ReviewState } from './scenario-review.js';
import { Source } from '../source/source.entity.js';

/**
 * The text people and models judge: one version of a post, cut, redacted and hashed. Its text does not change, except
 * while it waits for review, when nothing may use it; when the
 * post is deleted the text is emptied and `withdrawnAt` set, and the hash stays as proof of what was judged.
 */
@Entity('scenarios')
@Index('scenarios_post', ['postId'], { unique: true })
@Index('scenarios_source_created', ['sourceId', 'createdAt', 'id'])
@Index('scenarios_cluster', ['clusterId'])
@Index('scenarios_duplicate_hash', ['duplicateHash'])
@Index('scenarios_thread', ['thread'])
@Index('scenarios_waiting', ['createdAt', 'id'], { where: `review_state = 'WAITING'` })
@Check('scenarios_review_known', `review_state in ('NOT_NEEDED', 'WAITING', 'APPROVED', 'REJECTED')`)
@Check('scenarios_withdrawn_empty', `withdrawn_at is null or (title = '' and text = '')`)
export class Scenario {
  @PrimaryColumn('uuid')
  id!: string;

  @Column('uuid')
  sourceId!: string;

  @ManyToOne(() => Source, { onDelete: 'RESTRICT' })
  @JoinColumn({ name: 'source_id' })
  source?: Source;

  @Column('uuid')
  postId!: string;

  @ManyToOne(() => Post, { onDelete: 'RESTRICT' })
  @JoinColumn({ name: 'post_id' })
  post?: Post;

  @Column('text')
  title!: string;

  @Column('text')
  text!: string;

  /** SHA-256 of `text` as UTF-8, hex. Spans of evidence carry it. */
  @Column('text')
  textHash!: string;

  /** Length of `text` in Unicode code points. */
  @Column('integer')
  characters!: number;

  @Column('jsonb')
  redactions!: RedactionCounts;

  @Column('boolean')
  revealsVerdict!: boolean;

  /** Only NOT_NEEDED and APPROVED may be studied. */
  @Column('text', { default: 'NOT_NEEDED' })
  reviewState!: ReviewState;

  @Column('text', { array: true, default: '{}' })
  reviewReasons!: ReviewReason[];

  @Column('uuid', { nullable: true })
  reviewedBy!: string | null;

  @Column('timestamptz', { nullable: true })
  reviewedAt!: Date | null;

  @Column('boolean')
  synthetic!: boolean;

  /** SHA-256 of title and text without case, marks and punctuation: equal for word-for-word copies. */
  @Column('text')
  duplicateHash!: string;

  /** Shared by near-copies: they must stay in one split. The id of one of them. */
  @Column('uuid')
  clusterId!: string;

  /** The author key of the post; null when unknown and once withdrawn. */
  @Column('text', { nullable: true })
  authorKey!: string | null;

  /** The fullname of the post, or of the post it is a crosspost of. */
  @Column('text')
  thread!: string;

  @Column('timestamptz')
  createdAt!: Date;

  @Column('timestamptz', { nullable: true })
  withdrawnAt!: Date | null;
}
