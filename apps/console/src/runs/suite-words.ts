/** Names of the suites, by their GraphQL name and by the one inside reports. */
const SUITE_LABELS: Record<string, string> = {
  VALUE_PROFILE: 'Value profile',
  HELD_OUT_SURVEY: 'Held-out survey',
  MORAL_JUDGMENT: 'Moral judgment',
  TEXT_ADVENTURE: 'Text adventure',
  CAPABILITY: 'Capability',
  OWN: 'Own suite',
  'value-profile': 'Value profile',
  'held-out-survey': 'Held-out survey',
  'moral-judgment': 'Moral judgment',
  'text-adventure': 'Text adventure',
  capability: 'Capability',
  own: 'Own suite',
  valueProfile: 'Value profile',
  heldOutSurvey: 'Held-out survey',
  moralJudgment: 'Moral judgment',
  textAdventure: 'Text adventure',
};

export const SUITES = [
  'VALUE_PROFILE',
  'HELD_OUT_SURVEY',
  'MORAL_JUDGMENT',
  'TEXT_ADVENTURE',
  'CAPABILITY',
  'OWN',
].map((id) => ({
  id,
  name: SUITE_LABELS[id] ?? id,
}));

/** Suites that reports are made of, in their order. */
export const REPORTED_SUITES = [
  'VALUE_PROFILE',
  'HELD_OUT_SURVEY',
  'MORAL_JUDGMENT',
  'TEXT_ADVENTURE',
  'CAPABILITY',
] as const;
export type ReportedSuite = (typeof REPORTED_SUITES)[number];

export function suiteLabel(suite: string): string {
  return SUITE_LABELS[suite] ?? suite;
}

/** What a sample's score is, per suite. */
export function scoreLabel(suite: string): string {
  return SCORE_LABELS[suite] ?? 'Score';
}

const SCORE_LABELS: Record<string, string> = {
  VALUE_PROFILE: 'Rating',
  HELD_OUT_SURVEY: 'Rating',
  MORAL_JUDGMENT: 'P(author wrong)',
};

export const STATES = ['QUEUED', 'RUNNING', 'SUCCEEDED', 'FAILED', 'CANCELLED'].map((id) => ({
  id,
  name: id.charAt(0) + id.slice(1).toLowerCase(),
}));
