import type { Formats } from '../formats.js';
import type { Texts } from '../texts.js';

export const skip: Texts['skip'] = {
  open: 'Überspringen',
  title: 'Diese Situation überspringen',
  body: 'Sie sehen sie nicht wieder, jemand anders bekommt sie. Das Überspringen hat für Sie keinen Nachteil.',
  reason: 'Warum?',
  reasons: {
    UNCLEAR: 'Ich verstehe sie nicht',
    UPSETTING: 'Sie belastet mich',
    LANGUAGE: 'Ich lese ihre Sprache nicht gut',
    TECHNICAL: 'Sie wird nicht richtig angezeigt',
    OTHER: 'Ein anderer Grund',
  },
  note: 'Was sollte die Studienleitung wissen?',
  confirm: 'Überspringen',
  cancel: 'Zurück',
  missing: 'Wählen Sie zuerst einen Grund.',
  stopTitle: 'Oder hören Sie hier auf',
  stopBody: 'Alles Gespeicherte bleibt gespeichert. Sie können jederzeit weitermachen, müssen es aber nicht.',
  stop: 'Für jetzt aufhören',
  shortcut: 'Überspringen oder aufhören',
};

export const breaks = ({ count }: Formats): Texts['breaks'] => ({
  title: (minutes) =>
    count(minutes, { one: 'Sie arbeiten seit # Minute.', other: 'Sie arbeiten seit # Minuten.' }),
  body: 'Eine kurze Pause tut Ihnen und Ihren Urteilen gut. Alles Gespeicherte bleibt gespeichert.',
  dismiss: 'Weitermachen',
});
