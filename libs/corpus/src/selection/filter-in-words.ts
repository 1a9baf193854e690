import type { ContentFlag, PostType, Routing } from '@ethogram/core';
import type { PostState } from '../post/post-state.js';
import type { SampleRequest, SelectionFilter, Stratum } from './selection-request.js';

const POST_TYPES: Readonly<Record<PostType, string>> = {
  PAST: 'about something done',
  HYPOTHETICAL: 'about something planned',
  META: 'about the subreddit',
  UPDATE: 'updates',
  OTHER: 'of another type',
};
const FLAGS: Readonly<Record<ContentFlag, string>> = {
  SEXUAL: 'sexual content',
  SELF_HARM: 'self-harm',
  VIOLENCE: 'violence',
  ABUSE: 'abuse',
  MINORS: 'minors',
};
const ROUTINGS: Readonly<Record<Routing, string>> = {
  OK: 'everybody',
  WARN: 'everybody after a warning',
  OPT_IN: 'people who asked for it',
  EXCLUDED: 'nobody',
};
const STATES: Readonly<Record<PostState, string>> = {
  LIVE: 'live',
  EDITED: 'edited',
  AUTHOR_GONE: 'of a deleted account',
  DELETED: 'deleted',
  REMOVED: 'removed',
  MISSING: 'missing',
};
const STRATA: Readonly<Record<Stratum, string>> = {
  VERDICT: 'verdict',
  SUBREDDIT: 'subreddit',
  YEAR: 'year',
  POST_TYPE: 'type',
  ROUTING: 'who may be shown it',
};

/** A filter as a sentence: "Posts in r/AmItheAsshole, posted before 2024-01-01, with the verdict YTA or NTA." */
export function filterInWords(filter: SelectionFilter, sourceName: (id: string) => string): string {
  const parts = [
    ...place(filter),
    ...source(filter, sourceName),
    ...time(filter),
    ...votes(filter),
    ...content(filter),
  ];
  return parts.length === 0 ? 'All posts.' : `Posts ${parts.join(', ')}.`;
}

/** "200 drawn at random with seed 7, one of each group of near-copies" */
export function sampleInWords({ kind, size, seed, by, oneOfEachCluster }: SampleRequest): string {
  const drawn = {
    ALL: 'all of them',
    RANDOM: `${size ?? 0} drawn at random with seed ${seed}`,
    STRATIFIED: `${size ?? 0} drawn with seed ${seed}, as equal a number as possible by ${STRATA[by ?? 'VERDICT']}`,
  }[kind];
  return oneOfEachCluster ? `${drawn}, one of each group of near-copies` : drawn;
}

function place({ subreddits }: SelectionFilter): string[] {
  return given(subreddits, (names) => `in ${or(names.map((name) => `r/${name.replace(/^\/?r\//, '')}`))}`);
}

function source({ sourceIds, search }: SelectionFilter, sourceName: (id: string) => string): string[] {
  return [
    ...given(sourceIds, (ids) => `from ${or(ids.map(sourceName))}`),
    ...(search ? [`that match “${search}”`] : []),
  ];
}

function time({ postedFrom, postedTo }: SelectionFilter): string[] {
  return [
    ...(postedFrom ? [`posted since ${postedFrom.slice(0, 10)}`] : []),
    ...(postedTo ? [`posted before ${postedTo.slice(0, 10)}`] : []),
  ];
}

function votes(filter: SelectionFilter): string[] {
  const { minScore, maxScore, verdicts, minVotes, minEntropy, maxEntropy, flairDiffersFromCrowd } = filter;
  return [
    ...between('a score', minScore, maxScore),
    ...given(verdicts, (list) => `with the verdict ${or(list)}`),
    ...(minVotes ? [`with at least ${minVotes} votes`] : []),
    ...between('an entropy', minEntropy, maxEntropy, ' bits'),
    ...(flairDiffersFromCrowd === true ? ['where flair and crowd differ'] : []),
    ...(flairDiffersFromCrowd === false ? ['where flair and crowd agree'] : []),
  ];
}

function content(filter: SelectionFilter): string[] {
  const { postTypes, languages, routings, flags, withoutFlags, states, minCharacters, maxCharacters } =
    filter;
  return [
    ...given(postTypes, (list) => or(list.map((type) => POST_TYPES[type]))),
    ...given(languages, (list) => `in the language ${or(list)}`),
    ...given(routings, (list) => `that may be shown to ${or(list.map((routing) => ROUTINGS[routing]))}`),
    ...given(flags, (list) => `that touch ${or(list.map((flag) => FLAGS[flag]))}`),
    ...given(withoutFlags, (list) => `that do not touch ${or(list.map((flag) => FLAGS[flag]))}`),
    ...given(states, (list) => `that are ${or(list.map((state) => STATES[state]))}`),
    ...between('a scenario', minCharacters, maxCharacters, ' characters'),
    ...(filter.hasScenario === true ? ['with a scenario'] : []),
    ...(filter.hasScenario === false ? ['without a scenario'] : []),
  ];
}

function given<T>(list: readonly T[] | null | undefined, words: (list: readonly T[]) => string): string[] {
  return list && list.length > 0 ? [words(list)] : [];
}

function between(
  what: string,
  low: number | null | undefined,
  high: number | null | undefined,
  unit = '',
): string[] {
  const [from, to] = [low ?? null, high ?? null];
  if (from !== null && to !== null) return [`with ${what} of ${from} to ${to}${unit}`];
  if (from !== null) return [`with ${what} of at least ${from}${unit}`];
  return to === null ? [] : [`with ${what} of at most ${to}${unit}`];
}

function or(words: readonly string[]): string {
  return words.length < 2 ? words.join('') : `${words.slice(0, -1).join(', ')} or ${words.at(-1)}`;
}
