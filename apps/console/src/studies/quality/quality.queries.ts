import { graphql, request, type ResultOf, type VariablesOf } from '@ethogram/web';

const QUALITY = graphql(`
  query StudyQuality($studyId: ID!) {
    study(id: $studyId) {
      id
      name
      kind
      state
      simulated
    }
    studyQuality(studyId: $studyId) {
      id
      settings {
        goldShare
        goldSpacing
        rule {
          action
          below
          after
        }
        pay {
          amount
          per
          currency
        }
      }
      health {
        open
        held
        expired
        stranded
        strandedOf
        done
        lastHour
        hoursLeft
      }
      overTime {
        day
        judgments
      }
      questions {
        question
        right
        answered
        share
        low
        high
      }
      groups {
        name
        tasks
      }
      people {
        person {
          id
          displayName
        }
        standing
        reason
        warnedAt
        groups
        judgments
        held
        skips
        gold {
          right
          answered
          share
          low
          high
        }
        agreement {
          question
          value
          low
          high
          tasks
        }
        medianSeconds
        perHour
        payPerHour
        straightLined
        lastAt
      }
    }
    goldAnswers(studyId: $studyId) {
      taskId
      position
      kind
      expected
      explanation
    }
  }
`);

const SET = graphql(`
  mutation SetStudyQuality($input: StudyQualityInput!) {
    setStudyQuality(input: $input) {
      id
    }
  }
`);
const PAUSE = graphql(`
  mutation PauseStudyPerson($studyId: ID!, $personId: ID!, $reason: String!) {
    pauseStudyPerson(studyId: $studyId, personId: $personId, reason: $reason)
  }
`);
const RESUME = graphql(`
  mutation ResumeStudyPerson($studyId: ID!, $personId: ID!) {
    resumeStudyPerson(studyId: $studyId, personId: $personId)
  }
`);
const RETURN = graphql(`
  mutation ReturnStudyWork($studyId: ID!, $personId: ID!) {
    returnStudyWork(studyId: $studyId, personId: $personId)
  }
`);
const EXCLUDE = graphql(`
  mutation ExcludeStudyPerson($studyId: ID!, $personId: ID!, $reason: String!) {
    excludeStudyPerson(studyId: $studyId, personId: $personId, reason: $reason)
  }
`);
const REINSTATE = graphql(`
  mutation ReinstateStudyPerson($studyId: ID!, $personId: ID!) {
    reinstateStudyPerson(studyId: $studyId, personId: $personId)
  }
`);
const GROUPS = graphql(`
  mutation SetStudyPersonGroups($studyId: ID!, $personId: ID!, $groups: [String!]!) {
    setStudyPersonGroups(studyId: $studyId, personId: $personId, groups: $groups)
  }
`);
const GROUP_TASKS = graphql(`
  mutation GroupTasks($input: GroupTasksInput!) {
    groupTasks(input: $input)
  }
`);
const MARK = graphql(`
  mutation MarkGold($input: MarkGoldInput!) {
    markGold(input: $input) {
      taskId
    }
  }
`);
const UNMARK = graphql(`
  mutation UnmarkGold($taskId: ID!) {
    unmarkGold(taskId: $taskId)
  }
`);

export type QualityRecord = ResultOf<typeof QUALITY>;
export type StudyQuality = QualityRecord['studyQuality'];
export type PersonQuality = StudyQuality['people'][number];
export type GoldRecord = QualityRecord['goldAnswers'][number];
export type QualityInput = VariablesOf<typeof SET>['input'];
export type MarkGold = VariablesOf<typeof MARK>['input'];
export type GroupTasks = VariablesOf<typeof GROUP_TASKS>['input'];

export interface Member {
  readonly studyId: string;
  readonly personId: string;
}

export const fetchQuality = async (studyId: string): Promise<QualityRecord> => request(QUALITY, { studyId });

export async function setQuality(input: QualityInput): Promise<void> {
  await request(SET, { input });
}

export async function pausePerson(member: Member, reason: string): Promise<void> {
  await request(PAUSE, { ...member, reason });
}

export async function resumePerson(member: Member): Promise<void> {
  await request(RESUME, { ...member });
}

/** How many tasks went back. */
export async function returnWork(member: Member): Promise<number> {
  return (await request(RETURN, { ...member })).returnStudyWork;
}

/** How many slots opened for others. */
export async function excludePerson(member: Member, reason: string): Promise<number> {
  return (await request(EXCLUDE, { ...member, reason })).excludeStudyPerson;
}

/** How many tasks keep a judgment more than was asked for. */
export async function reinstatePerson(member: Member): Promise<number> {
  return (await request(REINSTATE, { ...member })).reinstateStudyPerson;
}

export async function setGroups(member: Member, groups: string[]): Promise<void> {
  await request(GROUPS, { ...member, groups });
}

/** How many tasks changed their group. */
export async function groupTasks(input: GroupTasks): Promise<number> {
  return (await request(GROUP_TASKS, { input })).groupTasks;
}

export async function markGold(input: MarkGold): Promise<void> {
  await request(MARK, { input });
}

export async function unmarkGold(taskId: string): Promise<void> {
  await request(UNMARK, { taskId });
}
