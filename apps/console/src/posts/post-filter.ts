import { CONTENT_FLAGS, languageName, POST_STATES, POST_TYPES, ROUTINGS } from '../elements/words.js';
import type { PostFilter } from './post.queries.js';

/** One thing that is filtered by, in words, with the keys of the filter that make it. */
export interface FilterChip {
  readonly keys: readonly (keyof PostFilter)[];
  readonly label: string;
}

type Words = Readonly<Record<string, string>>;

function anyOf(
  values: readonly string[] | null | undefined,
  wordOf: (value: string) => string,
): string | null {
  return values && values.length > 0 ? values.map(wordOf).join(' or ') : null;
}

function inWords(words: Words): (value: string) => string {
  return (value) => words[value] ?? value;
}

function range(
  low: number | string | null | undefined,
  high: number | string | null | undefined,
): string | null {
  const [hasLow, hasHigh] = [low ?? null, high ?? null].map((bound) => bound !== null);
  if (hasLow && hasHigh) return `${low} to ${high}`;
  if (hasLow) return `at least ${low}`;
  return hasHigh ? `at most ${high}` : null;
}

function day(iso: string | null | undefined): string | null {
  return iso ? iso.slice(0, 10) : null;
}

function postedText(from: string | null, to: string | null): string | null {
  if (from && to) return `${from} to ${to}`;
  if (from) return `since ${from}`;
  return to ? `before ${to}` : null;
}

function yesNo(value: boolean | null | undefined, yes: string, no: string): string | null {
  return value === true ? yes : value === false ? no : null;
}

/** What the posts are filtered by, besides the words that are searched for. */
export function filterChips(filter: PostFilter, sourceName: (id: string) => string): FilterChip[] {
  const sourceIds = filter.sourceIds ?? (filter.sourceId ? [filter.sourceId] : null);
  const verdicts = filter.verdicts ?? (filter.verdict ? [filter.verdict] : null);
  const states = filter.states ?? (filter.state ? [filter.state] : null);
  const lines: [string, string | null, ...(keyof PostFilter)[]][] = [
    ['Source', anyOf(sourceIds, sourceName), 'sourceIds', 'sourceId'],
    ['Subreddit', anyOf(filter.subreddits, (name) => `r/${name}`), 'subreddits'],
    ['Posted', postedText(day(filter.postedFrom), day(filter.postedTo)), 'postedFrom', 'postedTo'],
    ['Verdict', anyOf(verdicts, String), 'verdicts', 'verdict'],
    [
      '',
      yesNo(filter.flairDiffersFromCrowd, 'Flair and crowd differ', 'Flair and crowd agree'),
      'flairDiffersFromCrowd',
    ],
    ['Votes', range(filter.minVotes, null), 'minVotes'],
    ['Entropy', range(filter.minEntropy, filter.maxEntropy), 'minEntropy', 'maxEntropy'],
    ['Score', range(filter.minScore, filter.maxScore), 'minScore', 'maxScore'],
    ['Type', anyOf(filter.postTypes, inWords(POST_TYPES)), 'postTypes'],
    ['Language', anyOf(filter.languages, languageName), 'languages'],
    ['Shown', anyOf(filter.routings, inWords(ROUTINGS)), 'routings'],
    ['About', anyOf(filter.flags, inWords(CONTENT_FLAGS)), 'flags'],
    ['Not about', anyOf(filter.withoutFlags, inWords(CONTENT_FLAGS)), 'withoutFlags'],
    ['State', anyOf(states, inWords(POST_STATES)), 'states', 'state'],
    ['Characters', range(filter.minCharacters, filter.maxCharacters), 'minCharacters', 'maxCharacters'],
    ['', yesNo(filter.hasScenario, 'Has a scenario', 'Has no scenario'), 'hasScenario'],
  ];
  return lines.flatMap(([name, words, ...keys]) =>
    words === null ? [] : [{ keys, label: name ? `${name}: ${words}` : words }],
  );
}

/** A filter without these keys, and without what says nothing. */
export function withoutKeys(filter: PostFilter, keys: readonly (keyof PostFilter)[]): PostFilter {
  const entries = Object.entries(filter).filter(
    ([key, value]) =>
      !keys.includes(key as keyof PostFilter) &&
      value !== null &&
      value !== undefined &&
      value !== '' &&
      !(Array.isArray(value) && value.length === 0),
  );
  return Object.fromEntries(entries);
}

/** The filter as a selection takes it: the same, with the single choices of older addresses as lists. */
export function toSelectionFilter(filter: PostFilter): PostFilter {
  const { sourceId, verdict, state, ...rest } = filter;
  return withoutKeys(
    {
      ...rest,
      sourceIds: rest.sourceIds ?? (sourceId ? [sourceId] : null),
      verdicts: rest.verdicts ?? (verdict ? [verdict] : null),
      states: rest.states ?? (state ? [state] : null),
    },
    [],
  );
}
