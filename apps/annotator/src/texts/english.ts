import type { Direction, Verdict } from '@ethogram/core';

const count = (number: number, one: string, many: string): string => `${number} ${number === 1 ? one : many}`;

/** Every text of the labelling workspace in English. A second language is another object of this shape. */
export const english = {
  language: 'en',
  appName: 'Ethogram',
  loading: 'Loading …',
  tryAgain: 'Try again',
  signOut: 'Sign out',
  signIn: {
    title: 'Open your sign-in link',
    body: 'You are not signed in on this device. Use the personal link you were sent; it signs you in and brings you back here.',
    lost: 'A link works once and for one day. If yours does not work any more, ask the person who sent it for a new one.',
    kept: (answers: number) =>
      `${count(answers, 'answer is', 'answers are')} kept in this browser and will be sent when you are signed in again.`,
    check: 'I have signed in',
  },
  failed: {
    title: 'The server could not be reached',
    body: 'Nothing is lost. Check the connection and try again.',
  },
  studies: {
    title: 'Your studies',
    empty: 'No study is waiting for you',
    emptyBody: 'When a curator adds you to a study, it appears here. Nothing else is needed from you.',
    start: 'Start',
    goOn: 'Continue',
    finished: 'Finished. Thank you!',
    answers: 'My answers',
    progress: (done: number, remaining: number) =>
      remaining === 0
        ? `${count(done, 'answer', 'answers')}, nothing left`
        : `${done} done, ${remaining} left`,
    kind: { MORAL_JUDGMENT: 'Moral judgments', SURVEY: 'Survey' },
    guideline: 'Guideline',
  },
  work: {
    back: 'Studies',
    left: (remaining: number) => `${remaining} left`,
    done: (done: number) => `${done} done`,
    progress: 'Progress in this study',
    submit: 'Save and next',
    saveRevision: 'Save the change',
    help: 'Keyboard shortcuts',
    help1: 'Shortcuts',
    restored: 'Your unfinished answer was brought back.',
    savedNext: 'Saved. Here is the next one.',
    sending: 'Saving your answer …',
    waitingTitle: 'Your answer is safe in this browser',
    waitingLost:
      'There is no connection just now. It will be sent as soon as there is one, and the next one will appear here. You may close this page.',
    waitingSignedOut:
      'Your session has ended. Open a new sign-in link in this browser; the answer is sent by itself then.',
    nothingTitle: 'That was everything. Thank you!',
    nothingBody: (done: number) =>
      `You have given ${count(done, 'answer', 'answers')} in this study. There is nothing left for you.`,
    nothingNone: 'There is nothing for you in this study at the moment.',
    closedTitle: 'This study is closed',
    toStudies: 'Back to your studies',
    lostTitle: 'This one has moved on',
    problems: 'Before this can be saved:',
    situation: 'Situation',
    yourJudgment: 'Your judgment',
  },
  outbox: {
    saved: 'All saved',
    sending: 'Saving …',
    waiting: (entries: number) => `Waiting to send (${entries})`,
    refused: (entries: number) => `Could not be saved (${entries})`,
    lost: (entries: number) =>
      entries === 0
        ? 'No connection. You can go on; your answers are kept here.'
        : `No connection. ${count(entries, 'answer is', 'answers are')} kept in this browser and will be sent by itself.`,
    signedOut: (entries: number) =>
      `Your session has ended. ${entries === 0 ? 'Open a new sign-in link to go on.' : `${count(entries, 'answer is', 'answers are')} kept in this browser; open a new sign-in link and they are sent.`}`,
    discard: 'Discard',
    refusedBody: (title: string, reason: string) => `The answer to “${title}” was not accepted: ${reason}`,
  },
  moral: {
    verdict: 'Who is in the wrong?',
    verdicts: {
      YTA: { name: 'The author', code: 'YTA' },
      NTA: { name: 'The others', code: 'NTA' },
      ESH: { name: 'Everyone', code: 'ESH' },
      NAH: { name: 'No one', code: 'NAH' },
      INFO: { name: 'Not enough information', code: 'INFO' },
    } satisfies Record<Verdict, { name: string; code: string }>,
    acceptability: 'How acceptable is what the author did?',
    acceptabilities: ['Not at all', 'Rather not', 'Neither', 'Rather', 'Very'],
    acceptabilityNames: [
      'quite unacceptable',
      'rather unacceptable',
      'neither',
      'rather acceptable',
      'quite acceptable',
    ],
    values: 'Which values are at stake?',
    valuesHint: 'Did the author’s action attain the value or constrain it? Leave the others alone.',
    search: 'Find a value',
    searchHint: 'Enter: attained · Shift+Enter: constrained · ↑ ↓ choose',
    noMatch: (query: string) => `No value matches “${query}”.`,
    directions: { attained: 'Attained', constrained: 'Constrained' } satisfies Record<Direction, string>,
    chosen: (values: number) => (values === 0 ? 'none chosen' : `${values} chosen`),
    remove: (label: string) => `Remove ${label}`,
    confidence: 'How sure are you?',
    confidences: ['Guessing', 'Unsure', 'Fairly sure', 'Sure', 'Certain'],
    rationale: 'Why?',
    optional: 'optional',
    rationaleHint: 'A sentence or two in your own words.',
    missingVerdict: 'Say who is in the wrong.',
    missingAcceptability: 'Say how acceptable it is.',
    missingConfidence: 'Say how sure you are.',
  },
  survey: {
    title: 'How well does each sentence describe you?',
    answered: (done: number, all: number) => `${done} of ${all} answered`,
    missing: (missing: number) => `${count(missing, 'sentence has', 'sentences have')} no answer yet.`,
    item: (number: number, all: number) => `${number} of ${all}`,
  },
  answers: {
    title: 'My answers',
    empty: 'No answers yet',
    emptyBody:
      'What you save in this study is listed here, and you can change it as long as the study is open.',
    change: 'Change',
    changing: 'Change your answer',
    waiting: 'waiting to send',
    gone: 'This answer is not among your recent ones.',
    confidence: (confidence: number) => `sure: ${confidence} of 5`,
    ratings: (ratings: number) => count(ratings, 'sentence', 'sentences'),
    changed: 'Your change is saved.',
  },
  help: {
    title: 'Keyboard shortcuts',
    close: 'Close',
    verdict: 'Verdict',
    acceptability: 'Acceptability, unacceptable to acceptable',
    confidence: 'Confidence, guessing to certain',
    values: 'Find a value',
    rationale: 'Write why',
    guideline: 'Show or hide the guideline',
    submit: 'Save and next',
    leave: 'Leave a text field',
    rate: 'Rate the sentence and go to the next',
    move: 'Next, previous sentence',
    help: 'This list',
    single: 'Use single keys as shortcuts',
    singleHint: 'Switch off if you speak to your device or type by accident. Ctrl+Enter always works.',
  },
  notFound: { title: 'There is nothing at this address', body: 'Your studies are one step away.' },
} as const;
