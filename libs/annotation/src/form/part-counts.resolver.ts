import { Access } from '@ethogram/platform';
import { Args, ID, Query, Resolver } from '@nestjs/graphql';
import { PartCountsService } from './part-counts.service.js';
import { PartCountsType } from './part-counts.type.js';

@Resolver(() => PartCountsType)
export class PartCountsResolver {
  constructor(private readonly service: PartCountsService) {}

  /** Of each part of the study's form, in its order. */
  @Access('CURATOR', 'RESEARCHER')
  @Query(() => [PartCountsType])
  async partCounts(@Args('studyId', { type: () => ID }) studyId: string): Promise<PartCountsType[]> {
    const counts = await this.service.ofStudy(studyId);
    return counts.map((own) => Object.assign(new PartCountsType(), own));
  }
}
