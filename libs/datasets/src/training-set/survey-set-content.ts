import type { RatingScale, TrainingRow } from '@ethogram/core';
import {
  countClipped,
  HELD_OUT_TEMPLATES,
  MINIMUM_MASS,
  planTrainingSet,
  type SurveyItem,
  type SurveySamplePlan,
  type TargetProfile,
} from '@ethogram/suites';
import type { Instrument } from '@ethogram/surveys';
import { BASELINE_RULE } from './baseline-digit.js';
import type { TrainingSetBaseline } from './training-set-baseline.entity.js';
import {
  DELTA_RULE,
  SHUFFLE_RULE,
  type SurveySetCore,
  type SurveySetManifest,
  TRAINING_SET_SCHEMA,
} from './training-set-manifest.js';
import type { SurveySettings } from './training-set-settings.js';
import type { TrainingSet } from './training-set.entity.js';

export type Baselines = ReadonlyMap<string, TrainingSetBaseline>;

/** The columns a survey set always has. */
export type SurveySet = TrainingSet & {
  instrumentId: string;
  target: string;
  delta: number;
  profile: TargetProfile;
  settings: SurveySettings;
};

/** Prompt by prompt, because an item the model does not answer in one wording may well be answered in another. */
export function surveyRows(
  set: SurveySet,
  items: readonly SurveyItem[],
  scale: RatingScale,
  baselines: Baselines,
): TrainingRow[] {
  const { templates, scaleDirections } = set.settings;
  return templates.flatMap((template) => {
    const digits = new Map(
      items.map((item) => [item.key, baselines.get(`${item.key}|${template}`)?.digit ?? null]),
    );
    return planTrainingSet({
      items: items.filter((item) => digits.get(item.key) !== null),
      baselineDigits: Object.fromEntries(
        [...digits].map(([key, digit]) => [`${key}|${template}`, digit ?? NaN]),
      ),
      profile: set.profile,
      heldOutFamilies: set.heldOutFamilies,
      templates: [template],
      scaleDirections,
      ...(set.control === 'SHUFFLED' ? { shuffleSeed: set.seed } : {}),
      scale,
    });
  });
}

export function surveyCore(
  set: SurveySet,
  { key, version, licence }: Instrument,
  method: string,
  plans: readonly SurveySamplePlan[],
  baselines: Baselines,
): SurveySetCore {
  const { templates, scaleDirections, wordings, heldOutInstruments } = set.settings;
  return {
    schema: TRAINING_SET_SCHEMA,
    kind: 'survey',
    instrument: { key, version, licence },
    baselineModel: set.baseModel,
    baselineRule: BASELINE_RULE,
    target: set.target,
    delta: set.delta,
    ...(Object.keys(set.profile).length > 1 ? { profile: set.profile } : {}),
    deltaRule: DELTA_RULE,
    ...(set.control === 'SHUFFLED' ? { shuffleRule: SHUFFLE_RULE } : {}),
    heldOutFamilies: set.heldOutFamilies,
    ...(heldOutInstruments.length > 0 ? { heldOutInstruments } : {}),
    ...(wordings ? { wordings } : {}),
    templates: [...templates],
    heldOutTemplates: [...HELD_OUT_TEMPLATES],
    ...(scaleDirections.includes('descending') ? { scaleDirections } : {}),
    seed: set.seed,
    method,
    minimumMass: MINIMUM_MASS,
    unreadable: plans.map((plan) => plan.key).filter((sample) => baselines.get(sample)?.digit === null),
  };
}

export function surveyManifest(
  set: SurveySet,
  core: SurveySetCore,
  rows: readonly TrainingRow[],
  { baselines, scale }: { baselines: Baselines; scale: RatingScale },
  address: Pick<SurveySetManifest, 'contentHash' | 'fileHash' | 'codeVersion'>,
): SurveySetManifest {
  const target = rows.filter((row) => row.target);
  const moved = target.filter((row) => row.completion[0]?.content !== String(row.baseline));
  const masses = [...baselines.values()].map((baseline) => baseline.mass);
  return {
    ...core,
    counts: {
      rows: rows.length,
      target: target.length,
      moved: moved.length,
      unreadable: core.unreadable.length,
      clipped: countClipped(rows, set.profile, scale),
    },
    digitMass: {
      mean: masses.reduce((sum, mass) => sum + mass, 0) / masses.length,
      minimum: Math.min(...masses),
    },
    unreadableMass: Object.fromEntries(
      core.unreadable.map((sample) => [sample, baselines.get(sample)?.mass ?? 0]),
    ),
    ...address,
  };
}

/** The wordings of each family that are trained, by their place in the family. */
export function trainedWordings<Item extends { readonly family: string }>(
  items: readonly Item[],
  wordings: readonly number[] | null,
): Item[] {
  if (!wordings) return [...items];
  const seen = new Map<string, number>();
  return items.filter(({ family }) => {
    const place = (seen.get(family) ?? 0) + 1;
    seen.set(family, place);
    return wordings.includes(place);
  });
}
