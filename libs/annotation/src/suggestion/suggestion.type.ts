import { Access } from '@ethogram/platform';
import { Field, Float, ID, Int, ObjectType, registerEnumType } from '@nestjs/graphql';
import { IntervalEstimateType, toIntervalEstimate } from '../agreement/interval-estimate.type.js';
import type { Study } from '../study/study.entity.js';
import type { ArmEffect } from './suggestion-effect.js';
import type { ModelEffect } from './suggestion-effects.service.js';
import type { ExposureArm } from './suggestion-exposure.entity.js';

export const ExposureArmEnum = { SHOWN: 'SHOWN', HELD_BACK: 'HELD_BACK' } as const satisfies {
  [A in ExposureArm]: A;
};
registerEnumType(ExposureArmEnum, { name: 'ExposureArm' });

@Access('CURATOR', 'RESEARCHER')
@ObjectType('SuggestionSettings')
export class SuggestionSettingsType {
  @Field(() => Float)
  share!: number;

  @Field(() => String)
  model!: string;
}

@Access('CURATOR', 'RESEARCHER')
@ObjectType('SuggestedBy')
export class SuggestedByType {
  @Field(() => String)
  model!: string;

  @Field(() => [String])
  revisions!: readonly string[];

  @Field(() => Int)
  suggestions!: number;

  @Field(() => Date)
  importedAt!: Date;
}

@Access('CURATOR', 'RESEARCHER')
@ObjectType('ArmEffect')
export class ArmEffectType {
  @Field(() => ExposureArmEnum)
  arm!: ExposureArm;

  @Field(() => Int)
  answers!: number;

  @Field(() => Int)
  kept!: number;

  @Field(() => Int)
  changed!: number;

  /** Shown, and the page was closed on it. */
  @Field(() => Int)
  unsettled!: number;

  @Field(() => IntervalEstimateType)
  revised!: IntervalEstimateType;

  @Field(() => IntervalEstimateType)
  agreedBefore!: IntervalEstimateType;

  @Field(() => IntervalEstimateType)
  agreedAfter!: IntervalEstimateType;

  /** How much agreement with the model rose. */
  @Field(() => IntervalEstimateType)
  shift!: IntervalEstimateType;
}

@Access('CURATOR', 'RESEARCHER')
@ObjectType('SuggestionEffect')
export class SuggestionEffectType {
  @Field(() => String)
  model!: string;

  /** Answers that came when nobody was there to be shown anything. */
  @Field(() => Int)
  offline!: number;

  @Field(() => [ArmEffectType])
  arms!: ArmEffectType[];

  /** Share revised after a suggestion less share revised without. */
  @Field(() => IntervalEstimateType)
  difference!: IntervalEstimateType;
}

/** Suggestions of models in a study. `models` and `effects` are counted only when they are asked for. */
@Access('CURATOR', 'RESEARCHER')
@ObjectType('StudySuggestions')
export class StudySuggestionsType {
  @Field(() => ID)
  id!: string;

  @Field(() => SuggestionSettingsType, { nullable: true })
  settings!: SuggestionSettingsType | null;
}

export function toStudySuggestions({ id, suggestions }: Study): StudySuggestionsType {
  const settings = suggestions && Object.assign(new SuggestionSettingsType(), suggestions);
  return Object.assign(new StudySuggestionsType(), { id, settings });
}

export function toSuggestionEffect({ arms, difference, ...rest }: ModelEffect): SuggestionEffectType {
  return Object.assign(new SuggestionEffectType(), {
    ...rest,
    arms: arms.map(toArmEffect),
    difference: toIntervalEstimate(difference),
  });
}

function toArmEffect({ revised, agreedBefore, agreedAfter, shift, ...rest }: ArmEffect): ArmEffectType {
  return Object.assign(new ArmEffectType(), {
    ...rest,
    revised: toIntervalEstimate(revised),
    agreedBefore: toIntervalEstimate(agreedBefore),
    agreedAfter: toIntervalEstimate(agreedAfter),
    shift: toIntervalEstimate(shift),
  });
}

@Access('CURATOR')
@ObjectType('SuggestionProblem')
export class SuggestionProblemType {
  @Field(() => Int)
  line!: number;

  @Field(() => String)
  problem!: string;
}

@Access('CURATOR')
@ObjectType('ImportedSuggestions')
export class ImportedSuggestionsType {
  @Field(() => Int)
  stored!: number;

  /** Known already, word for word. */
  @Field(() => Int)
  unchanged!: number;

  @Field(() => [SuggestionProblemType])
  problems!: SuggestionProblemType[];
}
