/** Names of the suites, by their GraphQL name and by the one inside reports. */
const SUITE_LABELS: Record<string, string> = {
  VALUE_PROFILE: 'Value profile',
  HELD_OUT_SURVEY: 'Held-out survey',
  MORAL_JUDGMENT: 'Moral judgment',
  'value-profile': 'Value profile',
  'held-out-survey': 'Held-out survey',
  'moral-judgment': 'Moral judgment',
  valueProfile: 'Value profile',
  heldOutSurvey: 'Held-out survey',
  moralJudgment: 'Moral judgment',
};

export const SUITES = ['VALUE_PROFILE', 'HELD_OUT_SURVEY', 'MORAL_JUDGMENT'].map((id) => ({
  id,
  name: SUITE_LABELS[id] ?? id,
}));

export function suiteLabel(suite: string): string {
  return SUITE_LABELS[suite] ?? suite;
}

/** What a sample's score is, per suite. */
export function scoreLabel(suite: string): string {
  return suite === 'MORAL_JUDGMENT' ? 'P(author wrong)' : 'Rating';
}
