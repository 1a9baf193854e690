import type { TrainingRow } from '@ethogram/core';
import {
  Access,
  CurrentViewer,
  JsonScalar,
  PageInput,
  type PageOf,
  SortInput,
  type Viewer,
} from '@ethogram/platform';
import { Args, ID, Mutation, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import DataLoader from 'dataloader';
import { CreateTrainingSetInput } from './create-training-set.input.js';
import { TrainingSetService } from './training-set.service.js';
import { toTrainingSetType, TrainingSetPage, TrainingSetType } from './training-set.type.js';

const PREVIEW_ROWS = 10;

@Resolver(() => TrainingSetType)
export class TrainingSetResolver {
  private readonly previews: DataLoader<string, TrainingRow[]>;

  constructor(private readonly service: TrainingSetService) {
    const load = async (ids: readonly string[]): Promise<TrainingRow[][]> => {
      const rows = await service.previews(ids, PREVIEW_ROWS);
      return ids.map((id) => rows.get(id) ?? []);
    };
    // One query for a whole list; nothing is kept, because an unfinished set has no rows yet.
    this.previews = new DataLoader(load, { cache: false });
  }

  @Access('CURATOR', 'RESEARCHER')
  @Query(() => TrainingSetPage)
  async trainingSets(
    @Args('page', { nullable: true, type: () => PageInput }) page?: PageInput,
    @Args('sort', { nullable: true, type: () => SortInput }) sort?: SortInput,
  ): Promise<PageOf<TrainingSetType>> {
    const { items, total } = await this.service.list(page, sort);
    return { items: items.map(toTrainingSetType), total };
  }

  @Access('CURATOR', 'RESEARCHER')
  @Query(() => TrainingSetType)
  async trainingSet(@Args('id', { type: () => ID }) id: string): Promise<TrainingSetType> {
    return toTrainingSetType(await this.service.get(id));
  }

  @Access('RESEARCHER')
  @Mutation(() => TrainingSetType)
  async createTrainingSet(
    @CurrentViewer() viewer: Viewer,
    @Args('input', { type: () => CreateTrainingSetInput }) input: CreateTrainingSetInput,
  ): Promise<TrainingSetType> {
    return toTrainingSetType(await this.service.create(viewer, input));
  }

  @ResolveField(() => [JsonScalar])
  async preview(@Parent() set: TrainingSetType): Promise<TrainingRow[]> {
    return this.previews.load(set.id);
  }
}
