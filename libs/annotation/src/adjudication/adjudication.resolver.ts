import type { RatingScale } from '@ethogram/core';
import { Access, CurrentViewer, type RequestContext, type Viewer } from '@ethogram/platform';
import { InstrumentService } from '@ethogram/surveys';
import { Args, Context, ID, Mutation, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import { AnnotationLoaders } from '../annotation-loaders.js';
import { GOLD_KINDS, type GoldKind } from '../gold/gold-answer.entity.js';
import { GoldService } from '../gold/gold.service.js';
import { GoldAnswerType, GoldKindEnum, toGoldAnswerType } from '../gold/gold.type.js';
import type { Study } from '../study/study.entity.js';
import { StudyService } from '../study/study.service.js';
import { TaskService } from '../task/task.service.js';
import { TaskType, toTaskType } from '../task/task.type.js';
import { AdjudicationQueue, type AnonymousAnswer } from './adjudication-queue.js';
import { AdjudicationService } from './adjudication.service.js';
import {
  AdjudicateInput,
  AdjudicationQueueInput,
  AdjudicationType,
  AnonymousAnswerType,
  DisputedTaskType,
  toAdjudicationType,
} from './adjudication.type.js';

/** The queue of what is to be settled. Nobody's name comes with an answer. */
@Resolver(() => DisputedTaskType)
export class AdjudicationResolver {
  constructor(
    private readonly queue: AdjudicationQueue,
    private readonly adjudications: AdjudicationService,
    private readonly golds: GoldService,
    private readonly studies: StudyService,
    private readonly tasks: TaskService,
    private readonly instruments: InstrumentService,
    private readonly loaders: AnnotationLoaders,
  ) {}

  @Access('CURATOR', 'RESEARCHER')
  @Query(() => [DisputedTaskType])
  async adjudicationQueue(
    @Args('input', { type: () => AdjudicationQueueInput }) { studyId, ...wish }: AdjudicationQueueInput,
  ): Promise<DisputedTaskType[]> {
    const study = await this.studies.get(studyId);
    const found = await this.queue.list(study, await this.scaleOf(study), wish);
    return found.map((task) => Object.assign(new DisputedTaskType(), task));
  }

  @Access('CURATOR')
  @Mutation(() => AdjudicationType)
  async adjudicate(
    @CurrentViewer() viewer: Viewer,
    @Args('input', { type: () => AdjudicateInput }) input: AdjudicateInput,
  ): Promise<AdjudicationType> {
    return toAdjudicationType(await this.adjudications.settle(viewer, input));
  }

  @Access('CURATOR', 'RESEARCHER')
  @Mutation(() => Boolean)
  async requestAdjudication(
    @CurrentViewer() viewer: Viewer,
    @Args('taskId', { type: () => ID }) taskId: string,
    @Args('note', { type: () => String, defaultValue: '' }) note: string,
  ): Promise<boolean> {
    await this.adjudications.request(viewer, taskId, note);
    return true;
  }

  /** Makes an adjudicated task gold. */
  @Access('CURATOR')
  @Mutation(() => GoldAnswerType)
  async promoteToGold(
    @CurrentViewer() viewer: Viewer,
    @Args('taskId', { type: () => ID }) taskId: string,
    @Args('kind', { type: () => GoldKindEnum, defaultValue: GOLD_KINDS[0] }) kind: GoldKind,
  ): Promise<GoldAnswerType> {
    const gold = await this.adjudications.promote(viewer, taskId, kind);
    return toGoldAnswerType(gold, (await this.tasks.get(taskId)).position);
  }

  @ResolveField(() => TaskType)
  async task(@Parent() { taskId }: DisputedTaskType, @Context() context: RequestContext): Promise<TaskType> {
    const task = await this.loaders.of(context).task.load(taskId);
    if (!task) throw new Error(`The task ${taskId} is gone.`);
    return toTaskType(task);
  }

  @ResolveField(() => [AnonymousAnswerType])
  async answers(
    @Parent() { taskId }: DisputedTaskType,
    @Context() context: RequestContext,
  ): Promise<AnonymousAnswer[]> {
    const task = await this.loaders.of(context).task.load(taskId);
    if (!task) return [];
    return this.queue.answers(await this.studies.get(task.studyId), taskId);
  }

  /** Every revision, the newest first. */
  @ResolveField(() => [AdjudicationType])
  async revisions(@Parent() { taskId }: DisputedTaskType): Promise<AdjudicationType[]> {
    return (await this.adjudications.ofTasks([taskId])).map(toAdjudicationType);
  }

  @ResolveField(() => GoldAnswerType, { nullable: true })
  async gold(@Parent() { taskId, position }: DisputedTaskType): Promise<GoldAnswerType | null> {
    const [gold] = await this.golds.ofTasks([taskId]);
    return gold ? toGoldAnswerType(gold, position) : null;
  }

  private async scaleOf({ instrumentId }: Study): Promise<RatingScale | null> {
    if (!instrumentId) return null;
    const { scaleMin, scaleMax } = await this.instruments.get(instrumentId);
    return { min: scaleMin, max: scaleMax };
  }
}
