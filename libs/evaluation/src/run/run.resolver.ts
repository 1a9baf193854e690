import { AdapterService, FineTuneDeletions } from '@ethogram/models';
import { Access, PageInput, type PageOf, SortInput } from '@ethogram/platform';
import { Args, ID, Int, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import DataLoader from 'dataloader';
import { RunService } from './run.service.js';
import { SamplePurge } from './sample-purge.js';
import { RunFilter, SampleFilter } from './run-filter.input.js';
import { OutcomesType, RunPage, RunType, toRunType } from './run.type.js';
import {
  SampleAttemptType,
  SamplePage,
  type SampleType,
  toSampleAttemptType,
  toSampleType,
} from './sample.type.js';

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
      const [asked, trained] = await Promise.all([this.samplePurge.ofRuns(runIds), this.trainedOn(runIds)]);
      return runIds.map((id) => (asked.get(id) ?? 0) + (trained.get(id) ?? 0));
    },
    { cache: false },
  );

  constructor(
    private readonly runService: RunService,
    private readonly samplePurge: SamplePurge,
    private readonly adapters: AdapterService,
    private readonly fineTuneDeletions: FineTuneDeletions,
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
    const { items, total } = await this.runService.listSamples(filter, page);
    return { items: items.map(toSampleType), total };
  }

  @Access('RESEARCHER', 'CURATOR')
  @Query(() => [SampleAttemptType], {
    description: 'What became of a sample before it was asked again, the latest first.',
  })
  async sampleAttempts(
    @Args('runId', { type: () => ID }) runId: string,
    @Args('key', { type: () => String }) key: string,
  ): Promise<SampleAttemptType[]> {
    return (await this.runService.attempts(runId, key)).map(toSampleAttemptType);
  }

  @ResolveField(() => Int, {
    description: 'Deleted posts among those it asked about or its model was trained on.',
  })
  async affectedByDeletions(@Parent() { id }: RunType): Promise<number> {
    return this.deletedByRun.load(id);
  }

  @ResolveField(() => OutcomesType)
  async outcomes(@Parent() { id }: RunType): Promise<OutcomesType> {
    return this.outcomesByRun.load(id);
  }

  /** Deleted posts among those the adapters of these runs were trained on. */
  private async trainedOn(runIds: readonly string[]): Promise<Map<string, number>> {
    const tuned = (await this.runService.byIds(runIds)).filter(({ adapterId }) => adapterId !== null);
    // Together, so that they are counted together.
    const counts = await Promise.all(
      tuned.map(async ({ id, adapterId }) => {
        const { fineTuneRunId } = await this.adapters.get(adapterId ?? '');
        return [id, await this.fineTuneDeletions.count(fineTuneRunId)] as const;
      }),
    );
    return new Map(counts);
  }
}
