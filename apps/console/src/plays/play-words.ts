export const GOAL_WORDS: Readonly<Record<string, string>> = {
  none: 'without a goal',
  points: 'told to collect points',
};

export const STATUS_WORDS: Readonly<Record<string, string>> = {
  ended: 'ended',
  'step-limit': 'cut off',
  stuck: 'stuck',
};
