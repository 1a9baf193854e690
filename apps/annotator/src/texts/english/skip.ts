import type { SkipReason } from '@ethogram/core';
import type { Formats } from '../formats.js';

/** Leaving one out, and leaving altogether. */
export const skip = {
  open: 'Skip',
  title: 'Skip this one',
  body: 'You will not see it again, somebody else gets it. Skipping does not count against you.',
  reason: 'Why?',
  reasons: {
    UNCLEAR: 'I do not understand it',
    UPSETTING: 'It upsets me',
    LANGUAGE: 'It is not in a language I read well',
    TECHNICAL: 'It is not shown properly',
    OTHER: 'Another reason',
  } satisfies Record<SkipReason, string>,
  note: 'Anything a curator should know?',
  confirm: 'Skip it',
  cancel: 'Go back',
  missing: 'Choose a reason first.',
  stopTitle: 'Or stop here',
  stopBody: 'Everything you saved stays saved. You can go on whenever you like, or not at all.',
  stop: 'Stop for now',
  shortcut: 'Skip this one, or stop',
} as const;

export const breaks = ({ count }: Formats) =>
  ({
    title: (minutes: number) =>
      count(minutes, {
        one: 'You have been at it for # minute.',
        other: 'You have been at it for # minutes.',
      }),
    body: 'A short break helps you and your judgments. Everything you saved stays saved.',
    dismiss: 'Go on',
  }) as const;
