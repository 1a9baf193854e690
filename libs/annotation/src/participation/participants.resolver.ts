import { Access, CurrentViewer, JsonScalar, PageInput, type PageOf, type Viewer } from '@ethogram/platform';
import { Args, ID, Int, Mutation, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import { StudyService } from '../study/study.service.js';
import { StudyType } from '../study/study.type.js';
import { ConsentService } from './consent.service.js';
import {
  ParticipantMarkEnum,
  ParticipantPage,
  ParticipantType,
  PublishedConsentType,
} from './participant.type.js';
import { type ParticipantMark, ParticipantsService } from './participants.service.js';
import type { ParticipationPlan } from './participation-plan.js';
import { PlanService } from './plan.service.js';

/** The curator's side of the steps of a study. */
@Resolver(() => StudyType)
export class ParticipantsResolver {
  constructor(
    private readonly participantsService: ParticipantsService,
    private readonly consents: ConsentService,
    private readonly plans: PlanService,
    private readonly studies: StudyService,
  ) {}

  @Access('CURATOR')
  @Query(() => ParticipantPage)
  async participants(
    @Args('studyId', { type: () => ID }) studyId: string,
    @Args('page', { nullable: true, type: () => PageInput }) page?: PageInput,
  ): Promise<PageOf<ParticipantType>> {
    const { items, total } = await this.participantsService.list(studyId, page);
    return { items: items.map((item) => Object.assign(new ParticipantType(), item)), total };
  }

  /** Which steps the study has; null: none. */
  @ResolveField(() => JsonScalar, { nullable: true })
  async participation(@Parent() { id }: StudyType): Promise<ParticipationPlan | null> {
    return (await this.studies.get(id)).participation;
  }

  /** Every version of its consent, the newest first. */
  @ResolveField(() => [PublishedConsentType])
  async consentVersions(@Parent() { id }: StudyType): Promise<PublishedConsentType[]> {
    return (await this.consents.versions(id)).map(({ version, text, textHash, publishedAt }) =>
      Object.assign(new PublishedConsentType(), { version, text, textHash, publishedAt }),
    );
  }

  /** Changes the steps of a study that was never opened. */
  @Access('CURATOR')
  @Mutation(() => Boolean)
  async setParticipation(
    @CurrentViewer() viewer: Viewer,
    @Args('studyId', { type: () => ID }) studyId: string,
    @Args('participation', { type: () => JsonScalar, nullable: true }) participation?: unknown,
  ): Promise<boolean> {
    await this.plans.set(viewer, studyId, participation);
    return true;
  }

  /** A new text, asked of everybody again; returns its version. */
  @Access('CURATOR')
  @Mutation(() => Int)
  async publishConsent(
    @CurrentViewer() viewer: Viewer,
    @Args('studyId', { type: () => ID }) studyId: string,
    @Args('text', { type: () => String }) text: string,
  ): Promise<number> {
    return (await this.consents.publish(viewer, studyId, text)).version;
  }

  /** Returns how many of them are in the study. */
  @Access('CURATOR')
  @Mutation(() => Int)
  async markParticipants(
    @CurrentViewer() viewer: Viewer,
    @Args('studyId', { type: () => ID }) studyId: string,
    @Args('personIds', { type: () => [ID] }) personIds: string[],
    @Args('mark', { type: () => ParticipantMarkEnum }) mark: ParticipantMark,
  ): Promise<number> {
    return this.participantsService.mark(viewer, studyId, personIds, mark);
  }
}
