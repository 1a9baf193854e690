import type { CreateStudy } from './study.queries.js';

/** The server's input of what the form holds: only the fields of the chosen kind, as the form keeps those of both. */
export function toCreateStudy(form: Partial<CreateStudy>): Partial<CreateStudy> {
  const {
    name,
    kind,
    guideline,
    judgmentsPerTask,
    seed,
    sourceId,
    scenarioLimit,
    instrumentId,
    batterySize,
  } = form;
  const shared = { name, kind, guideline, judgmentsPerTask, seed };
  return kind === 'SURVEY'
    ? { ...shared, instrumentId, batterySize }
    : { ...shared, sourceId, scenarioLimit: scenarioLimit ?? null };
}
