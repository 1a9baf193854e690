import { Access, CurrentViewer, type Viewer } from '@ethogram/platform';
import { RedditSource, RequestLimiter } from '@ethogram/reddit';
import { Args, Mutation, Query, Resolver } from '@nestjs/graphql';
import { CollectionRunReader } from '../run/collection-run-reader.js';
import { CollectionRunType } from '../run/collection-run.type.js';
import { FetchService } from './fetch.service.js';
import { RedditApiStatus } from './reddit-api.type.js';
import { StartCollectionInput } from './start-collection.input.js';

@Resolver()
export class FetchResolver {
  constructor(
    private readonly fetches: FetchService,
    private readonly runs: CollectionRunReader,
    private readonly reddit: RedditSource,
    private readonly limiter: RequestLimiter,
  ) {}

  @Access('CURATOR')
  @Mutation(() => CollectionRunType)
  async startCollection(
    @CurrentViewer() viewer: Viewer,
    @Args('input', { type: () => StartCollectionInput }) input: StartCollectionInput,
  ): Promise<CollectionRunType | undefined> {
    const { sourceId, kind, ...request } = input;
    const { id } = await this.fetches.start(viewer, { sourceId, kind, request });
    return (await this.runs.byIds([id])).get(id);
  }

  @Access('CURATOR', 'RESEARCHER')
  @Query(() => RedditApiStatus)
  async redditApi(): Promise<RedditApiStatus> {
    const { notice } = this.reddit;
    const budget = notice === null ? await this.limiter.remaining() : null;
    const { remaining = null, resetsAt = null } = budget ?? {};
    return { configured: notice === null, notice, remaining, resetsAt };
  }
}
