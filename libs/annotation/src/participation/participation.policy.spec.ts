import { describe, expect, it } from '@jest/globals';
import { parsePlan, type ParticipationPlan } from './participation-plan.js';
import {
  courseAfter,
  coursesOf,
  endsAfterMain,
  firstCourse,
  judgeTry,
  type Phase,
  phaseOf,
  type Standing,
} from './participation.policy.js';

const NONE: ParticipationPlan = {
  version: 1,
  consent: null,
  qualification: null,
  preSurvey: null,
  postSurvey: null,
  completion: null,
};
const SURVEY = { instrumentId: 'i', items: null };
const WHOLE: ParticipationPlan = {
  ...NONE,
  consent: { withdrawal: 'UNLINK' },
  qualification: { passMark: 1, tries: 2 },
  preSurvey: SURVEY,
  postSurvey: SURVEY,
  completion: { code: null, returnUrl: null },
};
const STANDING: Standing = { course: 'MAIN', consentVersion: 1, hasWithdrawn: false, hasReturned: false };

describe('the order of steps', () => {
  it('is that of the plan, and each leads to the next until the last', () => {
    expect(coursesOf(WHOLE)).toEqual(['TRAINING', 'PRE_SURVEY', 'MAIN', 'POST_SURVEY', 'DONE']);
    expect(coursesOf({ ...NONE, postSurvey: SURVEY })).toEqual(['MAIN', 'POST_SURVEY', 'DONE']);
    expect(firstCourse(NONE)).toBe('MAIN');
    expect(courseAfter(WHOLE, 'PRE_SURVEY')).toBe('MAIN');
    expect(courseAfter(WHOLE, 'DONE')).toBe('DONE');
    expect(courseAfter(WHOLE, 'FAILED')).toBe('FAILED');
  });

  it('leaves the main part open where nothing follows it', () => {
    expect(endsAfterMain({ ...WHOLE, postSurvey: null, completion: null })).toBe(false);
    expect(courseAfter({ ...WHOLE, postSurvey: null, completion: null }, 'MAIN')).toBe('MAIN');
  });
});

describe('what somebody meets', () => {
  it.each<[string, Partial<Standing>, number | null, Phase]>([
    ['their course', {}, 1, 'MAIN'],
    ['their course, where no consent is asked for', { consentVersion: null }, null, 'MAIN'],
    ['the consent, before anything else', { consentVersion: null, course: 'TRAINING' }, 1, 'CONSENT'],
    ['a new consent', {}, 2, 'CONSENT'],
    ['the end, whatever the consent', { course: 'DONE' }, 2, 'DONE'],
    ['that they have left, before all', { hasWithdrawn: true, hasReturned: true }, 2, 'WITHDRAWN'],
    ['that they have returned their place', { hasReturned: true }, 2, 'RETURNED'],
  ])('is %s', (_what, changes, consent, phase) => {
    expect(phaseOf({ ...STANDING, ...changes }, consent)).toBe(phase);
  });
});

describe('a try at the training', () => {
  const rule = { passMark: 0.67, tries: 2 };
  it.each([
    ['goes on while tasks are open', { asked: 3, answered: 2, right: 0, tryNumber: 1 }, 'going'],
    ['is passed at the mark', { asked: 3, answered: 3, right: 2, tryNumber: 1 }, 'passed'],
    ['can be made again', { asked: 3, answered: 3, right: 1, tryNumber: 1 }, 'again'],
    ['is failed for good at the last', { asked: 3, answered: 3, right: 1, tryNumber: 2 }, 'failed'],
    ['is passed when there is nothing to fail', { asked: 0, answered: 0, right: 0, tryNumber: 1 }, 'passed'],
  ] as const)('%s', (_what, result, expected) => {
    expect(judgeTry(result, rule)).toBe(expected);
  });
});

describe('a plan as it is given', () => {
  it('keeps the consent text apart, and none of its steps is none at all', () => {
    expect(parsePlan({ consent: { text: ' Text. ', withdrawal: 'REMOVE' } })).toEqual({
      ok: true,
      plan: { ...NONE, consent: { withdrawal: 'REMOVE' } },
      consentText: 'Text.',
    });
    expect(parsePlan({})).toEqual({ ok: true, plan: null, consentText: null });
  });

  it.each([
    ['no object', 'x'],
    ['an unknown step', { lottery: true }],
    ['another version', { version: 2 }],
    ['an address that runs code', { completion: { returnUrl: 'javascript:alert(1)' } }],
    ['an address without https', { completion: { returnUrl: 'http://example.org' } }],
    ['a mark above all', { qualification: { passMark: 80, tries: 1 } }],
    ['a huge text', { consent: { text: 'x'.repeat(20_001), withdrawal: 'UNLINK' } }],
  ])('is refused with %s', (_what, given) => {
    expect(parsePlan(given)).toMatchObject({ ok: false });
  });
});
