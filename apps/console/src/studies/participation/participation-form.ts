/** The steps of a study as a form holds them. */
export interface ParticipationForm {
  readonly hasConsent?: boolean;
  readonly consentText?: string;
  readonly withdrawal?: 'UNLINK' | 'REMOVE';
  readonly hasTraining?: boolean;
  /** Per cent. */
  readonly passMark?: number;
  readonly tries?: number;
  readonly preSurveyId?: string | null;
  readonly preSurveyItems?: number | null;
  readonly postSurveyId?: string | null;
  readonly postSurveyItems?: number | null;
  readonly hasCompletion?: boolean;
  readonly code?: string | null;
  readonly returnUrl?: string | null;
}

interface StoredSurvey {
  readonly instrumentId: string;
  /** Most statements asked; null: all. */
  readonly items: number | null;
}

/** A plan as the server keeps it. */
export interface StoredPlan {
  readonly consent: { readonly withdrawal: 'UNLINK' | 'REMOVE' } | null;
  readonly qualification: { readonly passMark: number; readonly tries: number } | null;
  readonly preSurvey: StoredSurvey | null;
  readonly postSurvey: StoredSurvey | null;
  readonly completion: { readonly code: string | null; readonly returnUrl: string | null } | null;
}

export const PARTICIPATION_DEFAULTS: ParticipationForm = {
  hasConsent: false,
  withdrawal: 'UNLINK',
  hasTraining: false,
  passMark: 80,
  tries: 2,
  hasCompletion: false,
};

/** What the server is told; null: no steps. */
export function toParticipation(form: ParticipationForm | undefined): object | null {
  if (!form) return null;
  const { hasConsent, hasTraining, hasCompletion, preSurveyId, postSurveyId } = form;
  if (!hasConsent && !hasTraining && !hasCompletion && !preSurveyId && !postSurveyId) return null;
  return {
    version: 1,
    consent: hasConsent ? { text: form.consentText ?? '', withdrawal: form.withdrawal ?? 'UNLINK' } : null,
    qualification: hasTraining ? { passMark: (form.passMark ?? 80) / 100, tries: form.tries ?? 1 } : null,
    preSurvey: preSurveyId ? { instrumentId: preSurveyId, items: form.preSurveyItems ?? null } : null,
    postSurvey: postSurveyId ? { instrumentId: postSurveyId, items: form.postSurveyItems ?? null } : null,
    completion: hasCompletion ? { code: form.code || null, returnUrl: form.returnUrl || null } : null,
  };
}

export function fromPlan(plan: StoredPlan | null, consentText: string | undefined): ParticipationForm {
  if (!plan) return PARTICIPATION_DEFAULTS;
  const { consent, qualification, preSurvey, postSurvey, completion } = plan;
  return {
    hasConsent: consent !== null,
    consentText: consentText ?? '',
    withdrawal: consent?.withdrawal ?? 'UNLINK',
    hasTraining: qualification !== null,
    passMark: Math.round((qualification?.passMark ?? 0.8) * 100),
    tries: qualification?.tries ?? 2,
    preSurveyId: preSurvey?.instrumentId ?? null,
    preSurveyItems: preSurvey?.items ?? null,
    postSurveyId: postSurvey?.instrumentId ?? null,
    postSurveyItems: postSurvey?.items ?? null,
    hasCompletion: completion !== null,
    code: completion?.code ?? null,
    returnUrl: completion?.returnUrl ?? null,
  };
}

/** The steps in a sentence. */
export function planInWords(plan: StoredPlan): string {
  const { consent, qualification, preSurvey, postSurvey, completion } = plan;
  const steps = [
    consent && 'consent',
    qualification &&
      `training (${Math.round(qualification.passMark * 100)} % right, ${qualification.tries} ${qualification.tries === 1 ? 'try' : 'tries'})`,
    preSurvey && 'first survey',
    'the main part',
    postSurvey && 'last survey',
    completion &&
      (completion.code ? `completion code ${completion.code}` : 'a completion code of their own each'),
  ].filter((step) => step !== null);
  return `${steps.join(' → ')}.`;
}
