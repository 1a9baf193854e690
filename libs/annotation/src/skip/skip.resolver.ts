import { PersonType, toPersonType } from '@ethogram/accounts';
import {
  Access,
  CurrentViewer,
  PageInput,
  type PageOf,
  type RequestContext,
  type Viewer,
} from '@ethogram/platform';
import { Args, Context, ID, Mutation, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import { AnnotationLoaders } from '../annotation-loaders.js';
import { TaskType, toTaskType } from '../task/task.type.js';
import { SkipResult, toSkipResult } from './skip-result.type.js';
import { SkipService } from './skip.service.js';
import { SkipTaskInput } from './skip-task.input.js';
import { SkipPage, SkipType, toSkipType } from './skip.type.js';

@Resolver(() => SkipType)
export class SkipResolver {
  constructor(
    private readonly service: SkipService,
    private readonly loaders: AnnotationLoaders,
  ) {}

  @Access('ANNOTATOR')
  @Mutation(() => SkipResult)
  async skipTask(
    @CurrentViewer() viewer: Viewer,
    @Args('input', { type: () => SkipTaskInput }) input: SkipTaskInput,
  ): Promise<typeof SkipResult> {
    return toSkipResult(await this.service.skip(viewer.personId, input));
  }

  /** What people would not judge in a study, and why. */
  @Access('CURATOR', 'RESEARCHER')
  @Query(() => SkipPage, { name: 'skips' })
  async list(
    @Args('studyId', { type: () => ID }) studyId: string,
    @Args('page', { nullable: true, type: () => PageInput }) page?: PageInput,
  ): Promise<PageOf<SkipType>> {
    const { items, total } = await this.service.list(studyId, page);
    return { items: items.map(toSkipType), total };
  }

  @ResolveField(() => PersonType)
  async person(@Parent() skip: SkipType, @Context() context: RequestContext): Promise<PersonType> {
    const person = await this.loaders.of(context).person.load(skip.personId);
    if (!person) throw new Error(`The person ${skip.personId} is gone.`);
    return toPersonType(person);
  }

  @ResolveField(() => TaskType)
  async task(@Parent() skip: SkipType, @Context() context: RequestContext): Promise<TaskType> {
    const task = await this.loaders.of(context).task.load(skip.taskId);
    if (!task) throw new Error(`The task ${skip.taskId} is gone.`);
    return toTaskType(task);
  }
}
