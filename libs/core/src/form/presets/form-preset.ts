import type { FormDefinition, GuidelineExample } from '../form-definition.js';
import { ITEM_REVIEW } from './item-review.js';
import { TOXICITY_AND_HARM } from './toxicity-and-harm.js';
import { VALUE_RANKING } from './value-ranking.js';

/** A form to start from. */
export type FormPreset = {
  readonly key: string;
  readonly name: string;
  readonly definition: FormDefinition;
  /** Markdown. */
  readonly guideline: string;
  readonly examples: readonly GuidelineExample[];
};

export const FORM_PRESETS: readonly FormPreset[] = [ITEM_REVIEW, TOXICITY_AND_HARM, VALUE_RANKING];
