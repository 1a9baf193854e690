import {
  Access,
  CurrentViewer,
  JsonScalar,
  PageInput,
  type PageOf,
  SortInput,
  type Viewer,
} from '@ethogram/platform';
import { Args, ID, Int, Mutation, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import DataLoader from 'dataloader';
import { CreateMoralTrainingSetInput, CreateTrainingSetInput } from './create-training-set.input.js';
import type { PreviewRow } from './training-set-export.js';
import { BaselineProfile } from './baseline-profile.js';
import { TrainingSetService } from './training-set.service.js';
import { toTrainingSetType, TrainingSetPage, TrainingSetType } from './training-set.type.js';

const PREVIEW_ROWS = 10;

@Resolver(() => TrainingSetType)
export class TrainingSetResolver {
  private readonly previews: DataLoader<string, PreviewRow[]>;

  private readonly groups = new DataLoader<string, TrainingSetType[]>(
    async (groupIds) => {
      const found = await this.service.groups(groupIds);
      return groupIds.map((id) => (found.get(id) ?? []).map(toTrainingSetType));
    },
    { cache: false },
  );

  private readonly deletions = new DataLoader<string, number>(
    async (ids) => {
      const counts = await this.service.affectedByDeletions(ids);
      return ids.map((id) => counts.get(id) ?? 0);
    },
    { cache: false },
  );

  constructor(
    private readonly service: TrainingSetService,
    private readonly baselines: BaselineProfile,
  ) {
    const load = async (ids: readonly string[]): Promise<PreviewRow[][]> => {
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
    const { profile, ...rest } = input;
    const moved = profile && Object.fromEntries(profile.map(({ value, delta }) => [value, delta]));
    return toTrainingSetType(await this.service.create(viewer, { ...rest, profile: moved ?? null }));
  }

  @Access('RESEARCHER')
  @Mutation(() => TrainingSetType)
  async createMoralTrainingSet(
    @CurrentViewer() viewer: Viewer,
    @Args('input', { type: () => CreateMoralTrainingSetInput }) input: CreateMoralTrainingSetInput,
  ): Promise<TrainingSetType> {
    return toTrainingSetType(await this.service.createMoral(viewer, input));
  }

  /** Mean answer by value, keyed, of the newest set of that model and instrument; null where there is none. */
  @Access('CURATOR', 'RESEARCHER')
  @Query(() => JsonScalar, { nullable: true })
  async baselineProfile(
    @Args('instrumentId', { type: () => ID }) instrumentId: string,
    @Args('baseModel', { type: () => String }) baseModel: string,
  ): Promise<Record<string, number> | null> {
    return this.baselines.of(instrumentId, baseModel);
  }

  @ResolveField(() => [TrainingSetType], { description: 'The set and its controls, the set first.' })
  async group(@Parent() { groupId }: TrainingSetType): Promise<TrainingSetType[]> {
    return this.groups.load(groupId);
  }

  @ResolveField(() => Int, { description: 'Deleted situations among those it was made from.' })
  async affectedByDeletions(@Parent() { id }: TrainingSetType): Promise<number> {
    return this.deletions.load(id);
  }

  @ResolveField(() => [JsonScalar])
  async preview(@Parent() set: TrainingSetType): Promise<PreviewRow[]> {
    return this.previews.load(set.id);
  }
}
