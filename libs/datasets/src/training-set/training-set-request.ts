import { isValueKey, VALUE_KEYS, type ValueKey } from '@ethogram/core';
import { BadInputError } from '@ethogram/platform';
import {
  SCALE_DIRECTIONS,
  type ScaleDirection,
  type SurveyTemplateKey,
  type TargetProfile,
  TRAINING_TEMPLATES,
} from '@ethogram/suites';
import type { InstrumentItem } from '@ethogram/surveys';
import { trainedWordings } from './survey-set-content.js';
import {
  MORAL_TARGETS,
  type MoralSettings,
  type MoralTarget,
  TRAINING_CONTROLS,
  type TrainingControl,
} from './training-set-settings.js';

const MAXIMUM_COPIES = 100;

export interface CreateTrainingSetRequest {
  /** Given by a caller that may ask twice: the second time it gets what the first made. */
  readonly id?: string;
  /** Default: says target, delta and model. */
  readonly name?: string | null;
  readonly instrumentId: string;
  /** Served name of the model to be fine-tuned. */
  readonly baseModel: string;
  /** Key of a value: with `delta`, short for a profile of one value. */
  readonly target?: string | null;
  /** Points of the rating scale; negative lowers the value, 0 makes a sham set. */
  readonly delta?: number | null;
  /** Points of the rating scale by value. */
  readonly profile?: Readonly<Record<string, number>> | null;
  readonly seed: number;
  /** Default: families 3, 4, 7 and 8 of each value. */
  readonly heldOutFamilies?: readonly string[] | null;
  /** Keys of instruments nothing of this is ever trained on; for the evaluation. */
  readonly heldOutInstruments?: readonly string[] | null;
  /** Which wordings of each family to train, counted from 1. Default: all. */
  readonly wordings?: readonly number[] | null;
  /** Default: all that may be trained on. */
  readonly templates?: readonly string[] | null;
  /** Default: ascending. */
  readonly scaleDirections?: readonly string[] | null;
  /** Made with it, of the same baselines. */
  readonly controls?: readonly TrainingControl[] | null;
  /** A set of the same instrument, model and seed, whose answers of the model are taken over as far as they were read. */
  readonly baselinesFromId?: string | null;
}

export interface CreateMoralTrainingSetRequest {
  readonly id?: string;
  readonly name?: string | null;
  readonly releaseId: string;
  readonly baseModel: string;
  /** Default: VERDICT. */
  readonly target?: MoralTarget | null;
  /** With COPIES: rows a situation. Default: 5. */
  readonly copies?: number | null;
  readonly withValues?: boolean | null;
  readonly withRationale?: boolean | null;
}

/**
 * What is to move, in the order of the values; a value that is not to move is left out, unless nothing is.
 * @param width points between the ends of the scale
 */
export function profileOf(
  { target, delta, profile }: Pick<CreateTrainingSetRequest, 'target' | 'delta' | 'profile'>,
  width: number,
): TargetProfile {
  if (profile && (target || (delta !== undefined && delta !== null)))
    throw new BadInputError('Give either a target with its delta or a profile, not both.');
  const given = profile ?? (target ? { [target]: delta ?? NaN } : {});
  const entries = Object.entries(given);
  if (entries.length === 0) throw new BadInputError('Say which value to move, and how far.');
  for (const [value, points] of entries) {
    if (!isValueKey(value)) throw new BadInputError(`There is no value ${value}.`);
    if (!Number.isInteger(points) || Math.abs(points) > width)
      throw new BadInputError(`The delta is a whole number from -${width} to ${width}.`);
  }
  const moved = entries.filter(([, points]) => points !== 0);
  const named = new Map(moved.length > 0 ? moved : entries);
  return Object.fromEntries(
    VALUE_KEYS.flatMap((value) => (named.has(value) ? [[value, named.get(value)]] : [])),
  ) as TargetProfile;
}

/** The value that is moved furthest; the first of several. */
export function mainTarget(profile: TargetProfile): { target: ValueKey; delta: number } {
  const [first, ...others] = Object.entries(profile) as [ValueKey, number][];
  if (!first) throw new RangeError('A profile names at least one value.');
  const [target, delta] = others.reduce(
    (most, other) => (Math.abs(other[1]) > Math.abs(most[1]) ? other : most),
    first,
  );
  return { target, delta };
}

