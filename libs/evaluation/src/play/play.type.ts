import { Access, JsonScalar, pageType } from '@ethogram/platform';
import { CATEGORIES, type Goal, GOALS, type PlayStatus } from '@ethogram/suites';
import { Field, Float, ID, InputType, Int, ObjectType } from '@nestjs/graphql';
import { IsBoolean, IsIn, IsOptional, IsString, IsUUID, MaxLength } from 'class-validator';
import type { PlayQuery } from './play.service.js';
import type { Play } from './play.entity.js';

@Access('RESEARCHER', 'CURATOR')
@ObjectType('Play')
export class PlayType {
  @Field(() => ID)
  id!: string;

  @Field(() => ID)
  runId!: string;

  @Field(() => String, {
    description: 'Game, goal, seed and episode: what plays of two models are paired by.',
  })
  key!: string;

  @Field(() => String, { description: 'Key of the game.' })
  game!: string;

  @Field(() => ID)
  gameId!: string;

  @Field(() => String)
  goal!: string;

  @Field(() => Int)
  episode!: number;

  @Field(() => String, { description: 'ended, step-limit or stuck.' })
  status!: string;

  @Field(() => Int)
  points!: number;

  @Field(() => Int)
  turns!: number;

  @Field(() => Int, {
    description: 'Decisions drawn evenly, for want of an answer or because it went in circles.',
  })
  drawn!: number;

  @Field(() => JsonScalar, { description: 'How often each category was met.' })
  counts!: unknown;

  @Field(() => Date)
  createdAt!: Date;
}
export const PlayPage = pageType(PlayType, 'PlayPage', 'RESEARCHER', 'CURATOR');

export function toPlayType(play: Play): PlayType {
  const { id, runId, key, game, gameHash, goal, episode, status, points, turns, drawn, score, createdAt } =
    play;
  return Object.assign(new PlayType(), {
    ...{ id, runId, key, game, gameId: gameHash, goal, episode, status, points, turns, drawn, createdAt },
    counts: score.counts,
  });
}

@InputType()
export class PlayFilter implements PlayQuery {
  @Field(() => ID)
  @IsUUID()
  runId!: string;

  @Field(() => String, { nullable: true })
  @IsOptional()
  @IsString()
  @MaxLength(100)
  game?: string;

  @Field(() => String, { nullable: true })
  @IsOptional()
  @IsIn(GOALS)
  goal?: Goal;

  @Field(() => String, { nullable: true })
  @IsOptional()
  @IsIn(['ended', 'step-limit', 'stuck'])
  status?: PlayStatus;

  @Field(() => Boolean, { nullable: true, description: 'Only plays with a decision that was drawn evenly.' })
  @IsOptional()
  @IsBoolean()
  drawnOnly?: boolean;

  @Field(() => String, { nullable: true, description: 'The largest first: points, drawn or a category.' })
  @IsOptional()
  @IsIn(['points', 'drawn', ...CATEGORIES])
  mostOf?: string;
}

@Access('RESEARCHER', 'CURATOR')
@ObjectType('PlaySummary')
export class PlaySummaryType {
  @Field(() => Int)
  plays!: number;

  @Field(() => Float, { description: 'Share of decisions that were drawn evenly.' })
  fallbackRate!: number;

  @Field(() => JsonScalar, { description: 'Reward and every category, normalised, over all games.' })
  metrics!: unknown;

  @Field(() => JsonScalar, { description: 'The same, game by game.' })
  games!: unknown;
}
