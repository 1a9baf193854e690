import type { Texts } from '../texts.js';

export const warning: Texts['warning'] = {
  title: 'Bevor Sie weiterlesen',
  general: 'Diese Situation ist als nicht für alle geeignet gekennzeichnet.',
  about: (subjects) => `In dieser Situation kann es um ${new Intl.ListFormat('de').format(subjects)} gehen.`,
  flags: {
    SEXUAL: 'Sexualität',
    SELF_HARM: 'Selbstverletzung oder Suizid',
    VIOLENCE: 'Gewalt',
    ABUSE: 'Missbrauch',
    MINORS: 'Kinder oder Jugendliche',
  },
  choice: 'Sie ist verdeckt, bis Sie sie sehen wollen. Möchten Sie sie nicht lesen, überspringen Sie sie.',
  show: 'Situation zeigen',
};
