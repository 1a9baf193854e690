import { MORAL_LABELS, MORAL_TEMPLATE } from './moral-judgment/prompt.js';
import type { SurveyTemplateKey } from './value-profile/prompt.js';
import { HELD_OUT_TEMPLATES, SURVEY_LABELS, SURVEY_TEMPLATES } from './value-profile/prompt.js';

export type Wordings = {
  survey: {
    templates: Record<SurveyTemplateKey, string>;
    heldOutTemplates: SurveyTemplateKey[];
    labels: string[];
  };
  moralJudgment: { template: string; labels: string[] };
};

/** Every prompt text, in the shape that is written to wordings.json for the Python side. */
export function wordings(): Wordings {
  return {
    survey: {
      templates: { ...SURVEY_TEMPLATES },
      heldOutTemplates: [...HELD_OUT_TEMPLATES],
      labels: [...SURVEY_LABELS],
    },
    moralJudgment: { template: MORAL_TEMPLATE, labels: [...MORAL_LABELS] },
  };
}
