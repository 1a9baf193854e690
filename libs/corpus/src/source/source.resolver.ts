import { Clock } from '@ethogram/core';
import { Access, CurrentViewer, type Viewer } from '@ethogram/platform';
import { Args, ID, Mutation, Query, Resolver } from '@nestjs/graphql';
import { CreateSourceInput } from './create-source.input.js';
import type { Source } from './source.entity.js';
import { SourceService } from './source.service.js';
import { SourceType, SubredditCount, toSourceType } from './source.type.js';
import { UpdateSourceInput } from './update-source.input.js';

@Resolver(() => SourceType)
export class SourceResolver {
  constructor(
    private readonly sources: SourceService,
    private readonly clock: Clock,
  ) {}

  @Access('CURATOR', 'RESEARCHER')
  @Query(() => [SourceType], { name: 'sources' })
  async list(): Promise<SourceType[]> {
    return this.withPostCounts(await this.sources.list());
  }

  @Access('CURATOR', 'RESEARCHER')
  @Query(() => SourceType)
  async source(@Args('id', { type: () => ID }) id: string): Promise<SourceType> {
    return this.withPostCount(await this.sources.get(id));
  }

  @Access('CURATOR')
  @Mutation(() => SourceType)
  async createSource(
    @CurrentViewer() viewer: Viewer,
    @Args('input', { type: () => CreateSourceInput }) input: CreateSourceInput,
  ): Promise<SourceType> {
    return toSourceType(await this.sources.create(viewer, input), 0, this.clock.now());
  }

  @Access('CURATOR')
  @Mutation(() => SourceType)
  async updateSource(
    @CurrentViewer() viewer: Viewer,
    @Args('input', { type: () => UpdateSourceInput }) input: UpdateSourceInput,
  ): Promise<SourceType> {
    return this.withPostCount(await this.sources.update(viewer, input));
  }

  /** The subreddits posts are stored of, the largest first. */
  @Access('CURATOR', 'RESEARCHER')
  @Query(() => [SubredditCount])
  async subreddits(
    @Args('sourceId', { type: () => ID, nullable: true }) sourceId?: string,
  ): Promise<SubredditCount[]> {
    return this.sources.subreddits(sourceId);
  }

  private async withPostCounts(sources: readonly Source[]): Promise<SourceType[]> {
    const counts = await this.sources.postCounts(sources.map(({ id }) => id));
    return sources.map((source) => toSourceType(source, counts.get(source.id) ?? 0, this.clock.now()));
  }

  private async withPostCount(source: Source): Promise<SourceType> {
    const counts = await this.sources.postCounts([source.id]);
    return toSourceType(source, counts.get(source.id) ?? 0, this.clock.now());
  }
}
