/** What a model would say, after one's own answer. */
export const suggestion = {
  title: 'Saved. Here is what a model answered',
  intro:
    'Models are often wrong, and so is everybody now and then. Keep your answer or change it, as you see it: both are fine.',
  own: 'Your answer',
  model: 'What a model answered',
  text: 'Read the situation again',
  keep: 'Keep mine',
  change: 'Change mine',
} as const;
