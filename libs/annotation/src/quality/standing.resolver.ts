import { Access, CurrentViewer, type Viewer } from '@ethogram/platform';
import { Args, ID, Int, Mutation, Resolver } from '@nestjs/graphql';
import { TaskGroupsService } from '../assignment/task-groups.service.js';
import { GroupTasksInput } from './quality.input.js';
import { StandingService } from './standing.service.js';

/** What curators do about the people of a study. */
@Resolver()
export class StandingResolver {
  constructor(
    private readonly standing: StandingService,
    private readonly taskGroups: TaskGroupsService,
  ) {}

  @Access('CURATOR')
  @Mutation(() => Boolean)
  async pauseStudyPerson(
    @CurrentViewer() viewer: Viewer,
    @Args('studyId', { type: () => ID }) studyId: string,
    @Args('personId', { type: () => ID }) personId: string,
    @Args('reason', { type: () => String }) reason: string,
  ): Promise<boolean> {
    await this.standing.pause(viewer, studyId, personId, reason);
    return true;
  }

  @Access('CURATOR')
  @Mutation(() => Boolean)
  async resumeStudyPerson(
    @CurrentViewer() viewer: Viewer,
    @Args('studyId', { type: () => ID }) studyId: string,
    @Args('personId', { type: () => ID }) personId: string,
  ): Promise<boolean> {
    await this.standing.resume(viewer, studyId, personId);
    return true;
  }

  /** Returns how many tasks went back. */
  @Access('CURATOR')
  @Mutation(() => Int)
  async returnStudyWork(
    @CurrentViewer() viewer: Viewer,
    @Args('studyId', { type: () => ID }) studyId: string,
    @Args('personId', { type: () => ID }) personId: string,
  ): Promise<number> {
    return this.standing.returnWork(viewer, studyId, personId);
  }

  /** Returns how many slots opened for others. */
  @Access('CURATOR')
  @Mutation(() => Int)
  async excludeStudyPerson(
    @CurrentViewer() viewer: Viewer,
    @Args('studyId', { type: () => ID }) studyId: string,
    @Args('personId', { type: () => ID }) personId: string,
    @Args('reason', { type: () => String }) reason: string,
  ): Promise<number> {
    return this.standing.exclude(viewer, studyId, personId, reason);
  }

  /** Returns how many tasks keep a judgment more than was asked for. */
  @Access('CURATOR')
  @Mutation(() => Int)
  async reinstateStudyPerson(
    @CurrentViewer() viewer: Viewer,
    @Args('studyId', { type: () => ID }) studyId: string,
    @Args('personId', { type: () => ID }) personId: string,
  ): Promise<number> {
    return this.standing.reinstate(viewer, studyId, personId);
  }

  @Access('CURATOR')
  @Mutation(() => Boolean)
  async setStudyPersonGroups(
    @CurrentViewer() viewer: Viewer,
    @Args('studyId', { type: () => ID }) studyId: string,
    @Args('personId', { type: () => ID }) personId: string,
    @Args('groups', { type: () => [String] }) groups: string[],
  ): Promise<boolean> {
    await this.standing.setGroups(viewer, studyId, personId, groups);
    return true;
  }

  /** Returns how many tasks changed their group. */
  @Access('CURATOR')
  @Mutation(() => Int)
  async groupTasks(
    @CurrentViewer() viewer: Viewer,
    @Args('input', { type: () => GroupTasksInput }) { studyId, ...range }: GroupTasksInput,
  ): Promise<number> {
    return this.taskGroups.assign(viewer, studyId, range);
  }
}
