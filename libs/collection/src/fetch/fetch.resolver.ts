import { Clock } from '@ethogram/core';
import { Access, CurrentViewer, type Viewer } from '@ethogram/platform';
import { RedditSource } from '@ethogram/reddit';
import { Args, Mutation, Query, Resolver } from '@nestjs/graphql';
import { InjectRepository } from '@nestjs/typeorm';
import { MoreThan, type Repository } from 'typeorm';
import { RequestBudget } from '../limiter/request-budget.entity.js';
import { CollectionRunReader } from '../run/collection-run-reader.js';
import { CollectionRunType } from '../run/collection-run.type.js';
import { FetchService } from './fetch.service.js';
import { RedditApiStatus } from './reddit-api.type.js';
import { StartCollectionInput } from './start-collection.input.js';

@Resolver()
export class FetchResolver {
  constructor(
    @InjectRepository(RequestBudget) private readonly budgets: Repository<RequestBudget>,
    private readonly fetches: FetchService,
    private readonly runs: CollectionRunReader,
    private readonly reddit: RedditSource,
    private readonly clock: Clock,
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
    const resetsAt = MoreThan(this.clock.now());
    const [budget] = await this.budgets.find({ where: { resetsAt }, order: { resetsAt: 'DESC' }, take: 1 });
    return {
      configured: notice === null,
      notice,
      remaining: budget ? Math.max(0, budget.remaining) : null,
      resetsAt: budget?.resetsAt ?? null,
    };
  }
}
