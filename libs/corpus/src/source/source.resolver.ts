import { Access, CurrentViewer, type Viewer } from '@ethogram/platform';
import { Args, ID, Mutation, Query, Resolver } from '@nestjs/graphql';
import { CreateSourceInput } from './create-source.input.js';
import type { Source } from './source.entity.js';
import { SourceService } from './source.service.js';
import { SourceType, toSourceType } from './source.type.js';

@Resolver(() => SourceType)
export class SourceResolver {
  constructor(private readonly sources: SourceService) {}

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
    return toSourceType(await this.sources.create(viewer, input), 0);
  }

  private async withPostCounts(sources: readonly Source[]): Promise<SourceType[]> {
    const counts = await this.sources.postCounts(sources.map(({ id }) => id));
    return sources.map((source) => toSourceType(source, counts.get(source.id) ?? 0));
  }

  private async withPostCount(source: Source): Promise<SourceType> {
    const counts = await this.sources.postCounts([source.id]);
    return toSourceType(source, counts.get(source.id) ?? 0);
  }
}
