import type { Formats } from '../formats.js';

/** Around a form that a study has made for itself; the words of its parts are `formParts`. */
export const form = ({ count }: Formats) =>
  ({
    yourAnswer: 'Your answer',
    statement: 'Statement to look at',
    measures: 'Is meant to measure',
    direction: 'Agreeing speaks',
    keyed: { DIRECT: 'for the value', REVERSE: 'against the value (reversed)' },
    problems: (parts: number) =>
      count(parts, {
        one: '# question needs another look; it says what is missing.',
        other: '# questions need another look; each says what is missing.',
      }),
    leftOut: 'Everything was left out.',
    keys: {
      move: 'Next, previous question',
      choose: 'Choose in the question you are at',
      slide: 'Move the slider',
      rank: 'Move the option chosen last up or down',
      write: 'Write',
    },
  }) as const;

/** What a study says about how to answer. */
export const guidance = ({ number }: Formats) =>
  ({
    title: 'Guideline',
    examples: 'Examples',
    example: (place: number) => `Example ${number(place)}`,
    close: 'Close the guideline',
  }) as const;
