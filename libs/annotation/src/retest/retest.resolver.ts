import { PersonType, toPersonType } from '@ethogram/accounts';
import { Access, CurrentViewer, type RequestContext, type Viewer } from '@ethogram/platform';
import { Args, Context, ID, Mutation, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import { AnnotationLoaders } from '../annotation-loaders.js';
import { StudyService } from '../study/study.service.js';
import { type RetestCounts, RetestService } from './retest.service.js';
import {
  PersonReliabilityType,
  ReliabilityType,
  RetestCountsType,
  StudyRetestsInput,
  StudyRetestsType,
  toPersonReliability,
  toReliability,
  toStudyRetests,
} from './retest.type.js';

/** Tasks given a second time, for curators. Annotators meet them as tasks like any other. */
@Resolver(() => StudyRetestsType)
export class RetestResolver {
  constructor(
    private readonly studies: StudyService,
    private readonly retests: RetestService,
  ) {}

  @Access('CURATOR', 'RESEARCHER')
  @Query(() => StudyRetestsType)
  async studyRetests(@Args('studyId', { type: () => ID }) studyId: string): Promise<StudyRetestsType> {
    return toStudyRetests(await this.studies.get(studyId));
  }

  @Access('CURATOR')
  @Mutation(() => StudyRetestsType)
  async setStudyRetests(
    @CurrentViewer() viewer: Viewer,
    @Args('input', { type: () => StudyRetestsInput }) { studyId, ...settings }: StudyRetestsInput,
  ): Promise<StudyRetestsType> {
    const kept = settings.share > 0 ? { ...settings } : null;
    return toStudyRetests(await this.retests.configure(viewer, studyId, kept));
  }

  @ResolveField(() => RetestCountsType)
  async counts(@Parent() { id }: StudyRetestsType): Promise<RetestCounts> {
    return this.retests.counts(id);
  }

  @ResolveField(() => [ReliabilityType])
  async questions(@Parent() { id }: StudyRetestsType): Promise<ReliabilityType[]> {
    return (await this.retests.questions(id)).map(toReliability);
  }

  @ResolveField(() => [PersonReliabilityType])
  async people(@Parent() { id }: StudyRetestsType): Promise<PersonReliabilityType[]> {
    return (await this.retests.people(id)).map(toPersonReliability);
  }
}

/** Who a row is about; batched over the request. */
@Resolver(() => PersonReliabilityType)
export class PersonReliabilityResolver {
  constructor(private readonly loaders: AnnotationLoaders) {}

  @ResolveField(() => PersonType)
  async person(
    @Parent() { personId }: PersonReliabilityType,
    @Context() context: RequestContext,
  ): Promise<PersonType> {
    const person = await this.loaders.of(context).person.load(personId);
    if (!person) throw new Error(`The person ${personId} is gone.`);
    return toPersonType(person);
  }
}
