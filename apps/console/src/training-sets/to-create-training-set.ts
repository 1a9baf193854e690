import type { CreateMoralTrainingSet, CreateTrainingSet } from './training-set.queries.js';

/** What the forms hold: of a survey set, or with a release of a moral one. */
export type TrainingSetForm =
  | CreateMoralTrainingSet
  | (Omit<CreateTrainingSet, 'profile'> & { readonly profile: Readonly<Record<string, number>> });

/** For the server: the profile as a list, and what was left empty left to its default. */
export function toCreateTrainingSet(
  form: Exclude<TrainingSetForm, CreateMoralTrainingSet>,
): CreateTrainingSet {
  const { profile, heldOutFamilies, wordings, controls, ...rest } = form;
  return {
    ...rest,
    profile: Object.entries(profile).map(([value, delta]) => ({ value, delta })),
    controls: controls ?? [],
    heldOutFamilies: heldOutFamilies?.length ? heldOutFamilies : null,
    wordings: wordings?.length ? wordings : null,
  };
}
