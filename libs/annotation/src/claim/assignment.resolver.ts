import { Access, CurrentViewer, type RequestContext, type Viewer } from '@ethogram/platform';
import { Args, Context, ID, Int, Mutation, Parent, ResolveField, Resolver } from '@nestjs/graphql';
import { AnnotationLoaders } from '../annotation-loaders.js';
import type { StudyKind } from '../study/study.entity.js';
import { StudyKindEnum } from '../study/study.type.js';
import { type AssignedContent, AssignmentService } from './assignment.service.js';
import {
  AssignedItemType,
  AssignedScaleType,
  AssignedScenarioType,
  AssignmentType,
  ClaimResult,
  toClaimResult,
} from './assignment.type.js';
import { ClaimService } from './claim.service.js';

@Resolver(() => AssignmentType)
export class AssignmentResolver {
  constructor(
    private readonly claims: ClaimService,
    private readonly assignments: AssignmentService,
    private readonly loaders: AnnotationLoaders,
  ) {}

  @Access('ANNOTATOR')
  @Mutation(() => ClaimResult)
  async claimNext(
    @CurrentViewer() viewer: Viewer,
    @Args('studyId', { type: () => ID }) studyId: string,
  ): Promise<typeof ClaimResult> {
    return toClaimResult(await this.claims.claimNext(viewer.personId, studyId));
  }

  @Access('ANNOTATOR')
  @Mutation(() => Boolean)
  async renewClaim(
    @CurrentViewer() viewer: Viewer,
    @Args('slotId', { type: () => ID }) slotId: string,
    @Args('claimToken', { type: () => String }) claimToken: string,
  ): Promise<boolean> {
    return this.claims.renew(viewer.personId, slotId, claimToken);
  }

  @Access('ANNOTATOR')
  @Mutation(() => Boolean)
  async releaseClaim(
    @CurrentViewer() viewer: Viewer,
    @Args('slotId', { type: () => ID }) slotId: string,
    @Args('claimToken', { type: () => String }) claimToken: string,
  ): Promise<boolean> {
    return this.claims.release(viewer.personId, slotId, claimToken);
  }

  @ResolveField(() => StudyKindEnum)
  async kind(@Parent() assignment: AssignmentType, @Context() context: RequestContext): Promise<StudyKind> {
    return (await this.content(assignment, context)).kind;
  }

  @ResolveField(() => AssignedScenarioType, { nullable: true })
  async scenario(
    @Parent() assignment: AssignmentType,
    @Context() context: RequestContext,
  ): Promise<AssignedContent['scenario']> {
    return (await this.content(assignment, context)).scenario;
  }

  @ResolveField(() => [AssignedItemType])
  async items(
    @Parent() assignment: AssignmentType,
    @Context() context: RequestContext,
  ): Promise<AssignedContent['items']> {
    return (await this.content(assignment, context)).items;
  }

  @ResolveField(() => AssignedScaleType, { nullable: true })
  async scale(
    @Parent() assignment: AssignmentType,
    @Context() context: RequestContext,
  ): Promise<AssignedContent['scale']> {
    return (await this.content(assignment, context)).scale;
  }

  @ResolveField(() => Int)
  async remainingForMe(
    @CurrentViewer() viewer: Viewer,
    @Parent() assignment: AssignmentType,
  ): Promise<number> {
    return this.assignments.countRemaining(viewer.personId, assignment.studyId);
  }

  private async content({ taskId }: AssignmentType, context: RequestContext): Promise<AssignedContent> {
    return this.loaders.of(context).content.load(taskId);
  }
}
