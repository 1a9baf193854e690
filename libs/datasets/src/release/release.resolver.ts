import { StudyType } from '@ethogram/annotation';
import {
  Access,
  CurrentViewer,
  JsonScalar,
  PageInput,
  type PageOf,
  SortInput,
  type Viewer,
} from '@ethogram/platform';
import { Args, ID, Int, Mutation, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import { ReleaseFilter } from './create-release.input.js';
import type { ReleaseRowContent } from './release-content.js';
import { ReleaseLoader } from './release-loader.js';
import { ReleaseLockService } from './release-lock.service.js';
import { ReleaseService } from './release.service.js';
import { ReleasePage, ReleaseRevocationType, ReleaseType, toReleaseType } from './release.type.js';

@Resolver(() => ReleaseType)
export class ReleaseResolver {
  constructor(
    private readonly service: ReleaseService,
    private readonly locks: ReleaseLockService,
    private readonly beside: ReleaseLoader,
  ) {}

  @Access('CURATOR', 'RESEARCHER')
  @Query(() => ReleasePage)
  async releases(
    @Args('page', { nullable: true, type: () => PageInput }) page?: PageInput,
    @Args('sort', { nullable: true, type: () => SortInput }) sort?: SortInput,
    @Args('filter', { nullable: true, type: () => ReleaseFilter }) filter?: ReleaseFilter,
  ): Promise<PageOf<ReleaseType>> {
    const { items, total } = await this.service.list(page, sort, filter?.studyId);
    return { items: items.map(toReleaseType), total };
  }

  @Access('CURATOR', 'RESEARCHER')
  @Query(() => ReleaseType)
  async release(@Args('id', { type: () => ID }) id: string): Promise<ReleaseType> {
    return toReleaseType(await this.service.get(id));
  }

  @Access('CURATOR', 'RESEARCHER')
  @Query(() => [JsonScalar])
  async releasePreview(
    @Args('id', { type: () => ID }) id: string,
    @Args('limit', { type: () => Int, defaultValue: 10 }) limit: number,
  ): Promise<ReleaseRowContent[]> {
    return this.service.preview(id, limit);
  }

  /** From now on nothing of its test part is met in training or validation of a release. */
  @Access('CURATOR')
  @Mutation(() => ReleaseType)
  async lockTestPart(
    @CurrentViewer() viewer: Viewer,
    @Args('id', { type: () => ID }) id: string,
  ): Promise<ReleaseType> {
    return toReleaseType(await this.locks.lock(viewer, id));
  }

  @Access('CURATOR')
  @Mutation(() => ReleaseType)
  async unlockTestPart(
    @CurrentViewer() viewer: Viewer,
    @Args('id', { type: () => ID }) id: string,
  ): Promise<ReleaseType> {
    return toReleaseType(await this.locks.unlock(viewer, id));
  }

  @ResolveField(() => Date, { nullable: true })
  async testPartLockedAt(@Parent() release: ReleaseType): Promise<Date | null> {
    return this.beside.lockedAt(release.id);
  }

  @ResolveField(() => StudyType, { nullable: true })
  async study(@Parent() release: ReleaseType): Promise<StudyType | null> {
    return this.beside.study(release.studyId);
  }

  @ResolveField(() => Int, {
    description: 'Rows whose posts were deleted since: they are out of the export and must not be used.',
  })
  async affectedByDeletions(@Parent() release: ReleaseType): Promise<number> {
    return (await this.beside.revocations(release.id)).length;
  }

  /** Rows whose posts were deleted after the release was made. */
  @ResolveField(() => [ReleaseRevocationType])
  async revocations(@Parent() release: ReleaseType): Promise<ReleaseRevocationType[]> {
    const revoked = await this.beside.revocations(release.id);
    return revoked.map(({ key, revokedAt }) =>
      Object.assign(new ReleaseRevocationType(), { key, revokedAt }),
    );
  }
}
