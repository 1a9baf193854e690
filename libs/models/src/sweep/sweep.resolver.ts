import {
  Access,
  BadInputError,
  CurrentViewer,
  PageInput,
  type PageOf,
  SortInput,
  type Viewer,
} from '@ethogram/platform';
import { Args, ID, Int, Mutation, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import DataLoader from 'dataloader';
import { CreateSweepInput, SweepInput } from './create-sweep.input.js';
import { isCellEnded } from './decide-cells.js';
import type { SweepCell } from './sweep-cell.entity.js';
import { SweepService } from './sweep.service.js';
import {
  SweepCellType,
  SweepForecastType,
  SweepPage,
  SweepType,
  toSweepCellType,
  toSweepType,
} from './sweep.type.js';

@Resolver(() => SweepType)
export class SweepResolver {
  private readonly cellsBySweep = new DataLoader<string, SweepCell[]>(
    async (ids) => {
      const bySweep = Map.groupBy(await this.sweepService.cellsOfSweeps(ids), ({ sweepId }) => sweepId);
      return ids.map((id) => bySweep.get(id) ?? []);
    },
    { cache: false },
  );

  constructor(private readonly sweepService: SweepService) {}

  @Access('RESEARCHER', 'CURATOR')
  @Query(() => SweepPage, { name: 'sweeps' })
  async list(
    @Args('page', { nullable: true, type: () => PageInput }) page?: PageInput,
    @Args('sort', { nullable: true, type: () => SortInput }) sort?: SortInput,
  ): Promise<PageOf<SweepType>> {
    const { items, total } = await this.sweepService.list(page, sort);
    return { items: items.map(toSweepType), total };
  }

  @Access('RESEARCHER', 'CURATOR')
  @Query(() => SweepType)
  async sweep(@Args('id', { type: () => ID }) id: string): Promise<SweepType> {
    return toSweepType(await this.sweepService.get(id));
  }

  @Access('RESEARCHER')
  @Query(() => SweepForecastType, { description: 'How many trainings it would be, and how long they take.' })
  async previewSweep(
    @Args('input', { type: () => SweepInput }) input: SweepInput,
  ): Promise<SweepForecastType> {
    return Object.assign(new SweepForecastType(), await this.sweepService.preview(input));
  }

  @Access('RESEARCHER')
  @Mutation(() => SweepType)
  async createSweep(
    @CurrentViewer() viewer: Viewer,
    @Args('input', { type: () => CreateSweepInput }) input: CreateSweepInput,
  ): Promise<SweepType> {
    const { trainings } = await this.sweepService.preview(input);
    if (trainings !== input.trainings)
      throw new BadInputError(`These are ${trainings} trainings, not the ${input.trainings} agreed to.`);
    return toSweepType(await this.sweepService.create(viewer, input));
  }

  @Access('RESEARCHER')
  @Mutation(() => SweepType)
  async cancelSweep(
    @CurrentViewer() viewer: Viewer,
    @Args('id', { type: () => ID }) id: string,
  ): Promise<SweepType> {
    return toSweepType(await this.sweepService.cancel(viewer, id));
  }

  @Access('RESEARCHER')
  @Mutation(() => SweepType, { description: 'Takes up what failed or was cancelled.' })
  async retrySweep(
    @CurrentViewer() viewer: Viewer,
    @Args('id', { type: () => ID }) id: string,
  ): Promise<SweepType> {
    return toSweepType(await this.sweepService.retry(viewer, id));
  }

  @ResolveField(() => [SweepCellType])
  async cells(@Parent() { id }: SweepType): Promise<SweepCellType[]> {
    return (await this.cellsBySweep.load(id)).map(toSweepCellType);
  }

  @ResolveField(() => Int)
  async trainings(@Parent() { id }: SweepType): Promise<number> {
    return (await this.cellsBySweep.load(id)).length;
  }

  @ResolveField(() => Int, { description: 'Trainings that have ended, whichever way.' })
  async ended(@Parent() { id }: SweepType): Promise<number> {
    return (await this.cellsBySweep.load(id)).filter(({ state }) => isCellEnded(state)).length;
  }
}
