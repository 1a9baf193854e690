import { ScenarioType, toScenarioType } from '@ethogram/corpus';
import { Access, PageInput, type PageOf, type RequestContext, SortInput } from '@ethogram/platform';
import { InstrumentService, ItemType, toItemType } from '@ethogram/surveys';
import { Args, Context, ID, Int, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import { AnnotationLoaders } from '../annotation-loaders.js';
import { JudgmentType, toJudgmentType } from '../judgment/judgment.type.js';
import { TaskService } from './task.service.js';
import { TaskFilter, TaskPage, TaskType, toTaskType } from './task.type.js';

@Resolver(() => TaskType)
export class TaskResolver {
  constructor(
    private readonly service: TaskService,
    private readonly instruments: InstrumentService,
    private readonly loaders: AnnotationLoaders,
  ) {}

  @Access('CURATOR', 'RESEARCHER')
  @Query(() => TaskPage, { name: 'tasks' })
  async list(
    @Args('filter', { type: () => TaskFilter }) filter: TaskFilter,
    @Args('page', { nullable: true, type: () => PageInput }) page?: PageInput,
    @Args('sort', { nullable: true, type: () => SortInput }) sort?: SortInput,
  ): Promise<PageOf<TaskType>> {
    const { items, total } = await this.service.list(filter.studyId, page, sort);
    return { items: items.map(toTaskType), total };
  }

  @Access('CURATOR', 'RESEARCHER')
  @Query(() => TaskType)
  async task(@Args('id', { type: () => ID }) id: string): Promise<TaskType> {
    return toTaskType(await this.service.get(id));
  }

  @ResolveField(() => ScenarioType, { nullable: true })
  async scenario(@Parent() task: TaskType, @Context() context: RequestContext): Promise<ScenarioType | null> {
    const scenario = task.scenarioId
      ? await this.loaders.of(context).scenario.load(task.scenarioId)
      : undefined;
    return scenario ? toScenarioType(scenario) : null;
  }

  @ResolveField(() => [ItemType])
  async items(@Parent() task: TaskType): Promise<ItemType[]> {
    return (await this.instruments.itemsByIds(task.itemIds)).map(toItemType);
  }

  @ResolveField(() => Int)
  async slotsDone(@Parent() task: TaskType, @Context() context: RequestContext): Promise<number> {
    return (await this.loaders.of(context).slotCounts.load(task.id)).done;
  }

  @ResolveField(() => Int)
  async slotsTotal(@Parent() task: TaskType, @Context() context: RequestContext): Promise<number> {
    return (await this.loaders.of(context).slotCounts.load(task.id)).total;
  }

  @ResolveField(() => [JudgmentType])
  async judgments(@Parent() task: TaskType, @Context() context: RequestContext): Promise<JudgmentType[]> {
    return (await this.loaders.of(context).judgmentsOfTask.load(task.id)).map(toJudgmentType);
  }
}
