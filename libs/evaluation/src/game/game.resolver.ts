import { Access, CurrentViewer, JsonScalar, type Viewer } from '@ethogram/platform';
import { GAME_SCHEMA } from '@ethogram/suites';
import { Args, ID, Int, Mutation, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import { WalkType } from '../play/move.type.js';
import { toGameContent } from './game-content.js';
import { GameService } from './game.service.js';
import {
  GameContentType,
  GameImportedType,
  GameRefusedType,
  GameType,
  ImportGameResult,
  toGameType,
} from './game.type.js';
import { readGameFile } from './read-game-file.js';
import { walk } from './walk.js';

@Resolver(() => GameType)
export class GameResolver {
  constructor(private readonly catalogue: GameService) {}

  @Access('CURATOR', 'RESEARCHER')
  @Query(() => [GameType])
  async games(): Promise<GameType[]> {
    return (await this.catalogue.list()).map(toGameType);
  }

  @Access('CURATOR', 'RESEARCHER')
  @Query(() => GameType)
  async game(@Args('id', { type: () => ID }) id: string): Promise<GameType> {
    return toGameType(await this.catalogue.get(id));
  }

  @ResolveField(() => GameContentType)
  async content(@Parent() { id }: GameType): Promise<GameContentType> {
    return toGameContent(await this.catalogue.content(id));
  }

  /** A person's own way through a game: everything that was chosen so far, from the start. */
  @Access('CURATOR', 'RESEARCHER')
  @Query(() => WalkType)
  async walkGame(
    @Args('id', { type: () => ID }) id: string,
    @Args('seed', { type: () => String, description: 'What chance draws from.' }) seed: string,
    @Args('choices', { type: () => [Int] }) choices: number[],
  ): Promise<WalkType> {
    return Object.assign(new WalkType(), walk(await this.catalogue.content(id), seed.slice(0, 100), choices));
  }

  /** Stores a game file; the same content again changes nothing. */
  @Access('CURATOR', 'RESEARCHER')
  @Mutation(() => ImportGameResult)
  async importGame(
    @CurrentViewer() viewer: Viewer,
    @Args('text', { type: () => String }) text: string,
  ): Promise<typeof ImportGameResult> {
    const { game, problems, doubts } = readGameFile(text);
    if (!game) return Object.assign(new GameRefusedType(), { problems });
    const { stored, isNew } = await this.catalogue.import(viewer, game, 'FILE');
    return Object.assign(new GameImportedType(), { game: toGameType(stored), isNew, doubts });
  }

  /** JSON Schema of a game file, for editors. */
  @Access('CURATOR', 'RESEARCHER')
  @Query(() => JsonScalar)
  gameSchema(): object {
    return GAME_SCHEMA;
  }
}
