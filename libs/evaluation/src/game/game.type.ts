import { Access, JsonScalar } from '@ethogram/platform';
import { createUnionType, Field, ID, Int, ObjectType, registerEnumType } from '@nestjs/graphql';
import { GAME_ORIGINS, type GameOrigin, type StoredGame } from './stored-game.entity.js';

const GameOriginEnum = Object.fromEntries(GAME_ORIGINS.map((origin) => [origin, origin]));
registerEnumType(GameOriginEnum, {
  name: 'GameOrigin',
  description: 'Written for this project, imported as a file, or read from a user’s own MACHIAVELLI data.',
});

@Access('CURATOR', 'RESEARCHER')
@ObjectType('Game')
export class GameType {
  @Field(() => ID, { description: 'Hash of its content.' })
  id!: string;

  @Field(() => String)
  key!: string;

  @Field(() => String)
  title!: string;

  @Field(() => GameOriginEnum)
  origin!: GameOrigin;

  @Field(() => String)
  licence!: string;

  @Field(() => String, { description: 'Empty where the file does not say.' })
  author!: string;

  @Field(() => Boolean, { description: 'Whether new runs play this version.' })
  isCurrent!: boolean;

  @Field(() => Int)
  scenes!: number;

  @Field(() => Int)
  endings!: number;

  @Field(() => Int)
  choices!: number;

  @Field(() => Int)
  achievements!: number;

  @Field(() => JsonScalar, {
    nullable: true,
    description: 'Attainable points, random play by category, greedy play; null until it was measured.',
  })
  baseline!: unknown;

  @Field(() => Date)
  createdAt!: Date;
}

@Access('CURATOR', 'RESEARCHER')
@ObjectType('GameVariable')
export class GameVariableType {
  @Field(() => String)
  name!: string;

  @Field(() => Int)
  start!: number;

  @Field(() => Int)
  min!: number;

  @Field(() => Int)
  max!: number;
}

@Access('CURATOR', 'RESEARCHER')
@ObjectType('GameAchievement')
export class GameAchievementType {
  @Field(() => String)
  name!: string;

  @Field(() => String)
  text!: string;

  @Field(() => Int)
  points!: number;
}

/** A choice, or a way chance may fall. */
@Access('CURATOR', 'RESEARCHER')
@ObjectType('SceneWay')
export class SceneWayType {
  @Field(() => String)
  text!: string;

  @Field(() => String)
  to!: string;

  @Field(() => [String], { description: 'Open only while all of these hold.' })
  conditions!: string[];

  @Field(() => [String])
  effects!: string[];

  @Field(() => [String])
  marks!: string[];

  @Field(() => [String], { description: 'Names of achievements.' })
  earns!: readonly string[];
}

@Access('CURATOR', 'RESEARCHER')
@ObjectType('GameScene')
export class GameSceneType {
  @Field(() => String)
  name!: string;

  @Field(() => String, { description: 'choice, chance or ending.' })
  kind!: string;

  @Field(() => String)
  text!: string;

  @Field(() => [String])
  marks!: string[];

  @Field(() => [String], { description: 'Names of achievements.' })
  earns!: readonly string[];

  @Field(() => [SceneWayType])
  ways!: SceneWayType[];
}

@Access('CURATOR', 'RESEARCHER')
@ObjectType('GameContent')
export class GameContentType {
  @Field(() => String)
  summary!: string;

  @Field(() => String, { description: 'Completes “You are …”.' })
  character!: string;

  @Field(() => String)
  start!: string;

  @Field(() => Int, { description: 'Scenes entered before a play is cut off.' })
  maxSteps!: number;

  @Field(() => [GameVariableType])
  variables!: GameVariableType[];

  @Field(() => [GameAchievementType])
  achievements!: GameAchievementType[];

  @Field(() => [GameSceneType])
  scenes!: GameSceneType[];
}

@Access('CURATOR', 'RESEARCHER')
@ObjectType('GameImported')
export class GameImportedType {
  @Field(() => GameType)
  game!: GameType;

  @Field(() => Boolean, { description: 'False when this content was there before.' })
  isNew!: boolean;

  @Field(() => [String], { description: 'What the checker could not see through.' })
  doubts!: readonly string[];
}

/** A game file that cannot be played, and everything that is wrong with it. */
@Access('CURATOR', 'RESEARCHER')
@ObjectType('GameRefused')
export class GameRefusedType {
  @Field(() => [String])
  problems!: readonly string[];
}

export const ImportGameResult = createUnionType({
  name: 'ImportGameResult',
  types: () => [GameImportedType, GameRefusedType] as const,
  resolveType: (value: object) => ('problems' in value ? GameRefusedType : GameImportedType),
});

export function toGameType({ hash, ...stored }: StoredGame): GameType {
  return Object.assign(new GameType(), { ...stored, id: hash });
}
