import { text } from 'node:stream/consumers';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { ClaimService } from '@ethogram/annotation';
import type { JudgmentAnswer } from '@ethogram/core';
import { SourceService } from '@ethogram/corpus';
import { ReleaseExport, ReleaseService } from '@ethogram/datasets';
import {
  answerTasks,
  createTestApplication,
  openMoralStudy,
  rawPosts,
  type TestApplication,
} from '@ethogram/testing';

let app: TestApplication;
let sources: SourceService;

beforeAll(async () => {
  app = await createTestApplication();
  sources = app.module.get(SourceService);
});

afterAll(() => app.close());

function answer(): JudgmentAnswer {
  return {
    kind: 'moral_judgment',
    verdict: 'NTA',
    acceptability: 1,
    values: [],
    confidence: 3,
    rationale: 'Fair.',
  };
}

describe('a source', () => {
  it('permits nothing that was not said, and collects through the API only with an approval', async () => {
    const source = await sources.create(null, { name: 'bare', basis: 'invented' });
    expect(source).toMatchObject({
      ...{ mayAnnotate: false, mayPublishIds: false, mayPublishText: false, mayTrain: false },
      ...{ accessBasis: 'FILE', approvalRef: null, approvalExpiresAt: null },
    });
    const api = { name: 'api', basis: 'invented', accessBasis: 'APPROVED_API' } as const;
    await expect(sources.create(null, api)).rejects.toThrow(
      "Reddit's API may only be read with its approval",
    );
    const made = await sources.create(null, { ...api, approvalRef: ' R-1 ' });
    expect(made.approvalRef).toBe('R-1');
    await expect(sources.update(null, { id: made.id, approvalRef: '' })).rejects.toThrow('its approval');
  });

  it('changes only what is given, and says so in the audit', async () => {
    const { id } = await sources.create(null, { name: 'changing', basis: 'invented', mayAnnotate: true });
    await sources.update(null, { id, mayTrain: true, basis: null, approvalRef: 'R-2' });
    expect(await sources.get(id)).toMatchObject({
      ...{ mayAnnotate: true, mayTrain: true, basis: 'invented', approvalRef: 'R-2' },
    });
    const [entry] = await app.database.dataSource.query<{ detail: object }[]>(
      `select detail from audit_entries where subject_id = $1 and action = 'changed'`,
      [id],
    );
    expect(entry?.detail).toEqual({ mayTrain: true, approvalRef: 'R-2' });
  });
});

describe('a permission that is taken back', () => {
  it('ends labelling, releases, and the export of texts at once', async () => {
    const { study, people, sourceId } = await openMoralStudy(app, { posts: rawPosts(4), people: 1 });
    const [person] = people;
    if (!person) throw new Error('One person is needed.');
    await answerTasks(app, { study, person, limit: 3 }, answer);
    const ratios = { train: 0.6, validation: 0.2, test: 0.2 };
    const request = { studyId: study.id, minimumJudgments: 1, seed: 1, ratios };
    const releases = app.module.get(ReleaseService);
    const exported = app.module.get(ReleaseExport);
    const release = await releases.create(null, request);
    expect(release.manifest.permissions).toMatchObject({ mayPublishText: true, mayTrain: true });
    expect((await text(exported.stream(release.id))).split('\n')).toHaveLength(4);

    await sources.update(null, { id: sourceId, mayPublishText: false, mayTrain: false });
    await expect(text(exported.stream(release.id))).rejects.toThrow(
      'whose publication has been withdrawn since',
    );
    const second = await releases.create(null, { ...request, seed: 2 });
    expect(second.manifest.permissions).toMatchObject({ mayPublishText: false, mayTrain: false });
    expect(await text(exported.stream(second.id))).not.toContain('"text":"');

    await sources.update(null, { id: sourceId, mayAnnotate: false });
    const claiming = app.module.get(ClaimService).claimNext(person.id, study.id);
    await expect(claiming).rejects.toMatchObject({ code: 'NOT_PERMITTED_BY_SOURCE' });
    await expect(releases.create(null, request)).rejects.toMatchObject({ code: 'NOT_PERMITTED_BY_SOURCE' });
  });
});
