import { type ParticipationForm, toParticipation } from './participation/participation-form.js';
import type { CreateStudy } from './study.queries.js';

/** What the form holds: the server's input, and where the situations come from. */
export type StudyForm = Omit<Partial<CreateStudy>, 'participation'> & {
  readonly content?: 'SELECTION' | 'SOURCE';
  readonly participation?: ParticipationForm;
};

/** The server's input of what the form holds: only the fields of what was chosen, as the form keeps those of all. */
export function toCreateStudy(form: StudyForm): Partial<CreateStudy> {
  const { name, kind, guideline, judgmentsPerTask, aheadLimit, assignment, seed } = form;
  const personCap = form.personCap ?? null;
  const participation = toParticipation(form.participation) as CreateStudy['participation'];
  const shared = {
    name,
    kind,
    guideline,
    judgmentsPerTask,
    aheadLimit,
    assignment,
    personCap,
    seed,
    participation,
  };
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
