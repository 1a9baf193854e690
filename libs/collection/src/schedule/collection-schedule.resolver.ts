import { Access, CurrentViewer, type Viewer } from '@ethogram/platform';
import { Args, ID, Mutation, Query, Resolver } from '@nestjs/graphql';
import { CollectionScheduleService } from './collection-schedule.service.js';
import {
  CollectionScheduleInput,
  CollectionScheduleType,
  toCollectionScheduleType,
} from './collection-schedule.type.js';

@Resolver(() => CollectionScheduleType)
export class CollectionScheduleResolver {
  constructor(private readonly schedules: CollectionScheduleService) {}

  @Access('CURATOR', 'RESEARCHER')
  @Query(() => [CollectionScheduleType])
  async collectionSchedules(
    @Args('sourceId', { type: () => ID }) sourceId: string,
  ): Promise<CollectionScheduleType[]> {
    return (await this.schedules.list(sourceId)).map(toCollectionScheduleType);
  }

  @Access('CURATOR')
  @Mutation(() => CollectionScheduleType)
  async saveCollectionSchedule(
    @CurrentViewer() viewer: Viewer,
    @Args('input', { type: () => CollectionScheduleInput }) input: CollectionScheduleInput,
  ): Promise<CollectionScheduleType> {
    const { id, sourceId, name, cron, enabled, ...request } = input;
    const saved = await this.schedules.save(viewer, {
      ...(id ? { id } : {}),
      ...{ sourceId, name, cron, enabled, request },
    });
    return toCollectionScheduleType(saved);
  }

  @Access('CURATOR')
  @Mutation(() => Boolean)
  async deleteCollectionSchedule(
    @CurrentViewer() viewer: Viewer,
    @Args('id', { type: () => ID }) id: string,
  ): Promise<boolean> {
    await this.schedules.delete(viewer, id);
    return true;
  }
}
