import { Column, Entity, Index, JoinColumn, ManyToOne, PrimaryColumn } from 'typeorm';
import { Post } from './post.entity.js';

/** What one look at a post showed. Written when a post is captured through the API and whenever a later look differs. */
@Entity('post_snapshots')
@Index('post_snapshots_post', ['postId', 'capturedAt'])
export class PostSnapshot {
  @PrimaryColumn('uuid')
  id!: string;

  @Column('uuid')
  postId!: string;

  @ManyToOne(() => Post, { onDelete: 'CASCADE' })
  @JoinColumn({ name: 'post_id' })
  post?: Post;

  @Column('timestamptz')
  capturedAt!: Date;

  @Column('text')
  title!: string;

  @Column('text')
  body!: string;

  @Column('text', { nullable: true })
  flair!: string | null;

  @Column('integer', { nullable: true })
  score!: number | null;

  @Column('integer', { nullable: true })
  numComments!: number | null;

  @Column('real', { nullable: true })
  upvoteRatio!: number | null;
}
