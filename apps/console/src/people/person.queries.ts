import { graphql, request, type FragmentOf, type ResultOf, type VariablesOf } from '@ethogram/web';
import type { ResourceQueries } from '../providers/resource-queries.js';

const PERSON = graphql(`
  fragment Person on Person {
    id
    displayName
    roles
    simulated
    createdAt
    disabledAt
  }
`);

const LIST = graphql(
  `
    query People($filter: PersonFilter, $page: PageInput, $sort: SortInput) {
      people(filter: $filter, page: $page, sort: $sort) {
        items {
          ...Person
        }
        total
      }
    }
  `,
  [PERSON],
);
const ONE = graphql(
  `
    query Person($id: ID!) {
      person(id: $id) {
        ...Person
      }
    }
  `,
  [PERSON],
);
const CREATE = graphql(
  `
    mutation CreatePerson($input: CreatePersonInput!) {
      createPerson(input: $input) {
        ...Person
      }
    }
  `,
  [PERSON],
);
const LINK = graphql(`
  mutation CreateSignInLink($personId: ID!) {
    createSignInLink(personId: $personId) {
      url
      expiresAt
    }
  }
`);

export type PersonRecord = FragmentOf<typeof PERSON>;
export type Role = PersonRecord['roles'][number];
export type SignInLink = ResultOf<typeof LINK>['createSignInLink'];
type Filter = VariablesOf<typeof LIST>['filter'];

export const personQueries = {
  list: async ({ page, sort, filter }) =>
    (await request(LIST, { page, sort, filter: filter as Filter })).people,
  get: async (id) => (await request(ONE, { id })).person,
  create: async (input: VariablesOf<typeof CREATE>['input']) =>
    (await request(CREATE, { input })).createPerson,
} satisfies ResourceQueries;

export async function createSignInLink(personId: string): Promise<SignInLink> {
  return (await request(LINK, { personId })).createSignInLink;
}
