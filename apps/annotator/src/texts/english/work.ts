import type { Formats } from '../formats.js';

export const studies = ({ count, number }: Formats) =>
  ({
    title: 'Your studies',
    empty: 'No study is waiting for you',
    emptyBody: 'When a curator adds you to a study, it appears here. Nothing else is needed from you.',
    start: 'Start',
    goOn: 'Continue',
    finished: 'Finished. Thank you!',
    answers: 'My answers',
    progress: (done: number, remaining: number) =>
      remaining === 0
        ? count(done, { one: '# answer, nothing left', other: '# answers, nothing left' })
        : `${number(done)} done, ${number(remaining)} left`,
    kind: { MORAL_JUDGMENT: 'Moral judgments', SURVEY: 'Survey', FORM: 'Questions' },
    warned: {
      title: 'A word on your answers',
      body: 'Some of your answers in this study were not as expected. That can be a misunderstanding: read the guideline once more, and ask the curator of this study about what is unclear. What you saved stays saved, and you can go on.',
      dismiss: 'I have read this',
    },
  }) as const;

export const work = ({ count, number }: Formats) =>
  ({
    back: 'Studies',
    left: (remaining: number) => `${number(remaining)} left`,
    progress: 'Progress in this study',
    submit: 'Save and next',
    saveRevision: 'Save the change',
    help: 'Keyboard shortcuts',
    help1: 'Shortcuts',
    restored: 'Your unfinished answer was brought back.',
    savedNext: (left: number) => `Saved. Here is the next one, ${number(left)} left.`,
    sending: 'Saving your answer …',
    waitingTitle: 'Your answer is safe in this browser',
    waitingLost:
      'There is no connection just now. It will be sent as soon as there is one, and the next one will appear here. You may close this page.',
    waitingSignedOut:
      'Your session has ended. Open a new sign-in link in this browser; the answer is sent by itself then.',
    nothingTitle: 'That was everything. Thank you!',
    nothingBody: (done: number) =>
      count(done, {
        one: 'You have given # answer in this study. There is nothing left for you.',
        other: 'You have given # answers in this study. There is nothing left for you.',
      }),
    nothingNone: 'There is nothing for you in this study at the moment.',
    heldTitle: 'Nothing is free just now',
    heldByOthers: (slots: number) =>
      count(slots, {
        one: '# is in the hands of others. If it is given back, it can be yours: look again later.',
        other: '# are in the hands of others. What is given back can be yours: look again later.',
      }),
    closedTitle: 'This study is closed',
    closedBody: 'Thank you for your work.',
    draftTitle: 'This study is not open yet',
    draftBody: 'Its curator has still to open it. Look again later.',
    pausedTitle: 'You are given nothing new at the moment',
    pausedBody:
      'The curator of this study has paused your work in it. Everything you saved stays saved; the curator can tell you more.',
    notPermittedTitle: 'This study is not open to you',
    notPermittedBody:
      'You are no longer in it, or its texts may not be labelled any more. Its curator can tell you more.',
    toStudies: 'Back to your studies',
    lostTitle: 'This one has moved on',
    lost: {
      WITHDRAWN: 'It was deleted by its author, so it is not labelled any more.',
      ALREADY_ANSWERED: 'You have already answered it, perhaps in another tab or on another device.',
      SKIPPED: 'You have skipped it, perhaps in another tab, so it went to somebody else.',
      TAKEN_OVER: 'Your time for it ran out and somebody else has taken it.',
    },
    lostAnswer: (title: string) => `The answer to “${title}” could not be kept.`,
    again: 'An earlier answer needs another look. It comes next.',
    problems: 'Before this can be saved:',
    problemsOther: 'The answer is not complete. Look through it once more.',
    situation: 'Situation',
    yourJudgment: 'Your judgment',
  }) as const;
