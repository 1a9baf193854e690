import { graphql, request, type ResultOf, type VariablesOf } from '@ethogram/web';
import type { ResourceQueries } from '../providers/resource-queries.js';

const LIST = graphql(`
  query Studies($filter: StudyFilter, $page: PageInput, $sort: SortInput) {
    studies(filter: $filter, page: $page, sort: $sort) {
      items {
        id
        name
        kind
        state
        simulated
        createdAt
        taskCount
        slotCount
        doneCount
      }
      total
    }
  }
`);
const ONE = graphql(`
  query Study($id: ID!) {
    study(id: $id) {
      id
      name
      kind
      state
      guideline
      judgmentsPerTask
      leaseSeconds
      aheadLimit
      instrumentId
      form
      formVersion {
        id
        number
        formId
      }
      examples {
        title
        text
        explanation
      }
      seed
      simulated
      createdAt
      taskCount
      slotCount
      doneCount
      claimedCount
      openCount
      instrument {
        id
        title
        version
        scaleMin
        scaleMax
        scaleLabels
        items {
          id
          text
        }
      }
      people {
        judgments
        medianSeconds
        lastAt
        person {
          id
          displayName
          simulated
        }
      }
    }
  }
`);
const AGREEMENT = graphql(`
  query StudyAgreement($id: ID!, $by: AgreementCut!) {
    study(id: $id) {
      agreement(by: $by) {
        question
        label
        group
        metric
        alpha
        low
        high
        method
        reason
        units
        observed
      }
    }
  }
`);
const CREATE = graphql(`
  mutation CreateStudy($input: CreateStudyInput!) {
    createStudy(input: $input) {
      id
      name
    }
  }
`);
const OPEN = graphql(`
  mutation OpenStudy($id: ID!) {
    openStudy(id: $id) {
      id
    }
  }
`);
const CLOSE = graphql(`
  mutation CloseStudy($id: ID!) {
    closeStudy(id: $id) {
      id
    }
  }
`);
const ADD_PEOPLE = graphql(`
  mutation AddStudyPeople($studyId: ID!, $personIds: [ID!]!) {
    addStudyPeople(studyId: $studyId, personIds: $personIds) {
      id
    }
  }
`);

export type StudyLine = ResultOf<typeof LIST>['studies']['items'][number];
export type StudyRecord = ResultOf<typeof ONE>['study'];
export type AgreementLine = ResultOf<typeof AGREEMENT>['study']['agreement'][number];
export type AgreementCut = VariablesOf<typeof AGREEMENT>['by'];
export type CreateStudy = VariablesOf<typeof CREATE>['input'];
type Filter = VariablesOf<typeof LIST>['filter'];

export const studyQueries = {
  list: async ({ page, sort, filter }) =>
    (await request(LIST, { page, sort, filter: filter as Filter })).studies,
  get: async (id) => (await request(ONE, { id })).study,
  create: async (input: CreateStudy) => (await request(CREATE, { input })).createStudy,
} satisfies ResourceQueries;

/** It takes a moment in a large study, so it is not part of the study itself. */
export async function fetchAgreement(id: string, by: AgreementCut): Promise<AgreementLine[]> {
  return (await request(AGREEMENT, { id, by })).study.agreement;
}

export async function openStudy(id: string): Promise<void> {
  await request(OPEN, { id });
}

export async function closeStudy(id: string): Promise<void> {
  await request(CLOSE, { id });
}

export async function addStudyPeople(studyId: string, personIds: string[]): Promise<void> {
  await request(ADD_PEOPLE, { studyId, personIds });
}
