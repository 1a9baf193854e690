import type { Formats } from '../formats.js';
import type { Texts } from '../texts.js';

export const survey = ({ count, number }: Formats): Texts['survey'] => ({
  title: 'Wie gut beschreibt Sie jeder Satz?',
  answered: (done, all) => `${number(done)} von ${number(all)} beantwortet`,
  missing: (missing) =>
    count(missing, {
      one: '# Satz hat noch keine Antwort.',
      other: '# Sätze haben noch keine Antwort.',
    }),
  item: (place, all) => `${number(place)} von ${number(all)}`,
});

export const answers = ({ count, number }: Formats): Texts['answers'] => ({
  title: 'Meine Antworten',
  emptyBody:
    'Was Sie in dieser Studie speichern, steht hier, und Sie können es ändern, solange die Studie offen ist.',
  change: 'Ändern',
  changing: 'Ihre Antwort ändern',
  waiting: 'noch nicht gesendet',
  gone: 'Diese Antwort ist nicht unter Ihren letzten.',
  confidence: (confidence) => `sicher: ${number(confidence)} von ${number(5)}`,
  offlineTitle: 'Ihre Antworten brauchen eine Verbindung',
  offlineBody: (waiting) =>
    waiting === 0
      ? 'Gespeicherte Antworten liegen auf dem Server, der gerade nicht erreichbar ist. Mit ihnen ist alles in Ordnung: Sehen Sie nach, wenn Sie wieder verbunden sind. Die Arbeit an Aufgaben geht auch ohne Verbindung.'
      : `Gespeicherte Antworten liegen auf dem Server, der gerade nicht erreichbar ist. ${count(waiting, {
          one: '# Antwort wartet',
          other: '# Antworten warten',
        })} in diesem Browser und steht hier, sobald es eine Verbindung gibt.`,
  ratings: (ratings) => count(ratings, { one: '# Satz', other: '# Sätze' }),
});

export const help: Texts['help'] = {
  title: 'Tastenkürzel',
  close: 'Schließen',
  verdict: 'Urteil',
  acceptability: 'Vertretbarkeit, von gar nicht bis sehr',
  confidence: 'Sicherheit, von geraten bis ganz sicher',
  values: 'Einen Wert finden',
  rationale: 'Begründung schreiben',
  evidence: 'Stellen im Text markieren',
  more: 'Mehr zu Ihrem Urteil',
  guideline: 'Anleitung zeigen oder verbergen',
  submit: 'Speichern und weiter',
  leave: 'Ein Textfeld verlassen',
  rate: 'Den Satz bewerten und zum nächsten gehen',
  move: 'Nächster, voriger Satz',
  help: 'Diese Liste',
  single: 'Einzelne Tasten als Kürzel verwenden',
  singleHint:
    'Schalten Sie sie aus, wenn Sie mit Ihrem Gerät sprechen oder versehentlich tippen. Strg+Eingabe geht immer.',
};
