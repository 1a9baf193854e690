import { Access, CurrentViewer, PageInput, type PageOf, SortInput, type Viewer } from '@ethogram/platform';
import { Args, ID, Mutation, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import DataLoader from 'dataloader';
import { RunService } from '../run/run.service.js';
import { RunType, toRunType } from '../run/run.type.js';
import { CreateComparisonInput, SamplePairFilter } from './comparison.input.js';
import { ComparisonService } from './comparison.service.js';
import {
  ComparisonPage,
  ComparisonType,
  SamplePairPage,
  type SamplePairType,
  toComparisonType,
  toSamplePairType,
} from './comparison.type.js';
import { PairedSamples } from './paired-samples.js';

@Resolver(() => ComparisonType)
export class ComparisonResolver {
  private readonly runById = new DataLoader<string, RunType>(
    async (ids) => {
      const runs = new Map((await this.runs.byIds(ids)).map((run) => [run.id, toRunType(run)]));
      return ids.map((id) => runs.get(id) ?? new Error(`The run ${id} is missing.`));
    },
    { cache: false },
  );

  constructor(
    private readonly comparisonService: ComparisonService,
    private readonly pairs: PairedSamples,
    private readonly runs: RunService,
  ) {}

  @Access('RESEARCHER', 'CURATOR')
  @Query(() => ComparisonPage)
  async comparisons(
    @Args('page', { nullable: true, type: () => PageInput }) page?: PageInput,
    @Args('sort', { nullable: true, type: () => SortInput }) sort?: SortInput,
  ): Promise<PageOf<ComparisonType>> {
    const { items, total } = await this.comparisonService.list(page, sort);
    return { items: items.map(toComparisonType), total };
  }

  @Access('RESEARCHER', 'CURATOR')
  @Query(() => ComparisonType)
  async comparison(@Args('id', { type: () => ID }) id: string): Promise<ComparisonType> {
    return toComparisonType(await this.comparisonService.get(id));
  }

  @Access('RESEARCHER', 'CURATOR')
  @Query(() => SamplePairPage)
  async samplePairs(
    @Args('filter', { type: () => SamplePairFilter }) filter: SamplePairFilter,
    @Args('page', { nullable: true, type: () => PageInput }) page?: PageInput,
  ): Promise<PageOf<SamplePairType>> {
    const { items, total } = await this.pairs.list(filter, page);
    return { items: items.map(toSamplePairType), total };
  }

  @Access('RESEARCHER')
  @Mutation(() => ComparisonType)
  async createComparison(
    @CurrentViewer() viewer: Viewer,
    @Args('input', { type: () => CreateComparisonInput }) input: CreateComparisonInput,
  ): Promise<ComparisonType> {
    return toComparisonType(await this.comparisonService.create(viewer, input));
  }

  @Access('RESEARCHER')
  @Mutation(() => ComparisonType)
  async cancelComparison(
    @CurrentViewer() viewer: Viewer,
    @Args('id', { type: () => ID }) id: string,
  ): Promise<ComparisonType> {
    return toComparisonType(await this.comparisonService.cancel(viewer, id));
  }

  @ResolveField(() => RunType)
  async baseRun(@Parent() { baseRunId }: ComparisonType): Promise<RunType> {
    return this.runById.load(baseRunId);
  }

  @ResolveField(() => RunType)
  async tunedRun(@Parent() { tunedRunId }: ComparisonType): Promise<RunType> {
    return this.runById.load(tunedRunId);
  }
}
