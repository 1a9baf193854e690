import { Column, Entity, Index, JoinColumn, OneToOne, PrimaryColumn } from 'typeorm';
import { Post } from './post.entity.js';

/** The full-text index of a post, apart from it so that an import need not wait for it. */
@Entity('post_search')
@Index('post_search_words', { synchronize: false })
export class PostSearch {
  @PrimaryColumn('uuid')
  postId!: string;

  @OneToOne(() => Post, { onDelete: 'CASCADE' })
  @JoinColumn({ name: 'post_id' })
  post?: Post;

  @Column('tsvector', { select: false })
  words!: string;
}
