import type { ParticipationPlan } from './participation-plan.js';

/** Where somebody has got to; kept with the participation. FAILED: not qualified. */
export const COURSES = ['TRAINING', 'PRE_SURVEY', 'MAIN', 'POST_SURVEY', 'DONE', 'FAILED'] as const;
export type Course = (typeof COURSES)[number];

/** What somebody meets when they come: their course, unless something stands before it. */
export const PHASES = ['CONSENT', ...COURSES, 'WITHDRAWN', 'RETURNED'] as const;
export type Phase = (typeof PHASES)[number];

/** The phases with tasks of their own, whose answers are no judgments. */
export const ASKED_PHASES = ['TRAINING', 'PRE_SURVEY', 'POST_SURVEY'] as const;
export type AskedPhase = (typeof ASKED_PHASES)[number];

export function isAsked(phase: Phase): phase is AskedPhase {
  return (ASKED_PHASES as readonly Phase[]).includes(phase);
}

/** The steps somebody takes in a study, in order; DONE is the last of those that have an end. */
export function coursesOf(plan: ParticipationPlan): Course[] {
  const courses: (Course | false)[] = [
    plan.qualification !== null && 'TRAINING',
    plan.preSurvey !== null && 'PRE_SURVEY',
    'MAIN',
    plan.postSurvey !== null && 'POST_SURVEY',
    endsAfterMain(plan) && 'DONE',
  ];
  return courses.filter((course) => course !== false);
}

/** Whether the main part is left for good when there is nothing more to do in it. */
export function endsAfterMain({ postSurvey, completion }: ParticipationPlan): boolean {
  return postSurvey !== null || completion !== null;
}

export function firstCourse(plan: ParticipationPlan): Course {
  return coursesOf(plan)[0] ?? 'MAIN';
}

/** The step after this one; the last one stays. */
export function courseAfter(plan: ParticipationPlan, course: Course): Course {
  const courses = coursesOf(plan);
  const place = courses.indexOf(course);
  return place < 0 ? course : (courses[place + 1] ?? course);
}

export interface Standing {
  readonly course: Course;
  /** The version of the consent accepted last; null: none yet. */
  readonly consentVersion: number | null;
  readonly hasWithdrawn: boolean;
  /** Gave their place back to where they were recruited. */
  readonly hasReturned: boolean;
}

/** @param currentConsent the version of the consent that is to be accepted; null: none is asked for */
export function phaseOf(standing: Standing, currentConsent: number | null): Phase {
  if (standing.hasWithdrawn) return 'WITHDRAWN';
  if (standing.hasReturned) return 'RETURNED';
  // Whoever is through gives nothing any more that a new text could be about.
  const isOver = standing.course === 'DONE' || standing.course === 'FAILED';
  if (!isOver && currentConsent !== null && (standing.consentVersion ?? 0) < currentConsent) return 'CONSENT';
  return standing.course;
}

export interface TryResult {
  readonly asked: number;
  readonly answered: number;
  readonly right: number;
  /** From 1. */
  readonly tryNumber: number;
}

/** What a try at the training tasks comes to; without any task there is nothing to fail. */
export function judgeTry(
  { asked, answered, right, tryNumber }: TryResult,
  { passMark, tries }: NonNullable<ParticipationPlan['qualification']>,
): 'going' | 'passed' | 'again' | 'failed' {
  if (answered < asked) return 'going';
  // Thirds and the like: 2 of 3 is two thirds, however the mark was rounded when it was written down.
  if (asked === 0 || right / asked >= passMark - 0.005) return 'passed';
  return tryNumber < tries ? 'again' : 'failed';
}
