import {
  Access,
  CurrentViewer,
  JsonScalar,
  PageInput,
  type PageOf,
  SortInput,
  type Viewer,
} from '@ethogram/platform';
import { Args, ID, Mutation, Query, Resolver } from '@nestjs/graphql';
import type { Hyperparameters } from '../hyperparameters/hyperparameters.js';
import { FineTuneCatalogueService } from './fine-tune-catalogue.service.js';
import { FineTuneService } from './fine-tune.service.js';
import { FineTuneRunPage, FineTuneRunType, toFineTuneRunType } from './fine-tune.type.js';
import { StartFineTuneInput } from './start-fine-tune.input.js';

@Resolver(() => FineTuneRunType)
export class FineTuneResolver {
  constructor(
    private readonly fineTunes: FineTuneService,
    private readonly catalogue: FineTuneCatalogueService,
  ) {}

  @Access('RESEARCHER', 'CURATOR')
  @Query(() => FineTuneRunPage, { name: 'fineTuneRuns' })
  async list(
    @Args('page', { nullable: true, type: () => PageInput }) page?: PageInput,
    @Args('sort', { nullable: true, type: () => SortInput }) sort?: SortInput,
  ): Promise<PageOf<FineTuneRunType>> {
    const { items, total } = await this.catalogue.list(page, sort);
    return { items: items.map(toFineTuneRunType), total };
  }

  @Access('RESEARCHER', 'CURATOR')
  @Query(() => FineTuneRunType)
  async fineTuneRun(@Args('id', { type: () => ID }) id: string): Promise<FineTuneRunType> {
    return toFineTuneRunType(await this.fineTunes.get(id));
  }

  @Access('RESEARCHER', 'CURATOR')
  @Query(() => JsonScalar, {
    description: 'The hyperparameters of a fine-tune on this training set where none are given.',
  })
  async defaultHyperparameters(
    @Args('trainingSetId', { type: () => ID }) id: string,
  ): Promise<Hyperparameters> {
    return this.fineTunes.defaults(id);
  }

  @Access('RESEARCHER')
  @Mutation(() => FineTuneRunType)
  async startFineTune(
    @CurrentViewer() viewer: Viewer,
    @Args('input', { type: () => StartFineTuneInput }) input: StartFineTuneInput,
  ): Promise<FineTuneRunType> {
    return toFineTuneRunType(await this.fineTunes.start(viewer, input));
  }

  @Access('RESEARCHER')
  @Mutation(() => FineTuneRunType)
  async cancelFineTune(
    @CurrentViewer() viewer: Viewer,
    @Args('id', { type: () => ID }) id: string,
  ): Promise<FineTuneRunType> {
    return toFineTuneRunType(await this.fineTunes.cancel(viewer, id));
  }

  @Access('RESEARCHER')
  @Mutation(() => FineTuneRunType)
  async resumeFineTune(
    @CurrentViewer() viewer: Viewer,
    @Args('id', { type: () => ID }) id: string,
  ): Promise<FineTuneRunType> {
    return toFineTuneRunType(await this.fineTunes.resume(viewer, id));
  }

  @Access('RESEARCHER')
  @Mutation(() => FineTuneRunType, {
    description: 'Trains again from the first step with the same settings, as a run of its own.',
  })
  async retryFineTune(
    @CurrentViewer() viewer: Viewer,
    @Args('id', { type: () => ID }) id: string,
  ): Promise<FineTuneRunType> {
    return toFineTuneRunType(await this.fineTunes.retry(viewer, id));
  }
}
