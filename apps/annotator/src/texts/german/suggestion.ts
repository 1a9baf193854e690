import type { Texts } from '../texts.js';

export const suggestion: Texts['suggestion'] = {
  title: 'Gespeichert. So hat ein Modell geantwortet',
  intro:
    'Modelle irren sich oft, und Menschen auch manchmal. Behalten Sie Ihre Antwort oder ändern Sie sie, wie Sie es sehen: beides ist recht.',
  own: 'Ihre Antwort',
  model: 'Die Antwort eines Modells',
  text: 'Die Situation noch einmal lesen',
  keep: 'Meine behalten',
  change: 'Meine ändern',
};
