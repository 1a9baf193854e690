import { graphql, type ResultOf } from '@ethogram/web';

const ASSIGNMENT = graphql(`
  fragment AssignmentParts on Assignment {
    claimToken
    slotId
    leaseUntil
    taskId
    studyId
    kind
    remainingForMe
    scenario {
      id
      title
      text
    }
    items {
      id
      text
    }
    scale {
      min
      max
      labels
    }
  }
`);

const CLAIM = graphql(
  `
    fragment ClaimParts on ClaimResult {
      __typename
      ... on Assignment {
        ...AssignmentParts
      }
      ... on NothingLeft {
        done
        message
      }
      ... on StudyClosed {
        message
      }
    }
  `,
  [ASSIGNMENT],
);

const SUBMIT_RESULT = graphql(
  `
    fragment SubmitParts on SubmitResult {
      __typename
      ... on Submitted {
        judgmentId
        replayed
        next {
          ...ClaimParts
        }
      }
      ... on ClaimLost {
        message
        next {
          ...ClaimParts
        }
      }
      ... on StudyClosed {
        message
      }
      ... on NotPermitted {
        message
      }
      ... on InvalidAnswer {
        problems
      }
    }
  `,
  [CLAIM],
);

export const MY_STUDIES = graphql(`
  query MyStudies {
    myStudies {
      id
      name
      kind
      guideline
      done
      remaining
    }
  }
`);

export const CLAIM_NEXT = graphql(
  `
    mutation ClaimNext($studyId: ID!) {
      claimNext(studyId: $studyId) {
        ...ClaimParts
      }
    }
  `,
  [CLAIM],
);

export const SUBMIT = graphql(
  `
    mutation Submit($input: SubmitJudgmentInput!) {
      submitJudgment(input: $input) {
        ...SubmitParts
      }
    }
  `,
  [SUBMIT_RESULT],
);

export const REVISE = graphql(
  `
    mutation Revise($input: ReviseJudgmentInput!) {
      reviseJudgment(input: $input) {
        ...SubmitParts
      }
    }
  `,
  [SUBMIT_RESULT],
);

export const RENEW = graphql(`
  mutation Renew($slotId: ID!, $claimToken: String!) {
    renewClaim(slotId: $slotId, claimToken: $claimToken)
  }
`);

export const MY_JUDGMENTS = graphql(`
  query MyJudgments($studyId: ID!, $limit: Int!) {
    myJudgments(studyId: $studyId, limit: $limit) {
      taskId
      submittedAt
      answer
      scenario {
        id
        title
        text
      }
      items {
        id
        text
      }
      scale {
        min
        max
        labels
      }
    }
  }
`);

export type MyStudy = ResultOf<typeof MY_STUDIES>['myStudies'][number];
export type MyJudgment = ResultOf<typeof MY_JUDGMENTS>['myJudgments'][number];
export type ClaimResult = ResultOf<typeof CLAIM_NEXT>['claimNext'];
export type Assignment = Extract<ClaimResult, { __typename: 'Assignment' }>;
export type SubmitResult = ResultOf<typeof SUBMIT>['submitJudgment'];
/** What a form needs to know of a task, whether it is new or was answered before. */
export type TaskContent = Pick<Assignment, 'taskId' | 'scenario' | 'items' | 'scale'>;
