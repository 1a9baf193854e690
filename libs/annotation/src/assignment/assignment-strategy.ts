/**
 * In which order people are given the tasks of a study.
 * RANDOM: an order of their own each, seeded. FIXED: the study's order, the same for everybody. LEAST_JUDGED: every task
 * once, then every task twice … DISAGREEMENT: first those whose judgments so far disagree.
 */
export const ASSIGNMENT_STRATEGIES = ['RANDOM', 'FIXED', 'LEAST_JUDGED', 'DISAGREEMENT'] as const;
export type AssignmentStrategy = (typeof ASSIGNMENT_STRATEGIES)[number];
