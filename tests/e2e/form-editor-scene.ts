import { newLink } from './annotator-scene.js';
import { GraphqlSession } from './graphql-session.js';
import { personWithLink } from './loop-scene.js';

const CLAIM = `mutation ($studyId: ID!) { claimNext(studyId: $studyId) { __typename ... on Assignment { slotId taskId claimToken } } }`;
const SUBMIT = `mutation ($input: SubmitJudgmentInput!) { submitJudgment(input: $input) { __typename } }`;

/** Two people review six statements each; they keep, reword and drop two of them. */
export async function reviewStatements(owner: GraphqlSession, studyId: string): Promise<void> {
  for (const name of ['Rita Reviewer', 'Ruth Reviewer']) {
    const { id } = await personWithLink(owner, name, 'ANNOTATOR');
    await owner.ask(
      `mutation ($studyId: ID!, $people: [ID!]!) { addStudyPeople(studyId: $studyId, personIds: $people) { id } openStudy(id: $studyId) { id } }`,
      { studyId, people: [id] },
    );
    await review(await GraphqlSession.open(await newLink(owner, id)), studyId);
  }
}

const KEPT = { fit: 5, wording: ['clear'], decision: 'keep' };
const REWORDED = { fit: 4, wording: ['too_long'], decision: 'reword', new_wording: 'Shorter than that.' };
const DROPPED = {
  fit: 1,
  other_value: 'face',
  wording: ['leading'],
  decision: 'drop',
  comment: 'Hardly understood.',
};

async function review(session: GraphqlSession, studyId: string): Promise<void> {
  for (let task = 0; task < 6; task += 1) {
    const { claimNext } = await session.ask<{ claimNext: Record<string, string> }>(CLAIM, { studyId });
    const { __typename: kind, ...claim } = claimNext;
    if (kind !== 'Assignment') throw new Error(`There is no statement to review: ${kind}.`);
    const parts = [DROPPED, REWORDED, KEPT][task % 3];
    const answer = { kind: 'form', parts };
    await session.ask(SUBMIT, {
      input: { ...claim, idempotencyKey: `review-${task}`, answer, durationMs: 20_000, prefetch: false },
    });
  }
}
