import { Access, CurrentViewer, type Viewer } from '@ethogram/platform';
import { Args, ID, Int, Mutation, Query, Resolver } from '@nestjs/graphql';
import { ParticipantMarkEnum } from '../participation/participant.type.js';
import type { ParticipantMark } from '../participation/participants.service.js';
import { RecruitmentService } from './recruitment.service.js';
import {
  CreateRecruitmentLinkInput,
  InvitedParticipantType,
  RecruitmentLinkType,
  toRecruitmentLinkType,
} from './recruitment.type.js';

@Resolver(() => RecruitmentLinkType)
export class RecruitmentResolver {
  constructor(private readonly service: RecruitmentService) {}

  @Access('CURATOR')
  @Query(() => [RecruitmentLinkType])
  async recruitmentLinks(
    @Args('studyId', { type: () => ID }) studyId: string,
  ): Promise<RecruitmentLinkType[]> {
    return (await this.service.links(studyId)).map(toRecruitmentLinkType);
  }

  @Access('CURATOR')
  @Mutation(() => RecruitmentLinkType)
  async createRecruitmentLink(
    @CurrentViewer() viewer: Viewer,
    @Args('input', { type: () => CreateRecruitmentLinkInput }) input: CreateRecruitmentLinkInput,
  ): Promise<RecruitmentLinkType> {
    return toRecruitmentLinkType(await this.service.createLink(viewer, input));
  }

  @Access('CURATOR')
  @Mutation(() => RecruitmentLinkType)
  async closeRecruitmentLink(
    @CurrentViewer() viewer: Viewer,
    @Args('id', { type: () => ID }) id: string,
  ): Promise<RecruitmentLinkType> {
    return toRecruitmentLinkType(await this.service.closeLink(viewer, id));
  }

  /** An address of their own for each id. */
  @Access('CURATOR')
  @Mutation(() => [InvitedParticipantType])
  async inviteParticipants(
    @CurrentViewer() viewer: Viewer,
    @Args('linkId', { type: () => ID }) linkId: string,
    @Args('externalIds', { type: () => [String] }) externalIds: string[],
  ): Promise<InvitedParticipantType[]> {
    return (await this.service.invite(viewer, linkId, externalIds)).map((invited) =>
      Object.assign(new InvitedParticipantType(), invited),
    );
  }

  /** Marks participants by the ids of their recruiter; returns how many were found. */
  @Access('CURATOR')
  @Mutation(() => Int)
  async markRecruited(
    @CurrentViewer() viewer: Viewer,
    @Args('studyId', { type: () => ID }) studyId: string,
    @Args('externalIds', { type: () => [String] }) externalIds: string[],
    @Args('mark', { type: () => ParticipantMarkEnum }) mark: ParticipantMark,
  ): Promise<number> {
    return this.service.markByIds(viewer, studyId, externalIds, mark);
  }
}
