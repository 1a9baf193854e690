import { Access, CurrentViewer, PageInput, type PageOf, SortInput, type Viewer } from '@ethogram/platform';
import { Args, ID, Mutation, Query, Resolver } from '@nestjs/graphql';
import { CollectionRunReader } from './collection-run-reader.js';
import { CollectionRunService } from './collection-run.service.js';
import { CollectionRunFilter, CollectionRunPage, CollectionRunType } from './collection-run.type.js';
import { ImportService } from './import.service.js';
import { StartImportInput, toColumnMapping, toFileFilter } from './start-import.input.js';

@Resolver(() => CollectionRunType)
export class CollectionRunResolver {
  constructor(
    private readonly runs: CollectionRunService,
    private readonly imports: ImportService,
    private readonly reader: CollectionRunReader,
  ) {}

  @Access('CURATOR', 'RESEARCHER')
  @Query(() => CollectionRunPage)
  async collectionRuns(
    @Args('page', { nullable: true, type: () => PageInput }) page?: PageInput,
    @Args('sort', { nullable: true, type: () => SortInput }) sort?: SortInput,
    @Args('filter', { nullable: true, type: () => CollectionRunFilter }) filter?: CollectionRunFilter,
  ): Promise<PageOf<CollectionRunType>> {
    const { items, total } = await this.runs.list(page, sort, filter);
    return { items: await this.reader.types(items), total };
  }

  @Access('CURATOR', 'RESEARCHER')
  @Query(() => CollectionRunType)
  async collectionRun(@Args('id', { type: () => ID }) id: string): Promise<CollectionRunType | undefined> {
    return this.reader.type(await this.runs.get(id));
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
    return this.reader.type(await this.runs.get(run.id));
  }

  @Access('CURATOR')
  @Mutation(() => CollectionRunType)
  async pauseCollectionRun(
    @CurrentViewer() viewer: Viewer,
    @Args('id', { type: () => ID }) id: string,
  ): Promise<CollectionRunType | undefined> {
    return this.reader.type(await this.runs.pause(viewer, id));
  }

  @Access('CURATOR')
  @Mutation(() => CollectionRunType)
  async resumeCollectionRun(
    @CurrentViewer() viewer: Viewer,
    @Args('id', { type: () => ID }) id: string,
  ): Promise<CollectionRunType | undefined> {
    return this.reader.type(await this.runs.resume(viewer, id));
  }

  @Access('CURATOR')
  @Mutation(() => CollectionRunType)
  async cancelCollectionRun(
    @CurrentViewer() viewer: Viewer,
    @Args('id', { type: () => ID }) id: string,
  ): Promise<CollectionRunType | undefined> {
    return this.reader.type(await this.runs.cancel(viewer, id));
  }
}
