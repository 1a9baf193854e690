import { Access, CurrentViewer, type Viewer } from '@ethogram/platform';
import { Args, ID, Mutation, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import { CreateReleaseInput } from './create-release.input.js';
import { ReleaseBuildService } from './release-build.service.js';
import { ReleaseBuildType, toReleaseBuildType } from './release-build.type.js';
import { ReleaseService } from './release.service.js';
import { ReleaseType, toReleaseType } from './release.type.js';

@Resolver(() => ReleaseBuildType)
export class ReleaseBuildResolver {
  constructor(
    private readonly builds: ReleaseBuildService,
    private readonly releases: ReleaseService,
  ) {}

  @Access('CURATOR', 'RESEARCHER')
  @Query(() => ReleaseBuildType)
  async releaseBuild(@Args('id', { type: () => ID }) id: string): Promise<ReleaseBuildType> {
    return toReleaseBuildType(await this.builds.get(id));
  }

  /** The last twenty, newest first. */
  @Access('CURATOR', 'RESEARCHER')
  @Query(() => [ReleaseBuildType])
  async releaseBuilds(@Args('studyId', { type: () => ID }) studyId: string): Promise<ReleaseBuildType[]> {
    return (await this.builds.ofStudy(studyId)).map(toReleaseBuildType);
  }

  @Access('CURATOR')
  @Mutation(() => ReleaseBuildType)
  async createRelease(
    @CurrentViewer() viewer: Viewer,
    @Args('input', { type: () => CreateReleaseInput }) input: CreateReleaseInput,
  ): Promise<ReleaseBuildType> {
    return toReleaseBuildType(await this.builds.start(viewer, input));
  }

  /** Does everything `createRelease` does, stores no release, and keeps what it would be. */
  @Access('CURATOR')
  @Mutation(() => ReleaseBuildType)
  async previewRelease(
    @CurrentViewer() viewer: Viewer,
    @Args('input', { type: () => CreateReleaseInput }) input: CreateReleaseInput,
  ): Promise<ReleaseBuildType> {
    return toReleaseBuildType(await this.builds.start(viewer, input, { dryRun: true }));
  }

  @Access('CURATOR')
  @Mutation(() => ReleaseBuildType)
  async cancelReleaseBuild(
    @CurrentViewer() viewer: Viewer,
    @Args('id', { type: () => ID }) id: string,
  ): Promise<ReleaseBuildType> {
    return toReleaseBuildType(await this.builds.cancel(viewer, id));
  }

  @ResolveField(() => ReleaseType, { nullable: true })
  async release(@Parent() { releaseId }: ReleaseBuildType): Promise<ReleaseType | null> {
    return releaseId ? toReleaseType(await this.releases.get(releaseId)) : null;
  }
}
