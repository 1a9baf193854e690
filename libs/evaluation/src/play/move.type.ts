import { Access, JsonScalar } from '@ethogram/platform';
import { Field, Float, Int, ObjectType } from '@nestjs/graphql';

@Access('RESEARCHER', 'CURATOR')
@ObjectType('MoveOption')
export class MoveOptionType {
  @Field(() => String)
  text!: string;

  @Field(() => Float, { nullable: true, description: 'Null where the agent gave none.' })
  probability!: number | null;

  @Field(() => [String], { description: 'Of the choice itself.' })
  marks!: readonly string[];

  @Field(() => Int, { nullable: true, description: 'Its place in the scene, to walk on with.' })
  choice?: number | null;
}

@Access('RESEARCHER', 'CURATOR')
@ObjectType('Earned')
export class EarnedType {
  @Field(() => String)
  text!: string;

  @Field(() => Int)
  points!: number;
}

/** Where a play stands after something happened. */
@Access('RESEARCHER', 'CURATOR')
@ObjectType({ isAbstract: true })
export class StandingType {
  @Field(() => Int)
  points!: number;

  @Field(() => JsonScalar)
  variables!: unknown;

  @Field(() => [EarnedType])
  earned!: readonly EarnedType[];

  @Field(() => [String], { description: 'On the choice taken and the scenes entered.' })
  marks!: readonly string[];
}

@Access('RESEARCHER', 'CURATOR')
@ObjectType('Move')
export class MoveType extends StandingType {
  @Field(() => String)
  scene!: string;

  @Field(() => String)
  passage!: string;

  @Field(() => [MoveOptionType], { description: 'In the order shown.' })
  options!: readonly MoveOptionType[];

  @Field(() => Int, { description: 'Place in the options.' })
  chosen!: number;

  @Field(() => String)
  outcome!: string;

  @Field(() => String)
  method!: string;

  @Field(() => Float, { nullable: true })
  mass!: number | null;

  @Field(() => String, { nullable: true })
  answer!: string | null;

  @Field(() => Int, { nullable: true, description: 'Earlier decisions told, where some were left out.' })
  pastTold!: number | null;

  @Field(() => Boolean, { description: 'Drawn evenly, whatever the probabilities.' })
  drawn!: boolean;
}

@Access('RESEARCHER', 'CURATOR')
@ObjectType('PlayEnding')
export class PlayEndingType extends StandingType {
  @Field(() => String)
  scene!: string;

  @Field(() => String)
  passage!: string;
}

@Access('RESEARCHER', 'CURATOR')
@ObjectType('ReplayedPlay')
export class ReplayedPlayType {
  @Field(() => String)
  title!: string;

  @Field(() => [MoveType])
  moves!: readonly MoveType[];

  @Field(() => PlayEndingType)
  ending!: PlayEndingType;
}

@Access('RESEARCHER', 'CURATOR')
@ObjectType('WalkStep')
export class WalkStepType extends StandingType {
  @Field(() => String)
  passage!: string;

  @Field(() => String)
  taken!: string;
}

@Access('RESEARCHER', 'CURATOR')
@ObjectType('WalkNow')
export class WalkNowType extends PlayEndingType {
  @Field(() => String, { description: 'playing, ended, step-limit or stuck.' })
  status!: string;

  @Field(() => [MoveOptionType])
  options!: readonly MoveOptionType[];
}

@Access('RESEARCHER', 'CURATOR')
@ObjectType('Walk')
export class WalkType {
  @Field(() => [WalkStepType])
  steps!: readonly WalkStepType[];

  @Field(() => WalkNowType)
  now!: WalkNowType;

  @Field(() => JsonScalar)
  counts!: unknown;
}
