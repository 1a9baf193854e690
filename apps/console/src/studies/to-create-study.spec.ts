import { describe, expect, it } from '@jest/globals';
import { type StudyForm, takesVersion, toCreateStudy } from './to-create-study.js';

/** A form in which everything was filled in at some time. */
const EVERYTHING: StudyForm = {
  name: 'A study',
  guideline: 'Typed here.',
  selectionId: 'selection',
  sourceId: 'source',
  scenarioLimit: 5,
  instrumentId: 'instrument',
  batterySize: 10,
  formVersionId: 'version',
  form: { twoPasses: true },
  preset: { definition: { version: 1, parts: [] }, examples: [] },
};
const SHARED = [
  'name',
  'kind',
  'judgmentsPerTask',
  'aheadLimit',
  'assignment',
  'personCap',
  'seed',
  'participation',
];
/** What is sent beside that. */
function sent(form: StudyForm): object {
  return Object.fromEntries(
    Object.entries(toCreateStudy({ ...EVERYTHING, ...form })).filter(([key]) => !SHARED.includes(key)),
  );
}

describe('what the server is told of a new study', () => {
  it('is of a moral judgment where it takes place and what it asks', () => {
    const kind = 'MORAL_JUDGMENT';
    expect(sent({ kind, content: 'SELECTION', moralFrom: 'HERE' })).toEqual({
      selectionId: 'selection',
      includeOptIn: false,
      form: { twoPasses: true },
      guideline: 'Typed here.',
    });
    expect(sent({ kind, content: 'SOURCE', moralFrom: 'LIBRARY' })).toEqual({
      sourceId: 'source',
      scenarioLimit: 5,
      includeOptIn: false,
      formVersionId: 'version',
    });
  });

  it('has no guideline beside a saved form, which brings its own', () => {
    expect(sent({ kind: 'FORM', formContent: 'ITEMS', formFrom: 'LIBRARY' })).toEqual({
      instrumentId: 'instrument',
      formVersionId: 'version',
    });
    expect(takesVersion({ kind: 'SURVEY', moralFrom: 'LIBRARY', formFrom: 'LIBRARY' })).toBe(false);
  });

  it('has the questions and examples of a preset, and the guideline as it was changed', () => {
    expect(sent({ kind: 'FORM', formContent: 'SOURCE', formFrom: 'PRESET' })).toEqual({
      sourceId: 'source',
      scenarioLimit: 5,
      includeOptIn: false,
      form: { version: 1, parts: [] },
      examples: [],
      guideline: 'Typed here.',
    });
  });

  it('is of a survey its statements, and nothing of situations', () => {
    expect(sent({ kind: 'SURVEY', content: 'SOURCE', formContent: 'ITEMS' })).toEqual({
      instrumentId: 'instrument',
      batterySize: 10,
      guideline: 'Typed here.',
    });
  });
});
