import { graphql, request, type FragmentOf, type VariablesOf } from '@ethogram/web';
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
    verdict
    score
    commentCount
    postedAt
    state
    scenarioId
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
      }
    }
  `,
  [POST],
);

export type PostRecord = FragmentOf<typeof POST> & { body?: string | null };
type Filter = VariablesOf<typeof LIST>['filter'];

export const postQueries = {
  list: async ({ page, sort, filter }) =>
    (await request(LIST, { page, sort, filter: filter as Filter })).posts,
  get: async (id) => (await request(ONE, { id })).post,
} satisfies ResourceQueries;
