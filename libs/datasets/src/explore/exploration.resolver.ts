import type { SplitName } from '@ethogram/core';
import { Access } from '@ethogram/platform';
import { Args, ID, Mutation, Query, Resolver } from '@nestjs/graphql';
import { BrowseRowsInput } from './browse-rows.input.js';
import { ExplorationService } from './exploration.service.js';
import {
  BrowsedPageType,
  ReleaseComparisonType,
  ReleaseExplorationType,
  toBrowsedPageType,
  toComparisonType,
  toExplorationType,
} from './exploration.type.js';
import { ReleaseComparer } from './release-comparison.js';
import { RowBrowser } from './row-browser.js';

@Resolver(() => ReleaseExplorationType)
export class ExplorationResolver {
  constructor(
    private readonly explorations: ExplorationService,
    private readonly browser: RowBrowser,
    private readonly comparer: ReleaseComparer,
  ) {}

  /** Null until it is asked for with `exploreRelease`, and after a row was withdrawn. */
  @Access('CURATOR', 'RESEARCHER')
  @Query(() => ReleaseExplorationType, { nullable: true })
  async releaseExploration(
    @Args('releaseId', { type: () => ID }) releaseId: string,
  ): Promise<ReleaseExplorationType | null> {
    const found = await this.explorations.find(releaseId);
    return found && toExplorationType(found);
  }

  /** Counts what a release holds, in the background; once, as releases never change. */
  @Access('CURATOR', 'RESEARCHER')
  @Mutation(() => ReleaseExplorationType)
  async exploreRelease(
    @Args('releaseId', { type: () => ID }) releaseId: string,
  ): Promise<ReleaseExplorationType> {
    return toExplorationType(await this.explorations.start(releaseId));
  }

  /** Rows of a release that was explored, those people disagree on most first. */
  @Access('CURATOR', 'RESEARCHER')
  @Query(() => BrowsedPageType)
  async browseRelease(
    @Args('releaseId', { type: () => ID }) releaseId: string,
    @Args('input', { type: () => BrowseRowsInput }) { bars, split, after, limit }: BrowseRowsInput,
  ): Promise<BrowsedPageType> {
    const wanted = split ? (split.toLowerCase() as SplitName) : null;
    return toBrowsedPageType(
      await this.browser.page(releaseId, { bars: bars ?? [], split: wanted, after, limit }),
    );
  }

  /** Of two releases that were explored. */
  @Access('CURATOR', 'RESEARCHER')
  @Query(() => ReleaseComparisonType)
  async compareReleases(
    @Args('earlierId', { type: () => ID }) earlierId: string,
    @Args('laterId', { type: () => ID }) laterId: string,
  ): Promise<ReleaseComparisonType> {
    return toComparisonType(await this.comparer.compare(earlierId, laterId));
  }
}
