import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { workspaceRoot } from '@ethogram/platform';
import type { GraphqlSession } from './graphql-session.js';

export interface LoopScene {
  readonly studyName: string;
  readonly annotatorLink: string;
  readonly curatorLink: string;
  readonly researcherLink: string;
}

/** A source that may be annotated, with the bundled synthetic threads. */
export async function importDemoThreads(owner: GraphqlSession): Promise<string> {
  const { createSource } = await owner.ask<{ createSource: { id: string } }>(
    `mutation ($input: CreateSourceInput!) { createSource(input: $input) { id } }`,
    {
      input: {
        name: 'Threads of the browser test',
        basis: 'synthetic',
        mayAnnotate: true,
        mayPublishText: true,
      },
    },
  );
  const fileIds: string[] = [];
  for (const name of ['posts.ndjson', 'comments.ndjson']) {
    fileIds.push(await owner.upload(name, await readFile(join(workspaceRoot(), 'libs/demo/content', name))));
  }
  const { startImport } = await owner.ask<{ startImport: { id: string } }>(
    `mutation ($input: StartImportInput!) { startImport(input: $input) { id } }`,
    { input: { sourceId: createSource.id, fileIds } },
  );
  for (let tries = 0; tries < 120; tries += 1) {
    const { collectionRun } = await owner.ask<{ collectionRun: { state: string; error: string | null } }>(
      `query ($id: ID!) { collectionRun(id: $id) { state error } }`,
      { id: startImport.id },
    );
    if (collectionRun.state === 'SUCCEEDED') return createSource.id;
    if (collectionRun.state === 'FAILED') throw new Error(collectionRun.error ?? 'The import failed.');
    await delay(1_000);
  }
  throw new Error('The import did not end within two minutes.');
}

/** Scenarios of a source. */
export async function makeScenarios(owner: GraphqlSession, sourceId: string, limit = 12): Promise<void> {
  const { startMakeScenarios } = await owner.ask<{ startMakeScenarios: { id: string } }>(
    `mutation ($input: MakeScenariosInput!) { startMakeScenarios(input: $input) { id } }`,
    { input: { sourceId, limit, seed: 1 } },
  );
  for (let tries = 0; tries < 120; tries += 1) {
    const { scenarioBatch } = await owner.ask<{ scenarioBatch: { state: string; error: string | null } }>(
      `query ($id: ID!) { scenarioBatch(id: $id) { state error } }`,
      { id: startMakeScenarios.id },
    );
    if (scenarioBatch.state === 'SUCCEEDED') return;
    if (scenarioBatch.state === 'FAILED') throw new Error(scenarioBatch.error ?? 'Making scenarios failed.');
    await delay(500);
  }
  throw new Error('Making scenarios did not end within a minute.');
}

/** Somebody new with this role, and a link that signs them in once. */
export async function personWithLink(
  owner: GraphqlSession,
  displayName: string,
  role: string,
): Promise<{ id: string; url: string }> {
  const { createPerson } = await owner.ask<{ createPerson: { id: string } }>(
    `mutation ($input: CreatePersonInput!) { createPerson(input: $input) { id } }`,
    { input: { displayName, roles: [role] } },
  );
  const { createSignInLink } = await owner.ask<{ createSignInLink: { url: string } }>(
    `mutation ($id: ID!) { createSignInLink(personId: $id) { url } }`,
    { id: createPerson.id },
  );
  return { id: createPerson.id, url: createSignInLink.url };
}

/** An open study of five situations for one annotator, and links for the three people of the test. */
export async function setLoopScene(owner: GraphqlSession): Promise<LoopScene> {
  const sourceId = await importDemoThreads(owner);
  await makeScenarios(owner, sourceId);
  const studyName = 'Five situations';
  const { createStudy } = await owner.ask<{ createStudy: { id: string } }>(
    `mutation ($input: CreateStudyInput!) { createStudy(input: $input) { id } }`,
    {
      input: {
        name: studyName,
        kind: 'MORAL_JUDGMENT',
        guideline: 'Read, then judge.',
        judgmentsPerTask: 1,
        sourceId,
        scenarioLimit: 5,
      },
    },
  );
  const annotator = await personWithLink(owner, 'Anna Annotator', 'ANNOTATOR');
  const curator = await personWithLink(owner, 'Carl Curator', 'CURATOR');
  const researcher = await personWithLink(owner, 'Rita Researcher', 'RESEARCHER');
  await owner.ask(
    `mutation ($id: ID!, $people: [ID!]!) { addStudyPeople(studyId: $id, personIds: $people) { id } }`,
    { id: createStudy.id, people: [annotator.id] },
  );
  await owner.ask(`mutation ($id: ID!) { openStudy(id: $id) { id } }`, { id: createStudy.id });
  return {
    studyName,
    annotatorLink: annotator.url,
    curatorLink: curator.url,
    researcherLink: researcher.url,
  };
}
