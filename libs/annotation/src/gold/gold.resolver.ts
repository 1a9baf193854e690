import { Access, CurrentViewer, type Viewer } from '@ethogram/platform';
import { Args, ID, Mutation, Query, Resolver } from '@nestjs/graphql';
import { TaskService } from '../task/task.service.js';
import type { GoldAnswer } from './gold-answer.entity.js';
import { GoldService } from './gold.service.js';
import { GoldAnswerType, MarkGoldInput, toGoldAnswerType } from './gold.type.js';

@Resolver(() => GoldAnswerType)
export class GoldResolver {
  constructor(
    private readonly golds: GoldService,
    private readonly tasks: TaskService,
  ) {}

  @Access('CURATOR', 'RESEARCHER')
  @Query(() => [GoldAnswerType])
  async goldAnswers(@Args('studyId', { type: () => ID }) studyId: string): Promise<GoldAnswerType[]> {
    return this.placed(await this.golds.ofStudy(studyId));
  }

  @Access('CURATOR')
  @Mutation(() => GoldAnswerType)
  async markGold(
    @CurrentViewer() viewer: Viewer,
    @Args('input', { type: () => MarkGoldInput }) input: MarkGoldInput,
  ): Promise<GoldAnswerType> {
    return this.placedOne(await this.golds.mark(viewer, input));
  }

  /** False when it was not gold. */
  @Access('CURATOR')
  @Mutation(() => Boolean)
  async unmarkGold(
    @CurrentViewer() viewer: Viewer,
    @Args('taskId', { type: () => ID }) taskId: string,
  ): Promise<boolean> {
    return this.golds.unmark(viewer, taskId);
  }

  private async placed(golds: readonly GoldAnswer[]): Promise<GoldAnswerType[]> {
    const tasks = await this.tasks.byIds(golds.map(({ taskId }) => taskId));
    const positions = new Map(tasks.map(({ id, position }) => [id, position]));
    return golds.map((gold) => toGoldAnswerType(gold, positions.get(gold.taskId) ?? 0));
  }

  private async placedOne(gold: GoldAnswer): Promise<GoldAnswerType> {
    return toGoldAnswerType(gold, (await this.tasks.get(gold.taskId)).position);
  }
}
