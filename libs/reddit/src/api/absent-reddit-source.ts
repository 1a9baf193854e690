import { RedditError } from './reddit.errors.js';
import { type RedditPage, RedditSource } from './reddit-source.port.js';

/** Stands in while Reddit's API is not set up: every call says what is missing and how to add it. */
export class AbsentRedditSource extends RedditSource {
  constructor(override readonly notice: string) {
    super();
  }

  override listing(): Promise<never> {
    return this.refuse();
  }

  override async *thread(): AsyncGenerator<RedditPage> {
    return this.refuse();
  }

  override byFullnames(): Promise<never> {
    return this.refuse();
  }

  private async refuse(): Promise<never> {
    throw new RedditError('NOT_CONFIGURED', this.notice);
  }
}
