import type { Whose } from '@ethogram/core';

/** What more may be said of a value that was chosen. */
export const valueDetails = {
  whose: 'Whose?',
  whoseNames: {
    author: 'Author’s',
    others: 'Others’',
    everyone: 'Everyone’s',
    society: 'Society’s',
  } satisfies Record<Whose, string>,
  strength: 'How strongly?',
  strengths: ['Hardly', 'A little', 'Clearly', 'Strongly'],
  hint: 'The number keys in the search field speak of the value chosen last.',
  missingWhose: 'Say of every value you chose whose it is.',
  missingStrength: 'Say of every value you chose how strongly it is at stake.',
} as const;

/** What a study may ask on top. */
export const more = {
  title: 'More about your verdict',
  mostPeople: 'Who would most people find in the wrong?',
  changingFact: 'What fact would change your verdict?',
  changingFactHint: 'For example: “If she had been asked before.”',
  missingMostPeople: 'Say who most people would find in the wrong.',
  missingChangingFact: 'Say what fact would change your verdict.',
} as const;

/** The action alone, before the whole text. */
export const firstPass = {
  title: 'First impression',
  hint: 'Judge from the headline alone. The whole situation comes next, and you decide again; both are kept.',
  next: 'Show the whole text',
  kept: (impression: string) =>
    `Your first impression is kept: ${impression}. Now judge the whole situation.`,
} as const;
