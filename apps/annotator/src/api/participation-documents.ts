import { graphql, type ResultOf } from '@ethogram/web';

const PARTICIPATION = graphql(`
  fragment ParticipationParts on MyParticipation {
    studyId
    studyName
    phase
    steps {
      phase
      state
      asked
      done
    }
    consent {
      version
      text
      withdrawal
    }
    acceptedVersion
    task {
      phase
      key
      place
      asked
      tryNumber
      kind
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
    tryNumber
    tries
    passMark
    completionCode
    returnUrl
  }
`);

export const MY_PARTICIPATION = graphql(
  `
    query MyParticipation($studyId: ID!) {
      myParticipation(studyId: $studyId) {
        ...ParticipationParts
      }
    }
  `,
  [PARTICIPATION],
);

export const ACCEPT_CONSENT = graphql(
  `
    mutation AcceptConsent($studyId: ID!, $version: Int!) {
      acceptConsent(studyId: $studyId, version: $version) {
        ...ParticipationParts
      }
    }
  `,
  [PARTICIPATION],
);

export const WITHDRAW_CONSENT = graphql(
  `
    mutation WithdrawConsent($studyId: ID!) {
      withdrawConsent(studyId: $studyId) {
        ...ParticipationParts
      }
    }
  `,
  [PARTICIPATION],
);

export const SUBMIT_PHASE_ANSWER = graphql(
  `
    mutation SubmitPhaseAnswer($input: SubmitPhaseAnswerInput!) {
      submitPhaseAnswer(input: $input) {
        __typename
        ... on PhaseAnswered {
          feedback {
            isRight
            explanation
            wrong
          }
          participation {
            ...ParticipationParts
          }
        }
        ... on PhaseMoved {
          participation {
            ...ParticipationParts
          }
        }
        ... on InvalidAnswer {
          problems
        }
        ... on StudyClosed {
          reason
        }
      }
    }
  `,
  [PARTICIPATION],
);

export type MyParticipation = NonNullable<ResultOf<typeof MY_PARTICIPATION>['myParticipation']>;
export type PhaseTask = NonNullable<MyParticipation['task']>;
export type PhaseAnswerResult = ResultOf<typeof SUBMIT_PHASE_ANSWER>['submitPhaseAnswer'];
export type TrainingFeedback = NonNullable<
  Extract<PhaseAnswerResult, { __typename: 'PhaseAnswered' }>['feedback']
>;
