import { SourceService } from '@ethogram/corpus';
import { Clock } from '@ethogram/core';
import { Access, CurrentViewer, PageInput, type PageOf, SortInput, type Viewer } from '@ethogram/platform';
import { Args, ID, Mutation, Query, Resolver } from '@nestjs/graphql';
import { CollectionRunService } from './collection-run.service.js';
import {
  CollectionRunFilter,
  CollectionRunPage,
  CollectionRunType,
  toCollectionRunType,
} from './collection-run.type.js';
import { ImportService } from './import.service.js';
import type { RunView } from './run-view.js';
import { StartImportInput, toColumnMapping, toFileFilter } from './start-import.input.js';

@Resolver(() => CollectionRunType)
export class CollectionRunResolver {
  constructor(
    private readonly runs: CollectionRunService,
    private readonly imports: ImportService,
    private readonly sources: SourceService,
    private readonly clock: Clock,
  ) {}

  @Access('CURATOR', 'RESEARCHER')
  @Query(() => CollectionRunPage)
  async collectionRuns(
    @Args('page', { nullable: true, type: () => PageInput }) page?: PageInput,
    @Args('sort', { nullable: true, type: () => SortInput }) sort?: SortInput,
    @Args('filter', { nullable: true, type: () => CollectionRunFilter }) filter?: CollectionRunFilter,
  ): Promise<PageOf<CollectionRunType>> {
    const { items, total } = await this.runs.list(page, sort, filter);
    return { items: await this.withSources(items), total };
  }

  @Access('CURATOR', 'RESEARCHER')
  @Query(() => CollectionRunType)
  async collectionRun(@Args('id', { type: () => ID }) id: string): Promise<CollectionRunType | undefined> {
    return this.withSource(await this.runs.get(id));
  }

  @Access('CURATOR')
  @Mutation(() => CollectionRunType)
  async startImport(
    @CurrentViewer() viewer: Viewer,
    @Args('input', { type: () => StartImportInput }) input: StartImportInput,
  ): Promise<CollectionRunType | undefined> {
    const { sourceId, fileIds } = input;
    const filter = toFileFilter(input.filter);
    const mapping = toColumnMapping(input.mapping);
    const run = await this.imports.startImportOfUploads(viewer, { sourceId, fileIds, filter, mapping });
    return this.withSource(await this.runs.get(run.id));
  }

  @Access('CURATOR')
  @Mutation(() => CollectionRunType)
  async pauseCollectionRun(
    @CurrentViewer() viewer: Viewer,
    @Args('id', { type: () => ID }) id: string,
  ): Promise<CollectionRunType | undefined> {
    return this.withSource(await this.runs.pause(viewer, id));
  }

  @Access('CURATOR')
  @Mutation(() => CollectionRunType)
  async resumeCollectionRun(
    @CurrentViewer() viewer: Viewer,
    @Args('id', { type: () => ID }) id: string,
  ): Promise<CollectionRunType | undefined> {
    return this.withSource(await this.runs.resume(viewer, id));
  }

  @Access('CURATOR')
  @Mutation(() => CollectionRunType)
  async cancelCollectionRun(
    @CurrentViewer() viewer: Viewer,
    @Args('id', { type: () => ID }) id: string,
  ): Promise<CollectionRunType | undefined> {
    return this.withSource(await this.runs.cancel(viewer, id));
  }

  private async withSource(view: RunView): Promise<CollectionRunType | undefined> {
    return (await this.withSources([view]))[0];
  }

  /** Two queries for a page of runs, however many sources they have. */
  private async withSources(views: readonly RunView[]): Promise<CollectionRunType[]> {
    const sources = await this.sources.byIds(views.map(({ run }) => run.sourceId));
    const postCounts = await this.sources.postCounts(sources.map(({ id }) => id));
    const byId = new Map(sources.map((source) => [source.id, source]));
    const now = this.clock.now();
    return views.flatMap((view) => {
      const source = byId.get(view.run.sourceId);
      return source ? [toCollectionRunType(view, source, postCounts.get(source.id) ?? 0, now)] : [];
    });
  }
}
