import type { SurveyResponse } from '../value-profile/scorer.js';
import { compareSurvey, type ValueShifts } from './scorer.js';

/** What of a question a training set had not seen, from the nearest to the farthest from it. */
export const HELD_OUT_KINDS = ['nothing', 'wording', 'item', 'item-and-wording', 'instrument'] as const;
export type HeldOutKind = (typeof HELD_OUT_KINDS)[number];

/** What a training set was made of. */
export type TrainedOn = {
  readonly families: ReadonlySet<string>;
  readonly templates: ReadonlySet<string>;
  /** Null when only one instrument is asked about. */
  readonly instrument: string | null;
};

export type HeldOutResponse = SurveyResponse & { readonly instrument?: string };

/** A turned scale or other labels that were not trained on count as another wording. */
export function heldOutKind(response: HeldOutResponse, trained: TrainedOn): HeldOutKind {
  if (
    trained.instrument !== null &&
    response.instrument !== undefined &&
    response.instrument !== trained.instrument
  )
    return 'instrument';
  const isNewItem = !trained.families.has(response.cluster);
  const isNewWording =
    !trained.templates.has(response.template) ||
    response.direction !== 'ascending' ||
    response.labelStyle !== 'digits';
  if (isNewItem) return isNewWording ? 'item-and-wording' : 'item';
  return isNewWording ? 'wording' : 'nothing';
}

/**
 * The shift of every value by what was held out, so that learning the sentences can be told from learning the value: a shift
 * that is there for `nothing` and gone for `item` was learnt by heart. Each part is a comparison of its own
 * (`compareSurvey`), on other items, so compare intervals and not p-values. Kinds nobody was asked are absent.
 */
export function compareByHeldOut(
  base: readonly HeldOutResponse[],
  tuned: readonly HeldOutResponse[],
  trained: TrainedOn,
  options: { seed: string | number; level?: number },
): Partial<Record<HeldOutKind, ValueShifts>> {
  const found: Partial<Record<HeldOutKind, ValueShifts>> = {};
  for (const kind of HELD_OUT_KINDS) {
    const of = (responses: readonly HeldOutResponse[]): HeldOutResponse[] =>
      responses.filter((response) => heldOutKind(response, trained) === kind);
    const shifts = compareSurvey(of(base), of(tuned), { ...options, seed: `${options.seed}|${kind}` });
    if (Object.keys(shifts).length > 0) found[kind] = shifts;
  }
  return found;
}
