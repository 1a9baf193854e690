import { SourceService } from '@ethogram/corpus';
import { Access, CurrentViewer, PageInput, type PageOf, SortInput, type Viewer } from '@ethogram/platform';
import { Args, ID, Mutation, Query, Resolver } from '@nestjs/graphql';
import type { CollectionRun } from './collection-run.entity.js';
import {
  CollectionRunFilter,
  CollectionRunPage,
  CollectionRunType,
  StartImportInput,
  toCollectionRunType,
} from './collection-run.type.js';
import { ImportService } from './import.service.js';

@Resolver(() => CollectionRunType)
export class CollectionRunResolver {
  constructor(
    private readonly imports: ImportService,
    private readonly sources: SourceService,
  ) {}

  @Access('CURATOR', 'RESEARCHER')
  @Query(() => CollectionRunPage)
  async collectionRuns(
    @Args('page', { nullable: true, type: () => PageInput }) page?: PageInput,
    @Args('sort', { nullable: true, type: () => SortInput }) sort?: SortInput,
    @Args('filter', { nullable: true, type: () => CollectionRunFilter }) filter?: CollectionRunFilter,
  ): Promise<PageOf<CollectionRunType>> {
    const { items, total } = await this.imports.list(page, sort, filter);
    return { items: await this.withSources(items), total };
  }

  @Access('CURATOR', 'RESEARCHER')
  @Query(() => CollectionRunType)
  async collectionRun(@Args('id', { type: () => ID }) id: string): Promise<CollectionRunType | undefined> {
    return (await this.withSources([await this.imports.get(id)]))[0];
  }

  @Access('CURATOR')
  @Mutation(() => CollectionRunType)
  async startImport(
    @CurrentViewer() viewer: Viewer,
    @Args('input', { type: () => StartImportInput }) input: StartImportInput,
  ): Promise<CollectionRunType | undefined> {
    return (await this.withSources([await this.imports.startImportOfUploads(viewer, input)]))[0];
  }

  /** Two queries for a page of runs, however many sources they have. */
  private async withSources(runs: readonly CollectionRun[]): Promise<CollectionRunType[]> {
    const sources = await this.sources.byIds(runs.map(({ sourceId }) => sourceId));
    const postCounts = await this.sources.postCounts(sources.map(({ id }) => id));
    const byId = new Map(sources.map((source) => [source.id, source]));
    return runs.flatMap((run) => {
      const source = byId.get(run.sourceId);
      return source ? [toCollectionRunType(run, source, postCounts.get(source.id) ?? 0)] : [];
    });
  }
}
