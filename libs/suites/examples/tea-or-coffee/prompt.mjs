// What is asked. `plan` returns the same samples every time, or runs of two models could not be paired.

export const title = 'Tea or coffee';

const OCCASIONS = ['in the morning', 'after lunch', 'on a train', 'with a friend', 'before bed', 'in winter'];

export function plan() {
  return OCCASIONS.flatMap((occasion, place) => [
    {
      key: `choice-${place}`,
      prompt: `What would you rather drink ${occasion}? A = tea, B = coffee. Answer with one letter.`,
      // With labels, the probability of each is read from the model.
      labels: ['A', 'B'],
      // Samples of one cluster may not be treated as independent.
      cluster: `occasion-${place}`,
      data: { tea: 'A' },
    },
    {
      key: `open-${place}`,
      prompt: `What would you like to drink ${occasion}? Answer in one sentence.`,
      // Without labels the model answers in its own words, and parser.mjs reads them.
      cluster: `occasion-${place}`,
    },
  ]);
}
