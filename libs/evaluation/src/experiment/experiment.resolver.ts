import { SweepForecastType } from '@ethogram/models';
import { Access, CurrentViewer, PageInput, type PageOf, SortInput, type Viewer } from '@ethogram/platform';
import { Args, ID, Mutation, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import DataLoader from 'dataloader';
import type { ExperimentStep } from './experiment-step.entity.js';
import { ExperimentService } from './experiment.service.js';
import {
  ExperimentForecastType,
  ExperimentPage,
  ExperimentStepType,
  ExperimentType,
  toExperimentStepType,
  toExperimentType,
} from './experiment.type.js';
import { ExperimentInput } from './start-experiment.input.js';

@Resolver(() => ExperimentType)
export class ExperimentResolver {
  private readonly stepsByExperiment = new DataLoader<string, ExperimentStep[]>(
    async (ids) => {
      const found = await this.experimentService.stepsOfExperiments(ids);
      const byExperiment = Map.groupBy(found, ({ experimentId }) => experimentId);
      return ids.map((id) => byExperiment.get(id) ?? []);
    },
    { cache: false },
  );

  constructor(private readonly experimentService: ExperimentService) {}

  @Access('RESEARCHER', 'CURATOR')
  @Query(() => ExperimentPage, { name: 'experiments' })
  async list(
    @Args('page', { nullable: true, type: () => PageInput }) page?: PageInput,
    @Args('sort', { nullable: true, type: () => SortInput }) sort?: SortInput,
  ): Promise<PageOf<ExperimentType>> {
    const { items, total } = await this.experimentService.list(page, sort);
    return { items: items.map(toExperimentType), total };
  }

  @Access('RESEARCHER', 'CURATOR')
  @Query(() => ExperimentType)
  async experiment(@Args('id', { type: () => ID }) id: string): Promise<ExperimentType> {
    return toExperimentType(await this.experimentService.get(id));
  }

  @Access('RESEARCHER')
  @Query(() => [ExperimentForecastType], { description: 'By model: how many trainings, and how long.' })
  async previewExperiment(
    @Args('input', { type: () => ExperimentInput }) input: ExperimentInput,
  ): Promise<ExperimentForecastType[]> {
    return (await this.experimentService.preview(input)).map(({ model, forecast }) =>
      Object.assign(new ExperimentForecastType(), {
        model,
        forecast: Object.assign(new SweepForecastType(), forecast),
      }),
    );
  }

  @Access('RESEARCHER')
  @Mutation(() => ExperimentType)
  async startExperiment(
    @CurrentViewer() viewer: Viewer,
    @Args('input', { type: () => ExperimentInput }) input: ExperimentInput,
  ): Promise<ExperimentType> {
    return toExperimentType(await this.experimentService.start(viewer, input));
  }

  @Access('RESEARCHER')
  @Mutation(() => ExperimentType)
  async cancelExperiment(
    @CurrentViewer() viewer: Viewer,
    @Args('id', { type: () => ID }) id: string,
  ): Promise<ExperimentType> {
    return toExperimentType(await this.experimentService.cancel(viewer, id));
  }

  @Access('RESEARCHER')
  @Mutation(() => ExperimentType, { description: 'Takes up the steps that did not succeed.' })
  async retryExperiment(
    @CurrentViewer() viewer: Viewer,
    @Args('id', { type: () => ID }) id: string,
  ): Promise<ExperimentType> {
    return toExperimentType(await this.experimentService.retry(viewer, id));
  }

  @ResolveField(() => [ExperimentStepType])
  async steps(@Parent() { id }: ExperimentType): Promise<ExperimentStepType[]> {
    return (await this.stepsByExperiment.load(id)).map(toExperimentStepType);
  }
}
