import { describe, expect, it } from '@jest/globals';
import { fromPlan, planInWords, type StoredPlan, toParticipation } from './participation-form.js';

const PLAN: StoredPlan = {
  consent: { withdrawal: 'REMOVE' },
  qualification: { passMark: 0.75, tries: 2 },
  preSurvey: null,
  postSurvey: { instrumentId: 'i', items: 20 },
  completion: { code: null, returnUrl: 'https://example.org/' },
};

describe('the steps of a study in a form', () => {
  it('are none unless one was chosen', () => {
    expect(toParticipation(undefined)).toBeNull();
    expect(toParticipation({ passMark: 80, withdrawal: 'UNLINK' })).toBeNull();
  });

  it('come back as they were stored', () => {
    expect(toParticipation(fromPlan(PLAN, 'Text.'))).toEqual({
      version: 1,
      ...PLAN,
      consent: { text: 'Text.', withdrawal: 'REMOVE' },
    });
    expect(planInWords(PLAN)).toBe(
      'consent → training (75 % right, 2 tries) → the main part → last survey → a completion code of their own each.',
    );
  });
});
