import { SeededRandom, type Verdict } from '@ethogram/core';
import { postFullname, type Situation } from '../situation.js';
import { aside, votingComment } from './comment-text.js';

/** A month of 2026; dumps carry seconds since 1970. */
const FIRST_POST = 1_767_225_600;
const HOUR = 3_600;
const SUBREDDIT = 'EthogramSynthetic';
const FLAIRS: Record<Verdict, string> = {
  YTA: 'Asshole',
  NTA: 'Not the A-hole',
  ESH: 'Everyone Sucks',
  NAH: 'No A-holes here',
  INFO: 'Not enough info',
};

/** How a thread leans: what went against a value is mostly judged wrong, what paid a price for one mostly not. */
const LEANINGS: Record<Situation['direction'], readonly (readonly [Verdict, number])[]> = {
  constrained: [
    ['YTA', 0.66],
    ['ESH', 0.16],
    ['NTA', 0.1],
    ['NAH', 0.05],
    ['INFO', 0.03],
  ],
  attained: [
    ['NTA', 0.58],
    ['NAH', 0.24],
    ['ESH', 0.08],
    ['YTA', 0.07],
    ['INFO', 0.03],
  ],
};

export function drawVerdict(direction: Situation['direction'], random: SeededRandom): Verdict {
  let left = random.next();
  for (const [verdict, share] of LEANINGS[direction]) {
    left -= share;
    if (left < 0) return verdict;
  }
  return 'INFO';
}

export interface SyntheticDump {
  /** NDJSON in the layout of the monthly Reddit dumps. */
  readonly posts: string;
  readonly comments: string;
}

/**
 * Turns situations into dump files: the input the demo imports. Every text is synthetic, the authors are made up, and
 * some rows are deleted ones, because an importer has to meet those.
 */
export function syntheticDump(situations: readonly Situation[], seed: number): SyntheticDump {
  const posts: object[] = [];
  const comments: object[] = [];
  situations.forEach((situation, index) => {
    const random = SeededRandom.from('synthetic-dump', seed, situation.key);
    const createdUtc = FIRST_POST + index * 2 * HOUR;
    const thread = threadOf(situation, index, createdUtc, random);
    const votes = thread.map((comment) => comment.verdict).filter((verdict) => verdict !== undefined);
    posts.push(
      post(
        index,
        situation,
        createdUtc,
        random,
        random.next() < 0.85 ? mostCommon(votes) : undefined,
        thread.length,
      ),
    );
    comments.push(...thread.map((comment) => comment.row));
  });
  posts.push(...deletedPosts(situations.length));
  return { posts: ndjson(posts), comments: ndjson(comments) };
}

function post(
  index: number,
  { title, body }: Situation,
  createdUtc: number,
  random: SeededRandom,
  flair: Verdict | undefined,
  comments: number,
): object {
  const name = postFullname(index);
  return {
    author: `synthetic_author_${random.integer(90)}`,
    created_utc: createdUtc,
    edited: false,
    id: name.slice(3),
    is_self: true,
    link_flair_text: flair ? FLAIRS[flair] : null,
    name,
    num_comments: comments,
    over_18: false,
    permalink: `/r/${SUBREDDIT}/comments/${name.slice(3)}/`,
    removed_by_category: null,
    score: 5 + random.integer(4_000),
    selftext: body,
    subreddit: SUBREDDIT,
    title,
    upvote_ratio: 0.9,
  };
}

function threadOf(
  situation: Situation,
  index: number,
  createdUtc: number,
  random: SeededRandom,
): { row: object; verdict: Verdict | undefined }[] {
  const fullname = postFullname(index);
  return Array.from({ length: 6 + random.integer(7) }, (_, position) => {
    const votes = random.next() < 0.88;
    const deleted = random.next() < 0.03;
    const verdict = votes && !deleted ? drawVerdict(situation.direction, random) : undefined;
    const body = verdict ? votingComment(verdict, random) : aside(random);
    const id = `demo${String(index).padStart(4, '0')}c${position}`;
    const row = {
      author: deleted ? '[deleted]' : `synthetic_reader_${random.integer(400)}`,
      body: deleted ? '[deleted]' : body,
      controversiality: 0,
      created_utc: createdUtc + 300 * (position + 1),
      distinguished: null,
      edited: false,
      id,
      is_submitter: false,
      link_id: fullname,
      name: `t1_${id}`,
      parent_id: fullname,
      score: random.integer(60) - 3,
      stickied: false,
      subreddit: SUBREDDIT,
    };
    return { row, verdict };
  });
}

function deletedPosts(offset: number): object[] {
  return [
    { removed_by_category: 'deleted', author: '[deleted]', selftext: '[deleted]' },
    { removed_by_category: 'moderator', author: 'synthetic_author_7', selftext: '[removed]' },
    {
      removed_by_category: null,
      author: 'synthetic_author_8',
      selftext: 'This text must never be stored.',
      _meta: { was_deleted_later: true },
    },
  ].map((fields, index) => {
    const name = postFullname(offset + index);
    return {
      created_utc: FIRST_POST + (offset + index) * 2 * HOUR,
      edited: false,
      id: name.slice(3),
      is_self: true,
      link_flair_text: null,
      name,
      num_comments: 0,
      over_18: false,
      score: 1,
      subreddit: SUBREDDIT,
      title: 'AITA for a post that was taken back?',
      ...fields,
    };
  });
}

function mostCommon(verdicts: readonly Verdict[]): Verdict | undefined {
  const counts = new Map<Verdict, number>();
  for (const verdict of verdicts) counts.set(verdict, (counts.get(verdict) ?? 0) + 1);
  return [...counts].sort(([, left], [, right]) => right - left)[0]?.[0];
}

function ndjson(rows: readonly object[]): string {
  return rows.map((row) => `${JSON.stringify(row)}\n`).join('');
}
