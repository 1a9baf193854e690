import type { Formats } from '../formats.js';

const kept = ({ count }: Formats, answers: number): string =>
  count(answers, {
    one: '# answer is kept in this browser',
    other: '# answers are kept in this browser',
  });

export const shell = (formats: Formats) =>
  ({
    appName: 'Ethogram',
    loading: 'Loading …',
    tryAgain: 'Try again',
    close: 'Close',
    signOut: 'Sign out',
    language: 'Language',
    skipLink: 'Skip to the content',
    signIn: {
      title: 'Open your sign-in link',
      body: 'You are not signed in on this device. Use the personal link you were sent; it signs you in and brings you back here.',
      lost: 'A link works once and for one day. If yours does not work any more, ask the person who sent it for a new one.',
      kept: (answers: number, name: string) =>
        name === ''
          ? `${kept(formats, answers)} and will be sent when you are signed in again.`
          : `${kept(formats, answers)} for ${name}. They are sent as soon as ${name} is signed in here again, and never under another name.`,
      check: 'I have signed in',
    },
    failed: {
      title: 'The server could not be reached',
      body: 'Nothing is lost. Check the connection and try again.',
    },
    errors: {
      NOT_SIGNED_IN: 'Your session has ended. Open a new sign-in link in this browser.',
      FORBIDDEN: 'You are not in this study. Ask its curator to add you.',
      NOT_FOUND: 'There is nothing here, or it has been taken away.',
      NOT_PERMITTED_BY_SOURCE: 'The source of these texts no longer lets them be labelled.',
      CONFLICT: 'This was already saved in another way.',
      BAD_INPUT: 'The server did not understand what it was sent.',
      other: 'Something went wrong on the server. Nothing you saved is lost.',
    },
    store: {
      title: 'This browser keeps nothing',
      body: 'Answers are kept here until they have arrived, and this browser does not allow it. Open the page in an ordinary window, not a private one, or allow storage for this site.',
      draftTitle: 'What you type cannot be kept as a draft.',
      draftBody:
        'The storage of this browser is full or broken. Do not close or reload this page before you have saved; free some space if you can.',
      noRoomTitle: 'There is no room for tasks in this browser',
      noRoomBody:
        'Its storage is full, and tasks are kept here so that nothing gets lost. Free some space, for instance by deleting the data of other sites, and try again. Nothing you saved is lost.',
      fullTitle: 'The answer could not be kept.',
      fullBody:
        'The storage of this browser is full or broken. Free some space and save again; the task stays here.',
    },
    notFound: { title: 'There is nothing at this address', body: 'Your studies are one step away.' },
  }) as const;

export const signOut = ({ count }: Formats) =>
  ({
    title: 'Sign out now?',
    body: (answers: number) =>
      count(answers, {
        one: '# answer has not been sent yet. It stays in this browser and is sent when you sign in here again; on a shared device, send it first.',
        other:
          '# answers have not been sent yet. They stay in this browser and are sent when you sign in here again; on a shared device, send them first.',
      }),
    send: 'Send first',
    anyway: 'Sign out anyway',
    stay: 'Stay signed in',
  }) as const;

export const outbox = (formats: Formats) =>
  ({
    saved: 'All saved',
    sending: 'Saving …',
    reading: 'Looking …',
    waiting: (entries: number) => formats.count(entries, { other: '# waiting' }),
    refused: (entries: number) => formats.count(entries, { other: '# not accepted' }),
    lost: (entries: number) =>
      entries === 0
        ? 'No connection. You can go on; your answers are kept here.'
        : `No connection. ${kept(formats, entries)}; sending goes on by itself.`,
    unavailable: (entries: number) =>
      entries === 0
        ? 'The server cannot store answers at the moment. You can go on; your answers are kept here.'
        : `The server cannot store answers at the moment. ${kept(formats, entries)}; sending goes on by itself.`,
    signedOut: (entries: number, name: string) =>
      entries === 0
        ? `Your session has ended. Open a new sign-in link for ${name} in this browser to go on.`
        : `Your session has ended. ${kept(formats, entries)}; sign in again as ${name} in this browser and sending goes on.`,
    discard: 'Discard',
    refusedBody: (title: string) => `The answer to “${title}” was not accepted.`,
    refusedMany: (entries: number) =>
      formats.count(entries, { one: '# answer was not accepted.', other: '# answers were not accepted.' }),
    reasons: {
      closed: 'The study had been closed before it arrived.',
      notPermitted: 'You are no longer in this study, or its texts may not be labelled any more.',
      other: 'The server refused it.',
    },
  }) as const;

export const offline = ({ count, time }: Formats) =>
  ({
    take: (items: number) => count(items, { other: 'Work offline: take # with you' }),
    taking: 'Fetching …',
    ready: (items: number, until: Date) =>
      `${count(items, { one: '# is with you', other: '# are with you' })}, reserved until ${time(until)}. You can go offline now.`,
    fewer: 'There were no more to take: the rest is with others or finished.',
    giveBack: 'Give them back',
    givenBack: 'Given back. Others can have them now.',
    failed: 'They could not be fetched. Check the connection and try again.',
    stale: 'You are offline; this is what was known last.',
    usedUp: 'You have done everything you had with you',
    usedUpBody: (waiting: number) =>
      count(waiting, {
        one: '# answer waits in this browser. It is sent as soon as there is a connection, and the next one comes then. You may close this page.',
        other:
          '# answers wait in this browser. They are sent as soon as there is a connection, and the next ones come then. You may close this page.',
      }),
  }) as const;
