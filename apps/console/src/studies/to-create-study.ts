import type { CreateStudy } from './study.queries.js';

/** What the form holds: the server's input, and where the situations come from. */
export type StudyForm = Partial<CreateStudy> & { readonly content?: 'SELECTION' | 'SOURCE' };

/** The server's input of what the form holds: only the fields of what was chosen, as the form keeps those of all. */
export function toCreateStudy(form: StudyForm): Partial<CreateStudy> {
  const { name, kind, guideline, judgmentsPerTask, aheadLimit, seed } = form;
  const shared = { name, kind, guideline, judgmentsPerTask, aheadLimit, seed };
  if (kind === 'SURVEY') {
    const { instrumentId, batterySize } = form;
    return { ...shared, instrumentId, batterySize };
  }
  const includeOptIn = form.includeOptIn ?? false;
  const moral = { ...shared, includeOptIn, form: form.form };
  return form.content === 'SOURCE'
    ? { ...moral, sourceId: form.sourceId, scenarioLimit: form.scenarioLimit ?? null }
    : { ...moral, selectionId: form.selectionId };
}
