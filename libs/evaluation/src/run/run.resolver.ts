import { Access, PageInput, type PageOf, SortInput } from '@ethogram/platform';
import { Args, ID, Int, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import DataLoader from 'dataloader';
import { RunService } from './run.service.js';
import { SamplePurge } from './sample-purge.js';
import {
  OutcomesType,
  RunFilter,
  RunPage,
  RunType,
  SampleFilter,
  SamplePage,
  type SampleType,
  toRunType,
  toSampleType,
} from './run.type.js';

@Resolver(() => RunType)
export class RunResolver {
  /** Counts for all runs of a list at once; never remembered, because a run goes on. */
  private readonly outcomesByRun = new DataLoader<string, OutcomesType>(
    async (runIds) => {
      const counts = await this.runService.outcomes(runIds);
      return runIds.map((id) => Object.assign(new OutcomesType(), counts.get(id)));
    },
    { cache: false },
  );

  private readonly deletedByRun = new DataLoader<string, number>(
    async (runIds) => {
      const counts = await this.samplePurge.ofRuns(runIds);
      return runIds.map((id) => counts.get(id) ?? 0);
    },
    { cache: false },
  );

  constructor(
    private readonly runService: RunService,
    private readonly samplePurge: SamplePurge,
  ) {}

  @Access('RESEARCHER', 'CURATOR')
  @Query(() => RunPage)
  async runs(
    @Args('page', { nullable: true, type: () => PageInput }) page?: PageInput,
    @Args('sort', { nullable: true, type: () => SortInput }) sort?: SortInput,
    @Args('filter', { nullable: true, type: () => RunFilter }) filter?: RunFilter,
  ): Promise<PageOf<RunType>> {
    const { items, total } = await this.runService.list(page, sort, filter);
    return { items: items.map(toRunType), total };
  }

  @Access('RESEARCHER', 'CURATOR')
  @Query(() => RunType)
  async run(@Args('id', { type: () => ID }) id: string): Promise<RunType> {
    return toRunType(await this.runService.get(id));
  }

  @Access('RESEARCHER', 'CURATOR')
  @Query(() => SamplePage)
  async samples(
    @Args('filter', { type: () => SampleFilter }) filter: SampleFilter,
    @Args('page', { nullable: true, type: () => PageInput }) page?: PageInput,
  ): Promise<PageOf<SampleType>> {
    const { items, total } = await this.runService.listSamples(filter.runId, page, filter.outcome);
    return { items: items.map(toSampleType), total };
  }

  @ResolveField(() => Int, { description: 'Posts it asked about that were deleted since.' })
  async affectedByDeletions(@Parent() { id }: RunType): Promise<number> {
    return this.deletedByRun.load(id);
  }

  @ResolveField(() => OutcomesType)
  async outcomes(@Parent() { id }: RunType): Promise<OutcomesType> {
    return this.outcomesByRun.load(id);
  }
}
