import {
  Access,
  BadInputError,
  CurrentViewer,
  JsonScalar,
  type RequestContext,
  type Viewer,
} from '@ethogram/platform';
import { Args, Context, ID, Int, Mutation, Parent, ResolveField, Resolver } from '@nestjs/graphql';
import { AnnotationLoaders } from '../annotation-loaders.js';
import type { StudyKind } from '../study/study.entity.js';
import { StudyKindEnum } from '../study/study.type.js';
import type { AssignedContent } from './assignment.service.js';
import {
  AssignedItemType,
  AssignedReviewItemType,
  AssignedScaleType,
  AssignedScenarioType,
  AssignmentType,
  ClaimAheadResult,
  ClaimResult,
  toAssignedReviewItem,
  toClaimAheadResult,
  toClaimResult,
} from './assignment.type.js';
import { ClaimService } from './claim.service.js';
import { pairSeedOf } from './pair-seed.js';
import { HeldClaimInput, MOST_CLAIMS } from './held-claim.input.js';

@Resolver(() => AssignmentType)
export class AssignmentResolver {
  constructor(
    private readonly claims: ClaimService,
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

  /** Fills up what the person holds to `count`, as far as the study lets them and something is free. */
  @Access('ANNOTATOR')
  @Mutation(() => ClaimAheadResult)
  async claimAhead(
    @CurrentViewer() viewer: Viewer,
    @Args('studyId', { type: () => ID }) studyId: string,
    @Args('count', { type: () => Int }) count: number,
    @Args('offline', { type: () => Boolean, defaultValue: false }) isOffline: boolean,
  ): Promise<typeof ClaimAheadResult> {
    return toClaimAheadResult(await this.claims.claimAhead(viewer.personId, studyId, { count, isOffline }));
  }

  /** Returns the slots that are still theirs. */
  @Access('ANNOTATOR')
  @Mutation(() => [ID])
  async renewClaims(
    @CurrentViewer() viewer: Viewer,
    @Args('studyId', { type: () => ID }) studyId: string,
    @Args('claims', { type: () => [HeldClaimInput] }) claims: HeldClaimInput[],
  ): Promise<string[]> {
    return this.claims.renewAll(viewer.personId, studyId, atMost(claims));
  }

  /** Returns how many were still theirs. */
  @Access('ANNOTATOR')
  @Mutation(() => Int)
  async releaseClaims(
    @CurrentViewer() viewer: Viewer,
    @Args('claims', { type: () => [HeldClaimInput] }) claims: HeldClaimInput[],
  ): Promise<number> {
    return this.claims.releaseAll(viewer.personId, atMost(claims));
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

  @ResolveField(() => JsonScalar, { nullable: true })
  async form(
    @Parent() assignment: AssignmentType,
    @Context() context: RequestContext,
  ): Promise<AssignedContent['form']> {
    return (await this.content(assignment, context)).form;
  }

  /** The parts of the study's own form; null for other kinds. */
  @ResolveField(() => JsonScalar, { nullable: true })
  async definition(
    @Parent() assignment: AssignmentType,
    @Context() context: RequestContext,
  ): Promise<AssignedContent['definition']> {
    return (await this.content(assignment, context)).definition;
  }

  /** Seed of the order and the sides its pairs are shown in. */
  @ResolveField(() => String)
  pairSeed(@CurrentViewer() viewer: Viewer, @Parent() { taskId }: AssignmentType): string {
    return pairSeedOf(taskId, viewer.personId);
  }

  /** The statement a study with a form of its own is about; null where it is about a scenario. */
  @ResolveField(() => AssignedReviewItemType, { nullable: true })
  async item(
    @Parent() assignment: AssignmentType,
    @Context() context: RequestContext,
  ): Promise<AssignedReviewItemType | null> {
    const { item } = await this.content(assignment, context);
    return item && toAssignedReviewItem(item);
  }

  @ResolveField(() => Int)
  async remainingForMe(
    @CurrentViewer() viewer: Viewer,
    @Parent() { studyId }: AssignmentType,
    @Context() context: RequestContext,
  ): Promise<number> {
    return this.loaders.of(context).remaining.load({ personId: viewer.personId, studyId });
  }

  private async content({ taskId }: AssignmentType, context: RequestContext): Promise<AssignedContent> {
    return this.loaders.of(context).content.load(taskId);
  }
}

function atMost(claims: readonly HeldClaimInput[]): readonly HeldClaimInput[] {
  if (claims.length <= MOST_CLAIMS) return claims;
  throw new BadInputError(`Send at most ${MOST_CLAIMS} claims at a time.`);
}
