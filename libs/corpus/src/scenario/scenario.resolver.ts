import { Access, CurrentViewer, PageInput, type PageOf, SortInput, type Viewer } from '@ethogram/platform';
import { Args, ID, Mutation, Query, Resolver } from '@nestjs/graphql';
import { MakeScenariosInput, MakeScenariosResult } from './make-scenarios.input.js';
import { ScenarioService } from './scenario.service.js';
import { ScenarioFilter, ScenarioPage, ScenarioType, toScenarioType } from './scenario.type.js';

@Resolver(() => ScenarioType)
export class ScenarioResolver {
  constructor(private readonly scenarios: ScenarioService) {}

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
  @Mutation(() => MakeScenariosResult)
  async makeScenarios(
    @CurrentViewer() viewer: Viewer,
    @Args('input', { type: () => MakeScenariosInput }) input: MakeScenariosInput,
  ): Promise<MakeScenariosResult> {
    return this.scenarios.makeFromSource(input, viewer);
  }
}
