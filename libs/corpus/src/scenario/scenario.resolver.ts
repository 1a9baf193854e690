import type { ContentFlag, Routing } from '@ethogram/core';
import {
  Access,
  CurrentViewer,
  PageInput,
  type PageOf,
  type RequestContext,
  SortInput,
  type Viewer,
} from '@ethogram/platform';
import { Args, Context, ID, Mutation, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import { ContentFlagEnum, RoutingEnum } from '../post/post-reading.js';
import { MakeScenariosInput } from './make-scenarios.input.js';
import { ReviewScenarioInput } from './review-scenario.input.js';
import { ScenarioBatchService } from './scenario-batch.service.js';
import { ScenarioBatchType, toScenarioBatchType } from './scenario-batch.type.js';
import { ScenarioLoaders } from './scenario-loaders.js';
import { ScenarioReviewService } from './scenario-review.service.js';
import { ScenarioService } from './scenario.service.js';
import {
  RedactionType,
  ScenarioFilter,
  ScenarioPage,
  ScenarioType,
  toScenarioType,
} from './scenario.type.js';

@Resolver(() => ScenarioType)
export class ScenarioResolver {
  constructor(
    private readonly scenarios: ScenarioService,
    private readonly batches: ScenarioBatchService,
    private readonly reviews: ScenarioReviewService,
    private readonly loaders: ScenarioLoaders,
  ) {}

  @Access('CURATOR', 'RESEARCHER')
  @Query(() => ScenarioPage, { name: 'scenarios' })
  async list(
    @Args('page', { nullable: true, type: () => PageInput }) page?: PageInput,
    @Args('sort', { nullable: true, type: () => SortInput }) sort?: SortInput,
    @Args('filter', { nullable: true, type: () => ScenarioFilter }) filter?: ScenarioFilter,
  ): Promise<PageOf<ScenarioType>> {
    const { items, total } = await this.scenarios.list(page, sort, filter);
    return { items: items.map(toScenarioType), total };
  }

  @Access('CURATOR', 'RESEARCHER')
  @Query(() => ScenarioType)
  async scenario(@Args('id', { type: () => ID }) id: string): Promise<ScenarioType> {
    return toScenarioType(await this.scenarios.get(id));
  }

  @Access('CURATOR')
  @Mutation(() => ScenarioBatchType)
  async startMakeScenarios(
    @CurrentViewer() viewer: Viewer,
    @Args('input', { type: () => MakeScenariosInput }) input: MakeScenariosInput,
  ): Promise<ScenarioBatchType> {
    return toScenarioBatchType(await this.batches.start(viewer, input));
  }

  @Access('CURATOR', 'RESEARCHER')
  @Query(() => ScenarioBatchType)
  async scenarioBatch(@Args('id', { type: () => ID }) id: string): Promise<ScenarioBatchType> {
    return toScenarioBatchType(await this.batches.get(id));
  }

  @Access('CURATOR')
  @Mutation(() => ScenarioType)
  async reviewScenario(
    @CurrentViewer() viewer: Viewer,
    @Args('input', { type: () => ReviewScenarioInput }) input: ReviewScenarioInput,
  ): Promise<ScenarioType> {
    return toScenarioType(await this.reviews.review(viewer, input));
  }

  /** Each look is written down with who looked. */
  @Access('CURATOR')
  @Query(() => [RedactionType])
  async scenarioRedactions(
    @CurrentViewer() viewer: Viewer,
    @Args('scenarioId', { type: () => ID }) scenarioId: string,
  ): Promise<RedactionType[]> {
    return this.reviews.redactions(viewer, scenarioId);
  }

  @ResolveField(() => RoutingEnum, { nullable: true })
  async routing(@Parent() { id }: ScenarioType, @Context() context: RequestContext): Promise<Routing | null> {
    return (await this.loaders.readings(context).load(id)).routing;
  }

  @ResolveField(() => [ContentFlagEnum])
  async contentFlags(
    @Parent() { id }: ScenarioType,
    @Context() context: RequestContext,
  ): Promise<ContentFlag[]> {
    return (await this.loaders.readings(context).load(id)).contentFlags;
  }
}
