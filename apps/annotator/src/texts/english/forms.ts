import type { Formats } from '../formats.js';

export const survey = ({ count, number }: Formats) =>
  ({
    title: 'How well does each sentence describe you?',
    answered: (done: number, all: number) => `${number(done)} of ${number(all)} answered`,
    missing: (missing: number) =>
      count(missing, { one: '# sentence has no answer yet.', other: '# sentences have no answer yet.' }),
    item: (place: number, all: number) => `${number(place)} of ${number(all)}`,
  }) as const;

export const answers = ({ count, number }: Formats) =>
  ({
    title: 'My answers',
    emptyBody:
      'What you save in this study is listed here, and you can change it as long as the study is open.',
    change: 'Change',
    changing: 'Change your answer',
    waiting: 'waiting to send',
    gone: 'This answer is not among your recent ones.',
    confidence: (confidence: number) => `sure: ${number(confidence)} of ${number(5)}`,
    offlineTitle: 'Your answers need a connection',
    offlineBody: (waiting: number) =>
      waiting === 0
        ? 'Saved answers are kept on the server, which cannot be reached just now. Nothing is wrong with them: look again when you are connected. Work on tasks goes on without a connection.'
        : `Saved answers are kept on the server, which cannot be reached just now. ${count(waiting, {
            one: '# answer waits',
            other: '# answers wait',
          })} in this browser and will be there too, as soon as there is a connection.`,
    ratings: (ratings: number) => count(ratings, { one: '# sentence', other: '# sentences' }),
  }) as const;

export const help = {
  title: 'Keyboard shortcuts',
  close: 'Close',
  verdict: 'Verdict',
  acceptability: 'Acceptability, unacceptable to acceptable',
  confidence: 'Confidence, guessing to certain',
  values: 'Find a value',
  rationale: 'Write why',
  evidence: 'Mark passages in the text',
  more: 'More about your verdict',
  guideline: 'Show or hide the guideline',
  submit: 'Save and next',
  leave: 'Leave a text field',
  rate: 'Rate the sentence and go to the next',
  move: 'Next, previous sentence',
  help: 'This list',
  single: 'Use single keys as shortcuts',
  singleHint: 'Switch off if you speak to your device or type by accident. Ctrl+Enter always works.',
} as const;
