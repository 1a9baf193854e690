import { HandlesJob, type JobContext } from '@ethogram/platform';
import { Injectable } from '@nestjs/common';
import { PostService } from '../post/post.service.js';
import { PostReadingService } from './post-reading.service.js';
import { READ_POSTS } from './read-posts.js';

@Injectable()
export class ReadPostsJob {
  constructor(
    private readonly reading: PostReadingService,
    private readonly posts: PostService,
  ) {}

  @HandlesJob(READ_POSTS)
  async readPosts({ sourceId }: { sourceId: string }, { signal }: JobContext): Promise<void> {
    await this.reading.readPosts(sourceId, signal);
    await this.posts.recomputeVerdicts(sourceId, signal);
  }
}
