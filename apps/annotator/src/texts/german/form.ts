import type { FormTexts } from '@ethogram/web';
import type { Formats } from '../formats.js';
import type { Texts } from '../texts.js';

export const form = ({ count }: Formats): Texts['form'] => ({
  yourAnswer: 'Ihre Antwort',
  statement: 'Aussage, um die es geht',
  measures: 'Soll messen',
  direction: 'Zustimmung spricht',
  keyed: { DIRECT: 'für den Wert', REVERSE: 'gegen den Wert (umgekehrt)' },
  problems: (parts) =>
    count(parts, {
      one: '# Frage braucht noch einen Blick; bei ihr steht, was fehlt.',
      other: '# Fragen brauchen noch einen Blick; bei jeder steht, was fehlt.',
    }),
  leftOut: 'Alles wurde ausgelassen.',
  keys: {
    move: 'Nächste, vorige Frage',
    choose: 'Bei der Frage auswählen, bei der Sie sind',
    slide: 'Den Regler bewegen',
    rank: 'Das zuletzt Gewählte nach oben oder unten',
    write: 'Schreiben',
  },
});

export const guidance = ({ number }: Formats): Texts['guidance'] => ({
  title: 'Anleitung',
  examples: 'Beispiele',
  example: (place) => `Beispiel ${number(place)}`,
  close: 'Anleitung schließen',
});

export const formParts = ({ count, number }: Formats): FormTexts => ({
  optional: 'freiwillig',
  number,
  howMany: (least, most) => {
    if (least !== null && most !== null)
      return least === most
        ? `Wählen Sie ${number(most)} aus.`
        : `Wählen Sie ${number(least)} bis ${number(most)} aus.`;
    if (least !== null) return `Wählen Sie mindestens ${number(least)} aus.`;
    return most === null ? '' : `Wählen Sie höchstens ${number(most)} aus.`;
  },
  slider: { unset: 'noch nicht gesetzt', value: (value) => `Gewählt: ${value}` },
  ranking: {
    hint: 'Wählen Sie der Reihe nach, das Beste zuerst; danach nach oben oder unten verschieben.',
    place: (place, all) => `${number(place)} von ${number(all)}`,
    unranked: 'noch nicht eingeordnet',
    up: (option) => `Nach oben: ${option}`,
    down: (option) => `Nach unten: ${option}`,
    moved: (option, place, all) => `${option}: ${number(place)} von ${number(all)}`,
    removed: (option) => `${option}: aus der Reihenfolge genommen`,
  },
  pairwise: {
    pair: (place, all) => `Paar ${number(place)} von ${number(all)}`,
    neither: 'Keines',
    done: (done, all) => `${number(done)} von ${number(all)} verglichen`,
  },
  span: {
    hint: 'Wählen Sie Text aus, oder drücken Sie m und nehmen Sie die Pfeiltasten.',
    hintPlain: 'Wählen Sie Text aus, oder drücken Sie hier und nehmen Sie die Pfeiltasten.',
    hintTouch: 'Halten Sie ein Wort des Textes gedrückt, um es auszuwählen.',
    list: 'Markierte Stellen',
    remove: (place) => `Stelle ${number(place)} entfernen`,
    noText: 'Hier gibt es keinen Text zum Markieren.',
  },
  marks: {
    text: 'Der Text',
    caret:
      'Die Pfeiltasten gehen wortweise, auf und ab satzweise. Umschalt wählt mehr aus. Eingabe markiert, Esc verlässt den Text.',
    selected: (quote) => `Ausgewählt: ${quote}`,
    speaksFor: 'Markieren als',
    cancel: 'Abbrechen',
    marked: (place, what) => `Stelle ${number(place)}: ${what}`,
    label: (place, what) => `${number(place)}. ${what}`,
    removeShort: 'Entfernen',
  },
  problems: {
    missing: 'Hier fehlt noch eine Antwort.',
    rankAll: (left) =>
      count(left, { one: '# fehlt noch in der Reihenfolge.', other: '# fehlen noch in der Reihenfolge.' }),
    compareAll: (left) =>
      count(left, { one: '# Paar ist noch nicht verglichen.', other: '# Paare sind noch nicht verglichen.' }),
    few: (least) => `Es müssen mindestens ${number(least)} sein.`,
    many: (most) => `Es dürfen höchstens ${number(most)} sein.`,
    long: (most) => `Schreiben Sie höchstens ${number(most)} Zeichen.`,
  },
});
