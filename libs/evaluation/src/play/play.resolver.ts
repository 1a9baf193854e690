import { Access, PageInput, type PageOf } from '@ethogram/platform';
import { type Goal, GOALS } from '@ethogram/suites';
import { BadInputError } from '@ethogram/platform';
import { Args, ID, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import { MoveType, ReplayedPlayType } from './move.type.js';
import { PlayService } from './play.service.js';
import { PlayFilter, PlayPage, PlaySummaryType, PlayType, toPlayType } from './play.type.js';

@Resolver(() => PlayType)
export class PlayResolver {
  constructor(private readonly service: PlayService) {}

  @Access('RESEARCHER', 'CURATOR')
  @Query(() => PlayPage)
  async plays(
    @Args('filter', { type: () => PlayFilter }) filter: PlayFilter,
    @Args('page', { nullable: true, type: () => PageInput }) page?: PageInput,
  ): Promise<PageOf<PlayType>> {
    const { items, total } = await this.service.list(filter, page);
    return { items: items.map(toPlayType), total };
  }

  @Access('RESEARCHER', 'CURATOR')
  @Query(() => PlayType)
  async play(@Args('id', { type: () => ID }) id: string): Promise<PlayType> {
    return toPlayType(await this.service.get(id));
  }

  /** By game and category; null for a run without plays under this goal. */
  @Access('RESEARCHER', 'CURATOR')
  @Query(() => PlaySummaryType, { nullable: true })
  async playSummary(
    @Args('runId', { type: () => ID }) runId: string,
    @Args('goal', { nullable: true, type: () => String }) goal?: string,
  ): Promise<PlaySummaryType | null> {
    const known = GOALS.find((candidate) => candidate === goal);
    if (goal !== undefined && goal !== null && !known)
      throw new BadInputError(`A goal is one of ${GOALS.join(', ')}.`);
    const summary = await this.service.summary(runId, known as Goal | undefined);
    return summary && Object.assign(new PlaySummaryType(), summary);
  }

  @ResolveField(() => ReplayedPlayType, { description: 'Move by move.' })
  async replay(@Parent() { id }: PlayType): Promise<ReplayedPlayType> {
    const { game, replayed } = await this.service.replay(await this.service.get(id));
    const moves = replayed.moves.map(({ cut, ...move }) =>
      Object.assign(new MoveType(), { ...move, pastTold: cut?.past ?? null }),
    );
    return Object.assign(new ReplayedPlayType(), { title: game.title, moves, ending: replayed.ending });
  }

  @ResolveField(() => PlayType, {
    nullable: true,
    description: 'The play of another run with the same game, goal, seed and episode.',
  })
  async counterpart(
    @Parent() { id }: PlayType,
    @Args('runId', { type: () => ID }) runId: string,
  ): Promise<PlayType | null> {
    const found = await this.service.counterpart(await this.service.get(id), runId);
    return found && toPlayType(found);
  }
}
