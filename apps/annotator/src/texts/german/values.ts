import type { Texts } from '../texts.js';

/** Our own German words for the 20 values; the taxonomy itself is published in English. */
export const values: Texts['values'] = {
  'self-direction-thought': {
    label: 'Selbstbestimmung: Denken',
    meaning: 'kreativ, neugierig, frei im Denken',
  },
  'self-direction-action': {
    label: 'Selbstbestimmung: Handeln',
    meaning: 'eigene Ziele, unabhängig, frei im Handeln, Privatsphäre',
  },
  stimulation: { label: 'Anregung', meaning: 'aufregendes Leben, abwechslungsreiches Leben, wagemutig' },
  hedonism: { label: 'Genuss', meaning: 'Freude am Leben' },
  achievement: { label: 'Leistung', meaning: 'ehrgeizig, erfolgreich, fähig, gebildet, mutig' },
  'power-dominance': { label: 'Macht: Einfluss', meaning: 'Einfluss, das Recht zu bestimmen' },
  'power-resources': { label: 'Macht: Besitz', meaning: 'Wohlstand' },
  face: { label: 'Ansehen', meaning: 'Anerkennung, guter Ruf' },
  'security-personal': {
    label: 'Sicherheit: persönlich',
    meaning: 'Zugehörigkeit, Gesundheit, keine Schulden, Ordnung, angenehmes Leben',
  },
  'security-societal': {
    label: 'Sicherheit: gesellschaftlich',
    meaning: 'sicheres Land, stabile Gesellschaft',
  },
  tradition: { label: 'Tradition', meaning: 'Bräuche achten, am Glauben festhalten' },
  'conformity-rules': {
    label: 'Anpassung: Regeln',
    meaning: 'gehorsam, diszipliniert, anständiges Verhalten',
  },
  'conformity-interpersonal': { label: 'Anpassung: Mitmenschen', meaning: 'höflich, Ältere ehren' },
  humility: { label: 'Bescheidenheit', meaning: 'demütig, das Leben annehmen, wie es ist' },
  'benevolence-caring': {
    label: 'Wohlwollen: Fürsorge',
    meaning: 'hilfsbereit, ehrlich, verzeihend, Familie, liebevoll',
  },
  'benevolence-dependability': {
    label: 'Wohlwollen: Verlässlichkeit',
    meaning: 'verantwortungsvoll, treu gegenüber Freunden',
  },
  'universalism-concern': {
    label: 'Universalismus: Mitmenschlichkeit',
    meaning: 'Gleichheit, Gerechtigkeit, eine Welt in Frieden',
  },
  'universalism-nature': {
    label: 'Universalismus: Natur',
    meaning: 'Umwelt schützen, im Einklang mit der Natur, Schönheit der Welt',
  },
  'universalism-tolerance': {
    label: 'Universalismus: Toleranz',
    meaning: 'aufgeschlossen, andere annehmen können',
  },
  'universalism-objectivity': {
    label: 'Universalismus: Sachlichkeit',
    meaning: 'logisch, sachlicher Blick',
  },
};

export const valueGroups: Texts['valueGroups'] = {
  'openness-to-change': 'Offenheit für Wandel',
  'self-enhancement': 'Selbststärkung',
  conservation: 'Bewahrung',
  'self-transcendence': 'Selbstüberwindung',
};
