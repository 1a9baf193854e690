import type { Formats } from '../formats.js';
import type { Texts } from '../texts.js';

export const moral = ({ count }: Formats): Texts['moral'] => ({
  verdict: 'Wer ist im Unrecht?',
  verdicts: {
    YTA: { name: 'Die erzählende Person', code: 'YTA' },
    NTA: { name: 'Die anderen', code: 'NTA' },
    ESH: { name: 'Alle', code: 'ESH' },
    NAH: { name: 'Niemand', code: 'NAH' },
    INFO: { name: 'Zu wenig Information', code: 'INFO' },
  },
  acceptability: 'Wie vertretbar ist, was die erzählende Person getan hat?',
  acceptabilities: ['Gar nicht', 'Eher nicht', 'Weder noch', 'Eher', 'Sehr'],
  acceptabilityNames: [
    'gar nicht vertretbar',
    'eher nicht vertretbar',
    'weder noch',
    'eher vertretbar',
    'sehr vertretbar',
  ],
  values: 'Welche Werte stehen auf dem Spiel?',
  valuesHint:
    'Hat die Handlung den Wert verwirklicht, eingeschränkt oder beides? Lassen Sie die übrigen unberührt.',
  search: 'Einen Wert finden',
  searchHint: 'Eingabe: verwirklicht · Umschalt+Eingabe: eingeschränkt · ↑ ↓ wählen',
  noMatch: (query) => `Kein Wert passt zu „${query}“.`,
  directions: { attained: 'Verwirklicht', constrained: 'Eingeschränkt', both: 'Beides' },
  chosen: (values) => (values === 0 ? 'keiner gewählt' : count(values, { other: '# gewählt' })),
  confidence: 'Wie sicher sind Sie?',
  confidences: ['Geraten', 'Unsicher', 'Ziemlich sicher', 'Sicher', 'Ganz sicher'],
  rationale: 'Warum?',
  optional: 'freiwillig',
  rationaleHint: 'Ein oder zwei Sätze in Ihren eigenen Worten.',
  missingVerdict: 'Sagen Sie, wer im Unrecht ist.',
  missingAcceptability: 'Sagen Sie, wie vertretbar es ist.',
  missingConfidence: 'Sagen Sie, wie sicher Sie sind.',
});
