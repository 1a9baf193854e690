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
    form
    definition
    pairSeed
    item {
      id
      text
      value {
        key
        label
        description
      }
      keyed
    }
    scenario {
      id
      title
      text
      textHash
      language
      contentWarning {
        routing
        flags
      }
    }
    items {
      id
      text
    }
    scale {
      min
      max
      labels
      instructions
      stem
    }
  }
`);

/** Without the next task: what comes next is in the browser already. */
const SUBMIT_RESULT = graphql(`
  fragment SubmitParts on SubmitResult {
    __typename
    ... on Submitted {
      judgmentId
      replayed
      suggestion {
        id
        answer
      }
    }
    ... on ClaimLost {
      reason
    }
    ... on InvalidAnswer {
      problems
    }
  }
`);

export const MY_STUDIES = graphql(`
  query MyStudies {
    myStudies {
      id
      name
      kind
      guideline
      examples {
        title
        text
        explanation
      }
      done
      remaining
      aheadLimit
      showsSuggestions
      warnedAt
      phase
    }
  }
`);

export const CLAIM_AHEAD = graphql(
  `
    mutation ClaimAhead($studyId: ID!, $count: Int!, $offline: Boolean!) {
      claimAhead(studyId: $studyId, count: $count, offline: $offline) {
        __typename
        ... on Upcoming {
          assignments {
            __typename
            ...AssignmentParts
          }
        }
        ... on NothingLeft {
          done
          heldByOthers
        }
        ... on StudyClosed {
          reason
        }
        ... on OtherPhase {
          phase
        }
      }
    }
  `,
  [ASSIGNMENT],
);

export const RELEASE_CLAIMS = graphql(`
  mutation ReleaseClaims($claims: [HeldClaimInput!]!) {
    releaseClaims(claims: $claims)
  }
`);

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

export const SKIP = graphql(`
  mutation Skip($input: SkipTaskInput!) {
    skipTask(input: $input) {
      __typename
      ... on ClaimLost {
        reason
      }
    }
  }
`);

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

export const KEEP_ANSWER = graphql(`
  mutation KeepAnswer($id: ID!) {
    keepAnswer(suggestionId: $id)
  }
`);

export const RENEW_CLAIMS = graphql(`
  mutation RenewClaims($studyId: ID!, $claims: [HeldClaimInput!]!) {
    renewClaims(studyId: $studyId, claims: $claims)
  }
`);

export const MY_JUDGMENTS = graphql(`
  query MyJudgments($studyId: ID!, $limit: Int!) {
    myJudgments(studyId: $studyId, limit: $limit) {
      taskId
      submittedAt
      answer
      form
      definition
      pairSeed
      item {
        id
        text
        value {
          key
          label
          description
        }
        keyed
      }
      scenario {
        id
        title
        text
        textHash
        language
        contentWarning {
          routing
          flags
        }
      }
      items {
        id
        text
      }
      scale {
        min
        max
        labels
        instructions
        stem
      }
    }
  }
`);

export type MyStudy = ResultOf<typeof MY_STUDIES>['myStudies'][number];
export type MyJudgment = ResultOf<typeof MY_JUDGMENTS>['myJudgments'][number];
export type AheadResult = ResultOf<typeof CLAIM_AHEAD>['claimAhead'];
export type Assignment = Extract<AheadResult, { __typename: 'Upcoming' }>['assignments'][number];
export type SubmitResult = ResultOf<typeof SUBMIT>['submitJudgment'];
export type SkipResult = ResultOf<typeof SKIP>['skipTask'];
/** What a form needs to know of a task, whether it is new or was answered before. */
export type TaskContent = Pick<
  Assignment,
  'taskId' | 'form' | 'definition' | 'pairSeed' | 'item' | 'scenario' | 'items' | 'scale'
>;
export type ReviewItem = NonNullable<TaskContent['item']>;
