import type { Formats } from '../formats.js';
import type { Texts } from '../texts.js';

export const evidence = ({ number }: Formats): Texts['evidence'] => ({
  title: 'Welche Stellen zeigen das?',
  hint: 'Wählen Sie Text in der Situation aus, oder drücken Sie m und nehmen Sie die Pfeiltasten. Der Titel lässt sich nicht markieren.',
  hintTouch:
    'Halten Sie ein Wort der Situation gedrückt, um es auszuwählen. Der Titel lässt sich nicht markieren.',
  none: 'Noch ist nichts markiert.',
  text: 'Text der Situation',
  caret:
    'Die Pfeiltasten gehen wortweise, auf und ab satzweise. Umschalt wählt mehr aus. Eingabe markiert, Esc verlässt den Text.',
  selected: (quote) => `Ausgewählt: ${quote}`,
  speaksFor: 'Das spricht für',
  verdict: 'Das Urteil',
  cancel: 'Abbrechen',
  marked: (place, what) => `Stelle ${number(place)} spricht für: ${what}`,
  label: (place, what) => `${number(place)}. ${what}`,
  remove: (place) => `Stelle ${number(place)} entfernen`,
  removeShort: 'Entfernen',
  list: 'Markierte Stellen',
  missing: 'Markieren Sie mindestens eine Stelle, die für Ihr Urteil oder für einen Wert spricht.',
});
