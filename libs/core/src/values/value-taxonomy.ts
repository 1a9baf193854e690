/** The four higher-order groups of the Schwartz circle. */
export type ValueGroup = 'openness-to-change' | 'self-enhancement' | 'conservation' | 'self-transcendence';

/** Keys of the 20 value categories, in the order of the published taxonomy. */
export const VALUE_KEYS = [
  'self-direction-thought',
  'self-direction-action',
  'stimulation',
  'hedonism',
  'achievement',
  'power-dominance',
  'power-resources',
  'face',
  'security-personal',
  'security-societal',
  'tradition',
  'conformity-rules',
  'conformity-interpersonal',
  'humility',
  'benevolence-caring',
  'benevolence-dependability',
  'universalism-concern',
  'universalism-nature',
  'universalism-tolerance',
  'universalism-objectivity',
] as const;

export type ValueKey = (typeof VALUE_KEYS)[number];

/** One value category. `groups` has two entries where the category lies between two groups of the circle. */
export type Value = {
  readonly key: ValueKey;
  readonly label: string;
  readonly groups: readonly ValueGroup[];
  readonly levelOneValues: readonly string[];
};

const OPENNESS = ['openness-to-change'] as const;
const ENHANCEMENT = ['self-enhancement'] as const;
const CONSERVATION = ['conservation'] as const;
const TRANSCENDENCE = ['self-transcendence'] as const;

const value = (
  key: ValueKey,
  label: string,
  groups: readonly ValueGroup[],
  levelOneValues: readonly string[],
): Value => ({ key, label, groups, levelOneValues });

/**
 * The 20 value categories with their 54 level-1 values.
 *
 * Source: Kiesel et al. 2022, "Identifying the Human Values behind Arguments", as released with
 * Touché23-ValueEval under CC BY 4.0; names are theirs.
 */
export const VALUES: readonly Value[] = [
  value('self-direction-thought', 'Self-direction: thought', OPENNESS, [
    'Be creative',
    'Be curious',
    'Have freedom of thought',
  ]),
  value('self-direction-action', 'Self-direction: action', OPENNESS, [
    'Be choosing own goals',
    'Be independent',
    'Have freedom of action',
    'Have privacy',
  ]),
  value('stimulation', 'Stimulation', OPENNESS, ['Have an exciting life', 'Have a varied life', 'Be daring']),
  value('hedonism', 'Hedonism', [...OPENNESS, ...ENHANCEMENT], ['Have pleasure']),
  value('achievement', 'Achievement', ENHANCEMENT, [
    'Be ambitious',
    'Have success',
    'Be capable',
    'Be intellectual',
    'Be courageous',
  ]),
  value('power-dominance', 'Power: dominance', ENHANCEMENT, ['Have influence', 'Have the right to command']),
  value('power-resources', 'Power: resources', ENHANCEMENT, ['Have wealth']),
  value(
    'face',
    'Face',
    [...ENHANCEMENT, ...CONSERVATION],
    ['Have social recognition', 'Have a good reputation'],
  ),
  value('security-personal', 'Security: personal', CONSERVATION, [
    'Have a sense of belonging',
    'Have good health',
    'Have no debts',
    'Be neat and tidy',
    'Have a comfortable life',
  ]),
  value('security-societal', 'Security: societal', CONSERVATION, [
    'Have a safe country',
    'Have a stable society',
  ]),
  value('tradition', 'Tradition', CONSERVATION, ['Be respecting traditions', 'Be holding religious faith']),
  value('conformity-rules', 'Conformity: rules', CONSERVATION, [
    'Be compliant',
    'Be self-disciplined',
    'Be behaving properly',
  ]),
  value('conformity-interpersonal', 'Conformity: interpersonal', CONSERVATION, [
    'Be polite',
    'Be honoring elders',
  ]),
  value(
    'humility',
    'Humility',
    [...CONSERVATION, ...TRANSCENDENCE],
    ['Be humble', 'Have life accepted as is'],
  ),
  value('benevolence-caring', 'Benevolence: caring', TRANSCENDENCE, [
    'Be helpful',
    'Be honest',
    'Be forgiving',
    'Have the own family secured',
    'Be loving',
  ]),
  value('benevolence-dependability', 'Benevolence: dependability', TRANSCENDENCE, [
    'Be responsible',
    'Have loyalty towards friends',
  ]),
  value('universalism-concern', 'Universalism: concern', TRANSCENDENCE, [
    'Have equality',
    'Be just',
    'Have a world at peace',
  ]),
  value('universalism-nature', 'Universalism: nature', TRANSCENDENCE, [
    'Be protecting the environment',
    'Have harmony with nature',
    'Have a world of beauty',
  ]),
  value('universalism-tolerance', 'Universalism: tolerance', TRANSCENDENCE, [
    'Be broadminded',
    'Have the wisdom to accept others',
  ]),
  value('universalism-objectivity', 'Universalism: objectivity', TRANSCENDENCE, [
    'Be logical',
    'Have an objective view',
  ]),
];

const keys: ReadonlySet<unknown> = new Set(VALUE_KEYS);

export function isValueKey(candidate: unknown): candidate is ValueKey {
  return keys.has(candidate);
}
