import { graphql, request, type FragmentOf, type ResultOf, type VariablesOf } from '@ethogram/web';
import type { ResourceQueries } from '../providers/resource-queries.js';

const POST = graphql(`
  fragment Post on Post {
    id
    fullname
    sourceId
    subreddit
    title
    flair
    flairVerdict
    flairDiffersFromCrowd
    verdict
    score
    commentCount
    numComments
    postedAt
    state
    postType
    language
    contentFlags
    routing
    scenarioId
    scenarioReview
    communityVerdict {
      verdict
      votes
      entropy
      margin
      counts {
        YTA
        NTA
        ESH
        NAH
        INFO
        none
      }
    }
  }
`);

const LIST = graphql(
  `
    query Posts($filter: PostFilter, $page: PageInput, $sort: SortInput) {
      posts(filter: $filter, page: $page, sort: $sort) {
        items {
          ...Post
          snippet
        }
        total
      }
    }
  `,
  [POST],
);
const ONE = graphql(
  `
    query Post($id: ID!) {
      post(id: $id) {
        ...Post
        body
        upvoteRatio
        updateOf
        seenAt
        snapshots {
          id
          capturedAt
          title
          body
          flair
          score
          numComments
          upvoteRatio
        }
      }
    }
  `,
  [POST],
);
const SUBREDDITS = graphql(`
  query Subreddits {
    subreddits {
      subreddit
      posts
    }
  }
`);

export type PostFilter = NonNullable<VariablesOf<typeof LIST>['filter']>;
export type PostLine = ResultOf<typeof LIST>['posts']['items'][number];
export type PostRecord = ResultOf<typeof ONE>['post'];
export type PostCore = FragmentOf<typeof POST>;
export type PostSnapshot = PostRecord['snapshots'][number];

export const postQueries = {
  list: async ({ page, sort, filter }) =>
    (await request(LIST, { page, sort, filter: filter as PostFilter })).posts,
  get: async (id) => (await request(ONE, { id })).post,
} satisfies ResourceQueries;

/** Names of subreddits of which there are posts, the largest first. */
export async function fetchSubreddits(): Promise<string[]> {
  const { subreddits } = await request(SUBREDDITS);
  return [...subreddits].sort((a, b) => b.posts - a.posts).map(({ subreddit }) => subreddit);
}
