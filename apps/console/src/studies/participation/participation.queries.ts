import { graphql, request, type ResultOf, type VariablesOf } from '@ethogram/web';

const PARTICIPATION = graphql(`
  query StudyParticipation($id: ID!) {
    study(id: $id) {
      id
      participation
      consentVersions {
        version
        text
        textHash
        publishedAt
      }
    }
  }
`);
const SET = graphql(`
  mutation SetParticipation($studyId: ID!, $participation: JSON) {
    setParticipation(studyId: $studyId, participation: $participation)
  }
`);
const PUBLISH = graphql(`
  mutation PublishConsent($studyId: ID!, $text: String!) {
    publishConsent(studyId: $studyId, text: $text)
  }
`);
const PARTICIPANTS = graphql(`
  query Participants($studyId: ID!, $page: PageInput) {
    participants(studyId: $studyId, page: $page) {
      items {
        personId
        displayName
        externalId
        phase
        tryNumber
        consentVersion
        startedAt
        completedAt
        activeMinutes
        judgments
        completionCode
        withdrawnAt
        returnedAt
        approvedAt
      }
      total
    }
  }
`);
const MARK = graphql(`
  mutation MarkParticipants($studyId: ID!, $personIds: [ID!]!, $mark: ParticipantMark!) {
    markParticipants(studyId: $studyId, personIds: $personIds, mark: $mark)
  }
`);
const MARK_RECRUITED = graphql(`
  mutation MarkRecruited($studyId: ID!, $externalIds: [String!]!, $mark: ParticipantMark!) {
    markRecruited(studyId: $studyId, externalIds: $externalIds, mark: $mark)
  }
`);
const LINKS = graphql(`
  query RecruitmentLinks($studyId: ID!) {
    recruitmentLinks(studyId: $studyId) {
      id
      name
      recruiter
      address
      places
      joined
      createdAt
      closedAt
    }
  }
`);
const CREATE_LINK = graphql(`
  mutation CreateRecruitmentLink($input: CreateRecruitmentLinkInput!) {
    createRecruitmentLink(input: $input) {
      id
    }
  }
`);
const CLOSE_LINK = graphql(`
  mutation CloseRecruitmentLink($id: ID!) {
    closeRecruitmentLink(id: $id) {
      id
    }
  }
`);
const INVITE = graphql(`
  mutation InviteParticipants($linkId: ID!, $externalIds: [String!]!) {
    inviteParticipants(linkId: $linkId, externalIds: $externalIds) {
      externalId
      address
    }
  }
`);

export type ConsentVersion = ResultOf<typeof PARTICIPATION>['study']['consentVersions'][number];
export type ParticipantLine = ResultOf<typeof PARTICIPANTS>['participants']['items'][number];
export type Mark = VariablesOf<typeof MARK>['mark'];
export type LinkLine = ResultOf<typeof LINKS>['recruitmentLinks'][number];
export type NewLink = VariablesOf<typeof CREATE_LINK>['input'];
export type Invited = ResultOf<typeof INVITE>['inviteParticipants'][number];

/** The server gives lists in pages of this many at most. */
const WHOLE_PAGE = 200;

export async function fetchParticipation(id: string): Promise<ResultOf<typeof PARTICIPATION>['study']> {
  return (await request(PARTICIPATION, { id })).study;
}

export async function setParticipation(studyId: string, participation: unknown): Promise<void> {
  await request(SET, { studyId, participation: participation as never });
}

export async function publishConsent(studyId: string, text: string): Promise<number> {
  return (await request(PUBLISH, { studyId, text })).publishConsent;
}

export async function fetchParticipants(
  studyId: string,
  offset: number,
  limit: number,
): Promise<ResultOf<typeof PARTICIPANTS>['participants']> {
  return (await request(PARTICIPANTS, { studyId, page: { offset, limit } })).participants;
}

export async function fetchAllParticipants(studyId: string): Promise<ParticipantLine[]> {
  const all: ParticipantLine[] = [];
  for (;;) {
    const { items, total } = await fetchParticipants(studyId, all.length, WHOLE_PAGE);
    all.push(...items);
    if (items.length === 0 || all.length >= total) return all;
  }
}

export async function markParticipants(studyId: string, personIds: string[], mark: Mark): Promise<number> {
  return (await request(MARK, { studyId, personIds, mark })).markParticipants;
}

export async function markRecruited(studyId: string, externalIds: string[], mark: Mark): Promise<number> {
  return (await request(MARK_RECRUITED, { studyId, externalIds, mark })).markRecruited;
}

export async function fetchLinks(studyId: string): Promise<LinkLine[]> {
  return (await request(LINKS, { studyId })).recruitmentLinks;
}

export async function createLink(input: NewLink): Promise<void> {
  await request(CREATE_LINK, { input });
}

export async function closeLink(id: string): Promise<void> {
  await request(CLOSE_LINK, { id });
}

export async function inviteParticipants(linkId: string, externalIds: string[]): Promise<Invited[]> {
  return (await request(INVITE, { linkId, externalIds })).inviteParticipants;
}
