import { graphql, request, type ResultOf, type VariablesOf } from '@ethogram/web';

const RELIABILITY = graphql(`
  fragment ReliabilityParts on Reliability {
    question
    same {
      value
      low
      high
      n
      reason
    }
    kappa {
      value
      low
      high
      reason
    }
    icc {
      value
      low
      high
      reason
    }
  }
`);

const RETESTS = graphql(
  `
    query StudyRetests($studyId: ID!) {
      studyRetests(studyId: $studyId) {
        id
        settings {
          share
          afterHours
          afterTasks
          mostPerPerson
        }
        counts {
          held
          answered
          skipped
        }
        questions {
          ...ReliabilityParts
        }
        people {
          person {
            id
            displayName
          }
          answered
          questions {
            ...ReliabilityParts
          }
        }
      }
    }
  `,
  [RELIABILITY],
);

const SET = graphql(`
  mutation SetStudyRetests($input: StudyRetestsInput!) {
    setStudyRetests(input: $input) {
      id
    }
  }
`);

export type StudyRetests = ResultOf<typeof RETESTS>['studyRetests'];
export type RetestInput = VariablesOf<typeof SET>['input'];

export const fetchRetests = async (studyId: string): Promise<StudyRetests> =>
  (await request(RETESTS, { studyId })).studyRetests;

export async function setRetests(input: RetestInput): Promise<void> {
  await request(SET, { input });
}
