import type { Verdict } from '@ethogram/core';
import { BadInputError } from '@ethogram/platform';
import type { SelectionFilter } from '../selection/selection-request.js';
import type { PostState } from './post-state.js';

/** A selection's filter, and the single choices that lists of posts had first. */
export interface PostFilterValues extends SelectionFilter {
  sourceId?: string | null;
  verdict?: Verdict | null;
  state?: PostState | null;
}

/** Conditions over `posts post`, with the values of their placeholders $1, $2, … */
export interface PostConditions {
  where: string;
  values: unknown[];
}

type Clause = (value: (value: unknown) => string) => string;

/** The conditions of a filter; `true` when it does not narrow. @throws BadInputError for a date that is none */
export function postConditions(filter: PostFilterValues): PostConditions {
  const values: unknown[] = [];
  const place = (value: unknown): string => `$${values.push(value)}`;
  const clauses = [...ofPost(filter), ...ofVotes(filter), ...ofReading(filter), ...ofScenario(filter)];
  const where = clauses.map((clause) => `(${clause(place)})`).join(' and ');
  return { where: where === '' ? 'true' : where, values };
}

/**
 * The text search as a tsquery: quoted phrases, `or`, and a minus before what must be absent. A post of another language
 * than English is indexed without stems, and so it is asked.
 */
export function searchConfig(post: string): string {
  return `(case when ${post}.language = 'en' then 'english' else 'simple' end)::regconfig`;
}

function ofPost(filter: PostFilterValues): Clause[] {
  const { sourceId, state, search, postedFrom, postedTo, minScore, maxScore } = filter;
  const subreddits = filter.subreddits?.map((name) => name.toLowerCase().replace(/^\/?r\//, ''));
  return [
    ...when(sourceId, (v) => `post.source_id = ${v(sourceId)}`),
    ...anyOf(filter.sourceIds, (list) => `post.source_id = any(${list})`),
    ...anyOf(subreddits, (list) => `lower(post.subreddit) = any(${list})`),
    ...when(state, (v) => `post.state = ${v(state)}`),
    ...anyOf(filter.states, (list) => `post.state = any(${list})`),
    ...when(search?.trim(), (v) => searchClause(v(searchWords(search ?? '')))),
    ...when(postedFrom, (v) => `post.posted_at >= ${v(dateOf(postedFrom ?? ''))}`),
    ...when(postedTo, (v) => `post.posted_at < ${v(dateOf(postedTo ?? ''))}`),
    ...when(minScore, (v) => `post.score >= ${v(minScore)}`),
    ...when(maxScore, (v) => `post.score <= ${v(maxScore)}`),
  ];
}

function ofVotes({ verdict, verdicts, ...filter }: PostFilterValues): Clause[] {
  const { minVotes, minEntropy, maxEntropy, flairDiffersFromCrowd } = filter;
  const crowd = `post.community_verdict->>'verdict'`;
  const entropy = `(post.community_verdict->>'entropy')::float8`;
  return [
    ...when(verdict, (v) => `post.verdict = ${v(verdict)}`),
    ...anyOf(verdicts, (list) => `post.verdict = any(${list})`),
    ...when(minVotes, (v) => `coalesce((post.community_verdict->>'votes')::int, 0) >= ${v(minVotes)}`),
    ...when(minEntropy, (v) => `${entropy} >= ${v(minEntropy)}`),
    ...when(maxEntropy, (v) => `${entropy} <= ${v(maxEntropy)}`),
    ...when(flairDiffersFromCrowd, (v) => `(post.flair_verdict <> ${crowd}) = ${v(flairDiffersFromCrowd)}`),
  ];
}

function ofReading({ postTypes, languages, routings, flags, withoutFlags }: PostFilterValues): Clause[] {
  return [
    ...anyOf(postTypes, (list) => `post.post_type = any(${list})`),
    ...anyOf(languages, (list) => `post.language = any(${list})`),
    ...anyOf(routings, (list) => `post.routing = any(${list})`),
    ...anyOf(flags, (list) => `post.content_flags && ${list}::text[]`),
    ...anyOf(withoutFlags, (list) => `not post.content_flags && ${list}::text[]`),
  ];
}

function ofScenario({ minCharacters, maxCharacters, hasScenario }: PostFilterValues): Clause[] {
  const exists = (condition: string): string =>
    `exists (select 1 from scenarios where scenarios.post_id = post.id${condition})`;
  return [
    ...when(hasScenario, () => (hasScenario ? exists('') : `not ${exists('')}`)),
    ...when(minCharacters, (v) => exists(` and scenarios.characters >= ${v(minCharacters)}`)),
    ...when(maxCharacters, (v) => exists(` and scenarios.characters <= ${v(maxCharacters)}`)),
  ];
}

function when(value: unknown, clause: Clause): Clause[] {
  return value === undefined || value === null || value === '' ? [] : [clause];
}

function anyOf(list: readonly unknown[] | null | undefined, clause: (list: string) => string): Clause[] {
  return list && list.length > 0 ? [(value) => clause(value(list))] : [];
}

/** Found through the index of words; a fullname finds its post as well. */
function searchClause(words: string): string {
  return `post.id in (
    select post_id from post_search join posts on posts.id = post_id
    where post_search.words @@ websearch_to_tsquery('english', ${words}) and posts.language = 'en'
    union all
    select post_id from post_search join posts on posts.id = post_id
    where post_search.words @@ websearch_to_tsquery('simple', ${words}) and posts.language <> 'en'
    union all
    select id from posts where fullname = ${words})`;
}

/** PostgreSQL's text holds no NUL. */
export function searchWords(search: string): string {
  return search.replaceAll('\0', ' ').trim();
}

function dateOf(text: string): Date {
  const date = new Date(text);
  if (Number.isNaN(date.getTime())) throw new BadInputError(`${text} is no date; write it as 2024-12-31.`);
  return date;
}
