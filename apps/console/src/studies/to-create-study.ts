import type { GuidelineExample } from '@ethogram/core';
import { type ParticipationForm, toParticipation } from './participation/participation-form.js';
import type { CreateStudy } from './study.queries.js';

/** What the form holds: the server's input, and where situations and questions come from. */
export type StudyForm = Omit<Partial<CreateStudy>, 'participation'> & {
  readonly content?: 'SELECTION' | 'SOURCE';
  readonly formContent?: 'SELECTION' | 'SOURCE' | 'ITEMS';
  readonly moralFrom?: 'HERE' | 'LIBRARY';
  readonly formFrom?: 'LIBRARY' | 'PRESET';
  readonly preset?: { readonly definition: unknown; readonly examples: readonly GuidelineExample[] };
  readonly participation?: ParticipationForm;
};

/** Whether a saved form brings what is asked, its guideline and its examples. */
export function takesVersion({ kind, moralFrom, formFrom }: StudyForm): boolean {
  return kind === 'FORM' ? formFrom !== 'PRESET' : kind === 'MORAL_JUDGMENT' && moralFrom === 'LIBRARY';
}

/** The server's input of what the form holds: only the fields of what was chosen, as the form keeps those of all. */
export function toCreateStudy(form: StudyForm): Partial<CreateStudy> {
  const { name, kind, judgmentsPerTask, aheadLimit, assignment, seed } = form;
  const personCap = form.personCap ?? null;
  const participation = toParticipation(form.participation) as CreateStudy['participation'];
  const shared = { name, kind, judgmentsPerTask, aheadLimit, assignment, personCap, seed, participation };
  return { ...shared, ...contentOf(form), ...questionsOf(form) };
}

/** Of what. */
function contentOf(form: StudyForm): Partial<CreateStudy> {
  const { kind, instrumentId, batterySize, wordingVariant, content, formContent } = form;
  if (kind === 'SURVEY') return { instrumentId, batterySize, wordingVariant };
  const from = kind === 'FORM' ? formContent : content;
  if (from === 'ITEMS') return { instrumentId };
  const includeOptIn = form.includeOptIn ?? false;
  return from === 'SOURCE'
    ? { includeOptIn, sourceId: form.sourceId, scenarioLimit: form.scenarioLimit ?? null }
    : { includeOptIn, selectionId: form.selectionId };
}

/** What is asked, and how it is explained. */
function questionsOf(form: StudyForm): Partial<CreateStudy> {
  const { kind, guideline, preset } = form;
  if (takesVersion(form)) return { formVersionId: form.formVersionId };
  if (kind === 'FORM')
    return {
      guideline,
      form: preset?.definition,
      examples: preset?.examples.map((example) => ({ ...example })),
    };
  return kind === 'MORAL_JUDGMENT' ? { guideline, form: form.form } : { guideline };
}