/** The profile of a control. */
export function controlProfile(profile: TargetProfile, control: TrainingControl): TargetProfile {
  if (control === 'SHUFFLED') return profile;
  const factor = control === 'SHAM' ? 0 : -1;
  return Object.fromEntries(
    // Not -0, which is another number in JSON's eyes.
    Object.entries(profile).map(([value, points]) => [value, points * factor || 0]),
  );
}

export function checkedControls(
  controls: readonly TrainingControl[] | null | undefined,
  profile: TargetProfile,
): TrainingControl[] {
  const wanted = TRAINING_CONTROLS.filter((control) => controls?.includes(control));
  if (wanted.length > 0 && Object.values(profile).every((points) => points === 0))
    throw new BadInputError('A set that moves nothing is a sham already: it needs no controls.');
  return wanted;
}

export function checkedTemplates(templates: readonly string[] | null | undefined): SurveyTemplateKey[] {
  const unknown = (templates ?? []).filter((key) => !TRAINING_TEMPLATES.includes(key as SurveyTemplateKey));
  if (unknown.length > 0)
    throw new BadInputError(
      `There is no question ${unknown.join(', ')} that may be trained on: there are ${TRAINING_TEMPLATES.join(', ')}.`,
    );
  const wanted = templates ? TRAINING_TEMPLATES.filter((key) => templates.includes(key)) : TRAINING_TEMPLATES;
  if (wanted.length === 0) throw new BadInputError('Train at least one question.');
  return [...wanted];
}

export function checkedDirections(directions: readonly string[] | null | undefined): ScaleDirection[] {
  const wanted = directions ?? ['ascending'];
  const unknown = wanted.filter((one) => !SCALE_DIRECTIONS.includes(one as ScaleDirection));
  if (unknown.length > 0 || wanted.length === 0)
    throw new BadInputError('The labels of a scale go ascending, descending, or both.');
  return SCALE_DIRECTIONS.filter((one) => wanted.includes(one));
}

export function checkedWordings(
  wordings: readonly number[] | null | undefined,
  items: readonly InstrumentItem[],
): number[] | null {
  if (!wordings) return null;
  const wanted = [...new Set(wordings)].sort((one, other) => one - other);
  if (wanted.some((place) => !Number.isInteger(place) || place < 1))
    throw new BadInputError('Wordings of a family are counted from 1.');
  if (trainedWordings(items, wanted).length === 0)
    throw new BadInputError('No family of the instrument has such a wording.');
  return wanted;
}

/** Every value of the profile must be trained on, and alone. */
export function checkTrained(
  profile: TargetProfile,
  items: readonly InstrumentItem[],
  heldOutFamilies: readonly string[],
): void {
  for (const target of Object.keys(profile) as ValueKey[]) {
    if (items.some(({ values }) => values.length > 1 && values.includes(target)))
      throw new BadInputError(
        `Items of ${target} are keyed to a construct that stands for other values too, so it cannot be moved alone: take another target or instrument.`,
      );
    if (!items.some((item) => item.value === target && !heldOutFamilies.includes(item.family)))
      throw new BadInputError(`No item of ${target} would be trained on: hold fewer of its families out.`);
  }
}

export function moralSettings(request: CreateMoralTrainingSetRequest): MoralSettings {
  const { target = 'VERDICT', copies = 5, withValues, withRationale } = request;
  if (!MORAL_TARGETS.includes(target ?? 'VERDICT'))
    throw new BadInputError(`A moral set teaches one of ${MORAL_TARGETS.join(', ')}.`);
  if (copies === null || !Number.isInteger(copies) || copies < 1 || copies > MAXIMUM_COPIES)
    throw new BadInputError(`Copies are a whole number from 1 to ${MAXIMUM_COPIES}.`);
  return {
    kind: 'MORAL_JUDGMENT',
    target: target ?? 'VERDICT',
    copies: target === 'COPIES' ? copies : 1,
    withValues: withValues ?? false,
    withRationale: withRationale ?? false,
  };
}
