import { Access, CurrentViewer, type Viewer } from '@ethogram/platform';
import { Args, ID, Int, Mutation, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import { MyStudyType } from '../study/study.type.js';
import { MyParticipationType, toMyParticipationType } from './my-participation.type.js';
import { PhaseAnswerResult, toPhaseAnswerResult } from './phase-answer-result.type.js';
import { ParticipationPhaseEnum } from './participation-phase.enum.js';
import { ParticipationService } from './participation.service.js';
import type { OwnParticipation } from './own-participation.js';
import type { Phase } from './participation.policy.js';
import { PhaseAnswerService } from './phase-answer.service.js';
import { SubmitPhaseAnswerInput } from './submit-phase-answer.input.js';
import { WithdrawalService } from './withdrawal.service.js';

/** The annotator's side of the steps of a study. */
@Resolver(() => MyStudyType)
export class MyParticipationResolver {
  constructor(
    private readonly service: ParticipationService,
    private readonly answers: PhaseAnswerService,
    private readonly withdrawals: WithdrawalService,
  ) {}

  /** Null: the study has no steps. */
  @Access('ANNOTATOR')
  @Query(() => MyParticipationType, { nullable: true })
  async myParticipation(
    @CurrentViewer() viewer: Viewer,
    @Args('studyId', { type: () => ID }) studyId: string,
  ): Promise<MyParticipationType | null> {
    return typeOf(await this.service.own(viewer.personId, studyId));
  }

  @Access('ANNOTATOR')
  @Mutation(() => MyParticipationType, { nullable: true })
  async acceptConsent(
    @CurrentViewer() viewer: Viewer,
    @Args('studyId', { type: () => ID }) studyId: string,
    @Args('version', { type: () => Int }) version: number,
  ): Promise<MyParticipationType | null> {
    return typeOf(await this.service.accept(viewer.personId, studyId, version));
  }

  @Access('ANNOTATOR')
  @Mutation(() => PhaseAnswerResult)
  async submitPhaseAnswer(
    @CurrentViewer() viewer: Viewer,
    @Args('input', { type: () => SubmitPhaseAnswerInput }) input: SubmitPhaseAnswerInput,
  ): Promise<typeof PhaseAnswerResult> {
    const outcome = await this.answers.submit(viewer.personId, input);
    const needsStand = outcome.kind === 'answered' || outcome.kind === 'moved';
    const own = needsStand ? await this.service.own(viewer.personId, input.studyId) : null;
    return toPhaseAnswerResult(outcome, own);
  }

  /** Leaves a study for good; what becomes of the judgments is the rule its consent names. */
  @Access('ANNOTATOR')
  @Mutation(() => MyParticipationType, { nullable: true })
  async withdrawConsent(
    @CurrentViewer() viewer: Viewer,
    @Args('studyId', { type: () => ID }) studyId: string,
  ): Promise<MyParticipationType | null> {
    await this.withdrawals.withdraw(viewer.personId, studyId);
    return typeOf(await this.service.own(viewer.personId, studyId));
  }

  /** Where one stands in a study with steps; null: it has none. */
  @Access('ANNOTATOR')
  @ResolveField(() => ParticipationPhaseEnum, { nullable: true })
  async phase(@CurrentViewer() viewer: Viewer, @Parent() { id }: MyStudyType): Promise<Phase | null> {
    return this.service.phase(viewer.personId, id);
  }
}

function typeOf(own: OwnParticipation | null): MyParticipationType | null {
  return own && toMyParticipationType(own);
}
