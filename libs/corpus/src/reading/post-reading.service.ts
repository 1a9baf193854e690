import { Clock } from '@ethogram/core';
import { JobQueue } from '@ethogram/platform';
import { Injectable } from '@nestjs/common';
import { InjectRepository } from '@nestjs/typeorm';
import type { EntityManager, Repository } from 'typeorm';
import { inBatches } from '../post/in-batches.js';
import { Post } from '../post/post.entity.js';
import { languageReader } from './language.js';
import { linkUpdates } from './link-updates.js';
import { readBatch } from './read-batch.js';
import { READ_POSTS } from './read-posts.js';

/** Posts from which on a reading changes what the tables look like. */
const MANY = 5_000;
const FIRST = '00000000-0000-0000-0000-000000000000';

/** Reads what can be read off the posts themselves: type, language, flags, routing, search words, and what they update. */
@Injectable()
export class PostReadingService {
  constructor(
    @InjectRepository(Post) private readonly posts: Repository<Post>,
    private readonly queue: JobQueue,
    private readonly clock: Clock,
  ) {}

  /** Has the posts of a source read, and its verdicts counted, soon after the caller's transaction. */
  async enqueue(manager: EntityManager, sourceId: string): Promise<void> {
    await this.queue.enqueue(READ_POSTS, { sourceId }, { manager, key: sourceId });
  }

  /**
   * Reads every unread post of a source, then names the originals of its updates; a batch a transaction, so that stopping
   * anywhere loses nothing. Any number of readers may run side by side.
   */
  async readPosts(sourceId: string, signal?: AbortSignal): Promise<{ read: number; linked: number }> {
    const languageOf = await languageReader();
    const read = await inBatches(
      this.posts.manager,
      (manager, after) => readBatch(manager, sourceId, languageOf, this.clock.now(), after),
      signal,
    );
    await this.settle(read);
    return { read, linked: await this.linkAll(sourceId, signal) };
  }

  /** Leaves the tables as searches and what follows need them. */
  private async settle(read: number): Promise<void> {
    // The index keeps new words back while it takes them in; a search would go through all of them.
    if (read > 0) await this.posts.query(`select gin_clean_pending_list('post_search_words')`);
    // Fresh statistics, or what walks along an index of posts would be planned for the table as it was.
    if (read >= MANY) await this.posts.query('analyze posts, post_search');
  }

  private async linkAll(sourceId: string, signal?: AbortSignal): Promise<number> {
    let linked = 0;
    let after: string | null = FIRST;
    while (after !== null) {
      signal?.throwIfAborted();
      const from: string = after;
      const batch = await this.posts.manager.transaction((manager) => linkUpdates(manager, sourceId, from));
      linked += batch.linked;
      after = batch.last;
    }
    return linked;
  }
}
