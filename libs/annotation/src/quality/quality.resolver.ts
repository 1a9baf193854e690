import { PersonType, toPersonType } from '@ethogram/accounts';
import { Access, CurrentViewer, type RequestContext, type Viewer } from '@ethogram/platform';
import { Args, Context, ID, Mutation, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import { AnnotationLoaders } from '../annotation-loaders.js';
import { type TaskGroup, TaskGroupsService } from '../assignment/task-groups.service.js';
import type { Study } from '../study/study.entity.js';
import { StudyService } from '../study/study.service.js';
import type { QuestionAccuracy } from './gold-accuracy.js';
import { type PersonQuality, QualityService } from './quality.service.js';
import { StudyQualityInput } from './quality.input.js';
import { QualitySettingsService } from './quality-settings.service.js';
import {
  GoldAccuracyType,
  JudgmentsOnDayType,
  PersonQualityType,
  QueueHealthType,
  StudyQualityType,
  TaskGroupType,
} from './quality.type.js';
import { type JudgmentsOnDay, type QueueHealth, QueueHealthService } from './queue-health.js';

/** How good the work of a study is and how it goes on. */
@Resolver(() => StudyQualityType)
export class QualityResolver {
  constructor(
    private readonly studies: StudyService,
    private readonly quality: QualityService,
    private readonly queue: QueueHealthService,
    private readonly settings: QualitySettingsService,
    private readonly taskGroups: TaskGroupsService,
  ) {}

  @Access('CURATOR', 'RESEARCHER')
  @Query(() => StudyQualityType)
  async studyQuality(@Args('studyId', { type: () => ID }) studyId: string): Promise<StudyQualityType> {
    return toStudyQualityType(await this.studies.get(studyId));
  }

  @Access('CURATOR')
  @Mutation(() => StudyQualityType)
  async setStudyQuality(
    @CurrentViewer() viewer: Viewer,
    @Args('input', { type: () => StudyQualityInput }) { studyId, ...settings }: StudyQualityInput,
  ): Promise<StudyQualityType> {
    return toStudyQualityType(await this.settings.set(viewer, studyId, settings));
  }

  @ResolveField(() => [PersonQualityType])
  async people(@Parent() { id }: StudyQualityType): Promise<PersonQualityType[]> {
    return (await this.quality.people(await this.studies.get(id))).map(toPersonQualityType);
  }

  @ResolveField(() => [GoldAccuracyType])
  async questions(@Parent() { id }: StudyQualityType): Promise<QuestionAccuracy[]> {
    return this.quality.questions(id);
  }

  @ResolveField(() => QueueHealthType)
  async health(@Parent() { id }: StudyQualityType): Promise<QueueHealth> {
    return this.queue.ofStudy(id);
  }

  @ResolveField(() => [JudgmentsOnDayType])
  async overTime(@Parent() { id }: StudyQualityType): Promise<JudgmentsOnDay[]> {
    return this.queue.overTime(id);
  }

  @ResolveField(() => [TaskGroupType])
  async groups(@Parent() { id }: StudyQualityType): Promise<TaskGroup[]> {
    return this.taskGroups.ofStudy(id);
  }
}

function toStudyQualityType({ id, quality }: Study): StudyQualityType {
  const { goldShare = 0, goldSpacing = 3, rule = null, pay = null } = quality;
  return Object.assign(new StudyQualityType(), { id, settings: { goldShare, goldSpacing, rule, pay } });
}

function toPersonQualityType({ gold: { byQuestion, ...gold }, ...person }: PersonQuality): PersonQualityType {
  return Object.assign(new PersonQualityType(), {
    ...person,
    gold: { question: null, ...gold },
    goldByQuestion: byQuestion,
  });
}

@Resolver(() => PersonQualityType)
export class PersonQualityResolver {
  constructor(private readonly loaders: AnnotationLoaders) {}

  @ResolveField(() => PersonType)
  async person(@Parent() row: PersonQualityType, @Context() context: RequestContext): Promise<PersonType> {
    const person = await this.loaders.of(context).person.load(row.personId);
    if (!person) throw new Error(`The person ${row.personId} is gone.`);
    return toPersonType(person);
  }
}
