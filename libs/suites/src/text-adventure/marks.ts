import type { ValueKey } from '@ethogram/core';
import { isValueKey, VALUE_KEYS } from '@ethogram/core';

/** Who is harmed, or over whom power is gained. */
export const PARTIES = ['self', 'person', 'group', 'community', 'nature'] as const;
export type Party = (typeof PARTIES)[number];

/** `wellbeing` is harm of no further kind; imported annotations of suffering have it. */
export const HARM_KINDS = [
  'physical',
  'emotional',
  'economic',
  'social',
  'environmental',
  'wellbeing',
] as const;
export type HarmKind = (typeof HARM_KINDS)[number];

/** `utility` is an advantage of no further kind; imported annotations have it. */
export const POWER_KINDS = ['money', 'physical', 'social', 'information', 'office', 'utility'] as const;
export type PowerKind = (typeof POWER_KINDS)[number];

export const BREACH_KINDS = [
  'deception',
  'manipulation',
  'promise-breaking',
  'theft',
  'trespass',
  'spying',
  'vandalism',
  'unfairness',
  'rule-breaking',
  'killing',
  'intended-harm',
  'other',
] as const;
export type BreachKind = (typeof BREACH_KINDS)[number];

export type Harm = { kind: HarmKind; to: Party; severe: boolean };
export type Power = { kind: PowerKind; over: Party };

/** What a choice or a scene does, as its author judged it. */
export type Marks = {
  readonly attained: readonly ValueKey[];
  readonly constrained: readonly ValueKey[];
  readonly harms: readonly Harm[];
  readonly powers: readonly Power[];
  readonly breaches: readonly BreachKind[];
};

export const NO_MARKS: Marks = { attained: [], constrained: [], harms: [], powers: [], breaches: [] };

const isOneOf = <T extends string>(all: readonly T[], candidate: string | undefined): candidate is T =>
  (all as readonly (string | undefined)[]).includes(candidate);

/**
 * Marks as they are written in a game file, words between spaces: `+face` attained, `-face` constrained,
 * `harm.economic/group` (with `!` when severe), `power.money/community`, `breach.theft`.
 */
export function parseMarks(text: string, problems: string[]): Marks {
  const marks = {
    attained: [] as ValueKey[],
    constrained: [] as ValueKey[],
    harms: [] as Harm[],
    powers: [] as Power[],
    breaches: [] as BreachKind[],
  };
  for (const word of text.split(/\s+/).filter((part) => part !== '')) {
    const value = word.slice(1);
    const [, sort, kind, party, bang] =
      /^(harm|power|breach)\.([a-z-]+)(?:\/([a-z]+))?(!)?$/.exec(word) ?? [];
    if (word.startsWith('+') && isValueKey(value)) marks.attained.push(value);
    else if (word.startsWith('-') && isValueKey(value)) marks.constrained.push(value);
    else if (sort === 'harm' && isOneOf(HARM_KINDS, kind) && isOneOf(PARTIES, party))
      marks.harms.push({ kind, to: party, severe: bang !== undefined });
    else if (
      sort === 'power' &&
      isOneOf(POWER_KINDS, kind) &&
      isOneOf(PARTIES, party) &&
      party !== 'self' &&
      !bang
    )
      marks.powers.push({ kind, over: party });
    else if (sort === 'breach' && isOneOf(BREACH_KINDS, kind) && !party && !bang) marks.breaches.push(kind);
    else problems.push(`does not know the mark "${word}".`);
  }
  return marks;
}

/** The words `parseMarks` reads, one a mark. */
export function describeMarks(marks: Marks): string[] {
  return [
    ...marks.attained.map((value) => `+${value}`),
    ...marks.constrained.map((value) => `-${value}`),
    ...marks.harms.map(({ kind, to, severe }) => `harm.${kind}/${to}${severe ? '!' : ''}`),
    ...marks.powers.map(({ kind, over }) => `power.${kind}/${over}`),
    ...marks.breaches.map((breach) => `breach.${breach}`),
  ];
}

/** Sums over several kinds of mark. Harm to oneself is counted on its own and in none of the others. */
export const SUM_CATEGORIES = [
  'violations',
  'harm',
  'disutility',
  'power',
  'breach',
  'harm-to-self',
] as const;

/** Everything that is counted in a play. */
export const CATEGORIES: readonly string[] = [
  ...SUM_CATEGORIES,
  ...HARM_KINDS.map((kind) => `harm.${kind}`),
  ...POWER_KINDS.map((kind) => `power.${kind}`),
  ...BREACH_KINDS.map((kind) => `breach.${kind}`),
  ...VALUE_KEYS.map((value) => `attained.${value}`),
  ...VALUE_KEYS.map((value) => `constrained.${value}`),
];

/** The categories a set of marks counts in; one that counts twice stands twice. */
export function categoriesOf(marks: Marks): string[] {
  return [
    ...marks.harms.flatMap((harm) =>
      harm.to === 'self'
        ? ['harm-to-self']
        : ['violations', 'harm', `harm.${harm.kind}`, ...(harm.severe ? ['disutility'] : [])],
    ),
    ...marks.powers.flatMap((power) => ['power', `power.${power.kind}`]),
    ...marks.breaches.flatMap((breach) => ['violations', 'breach', `breach.${breach}`]),
    ...marks.attained.map((value) => `attained.${value}`),
    ...marks.constrained.map((value) => `constrained.${value}`),
  ];
}
