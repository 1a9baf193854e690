import { setTimeout as delay } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { PeopleService } from '@ethogram/accounts';
import type { Study, Task } from '@ethogram/annotation';
import type { JudgmentAnswer, SplitName } from '@ethogram/core';
import { ScenarioService } from '@ethogram/corpus';
import {
  type CreateReleaseRequest,
  type MoralRowContent,
  type Release,
  ReleaseBuildService,
  ReleaseLeakError,
  ReleaseLockService,
  ReleaseService,
} from '@ethogram/datasets';
import type { Viewer } from '@ethogram/platform';
import type { RawPost } from '@ethogram/reddit';
import {
  answerTasks,
  createTestApplication,
  openMoralStudy,
  openStudy,
  type OpenStudy,
  rawPost,
  type TestApplication,
} from '@ethogram/testing';

let app: TestApplication;
let releases: ReleaseService;
let locks: ReleaseLockService;
let builds: ReleaseBuildService;
let curator: Viewer;
let nextPost = 50_000;

beforeAll(async () => {
  app = await createTestApplication();
  await app.startJobs();
  releases = app.module.get(ReleaseService);
  locks = app.module.get(ReleaseLockService);
  builds = app.module.get(ReleaseBuildService);
  const { id } = await app.module
    .get(PeopleService, { strict: false })
    .create(null, { displayName: 'Curator', roles: ['CURATOR'] });
  curator = { personId: id, displayName: 'Curator', roles: ['CURATOR'] };
});
afterAll(() => app.close());

function freshPosts(count: number, changes: (index: number) => Partial<RawPost> = () => ({})): RawPost[] {
  const from = nextPost;
  nextPost += count;
  return Array.from({ length: count }, (_, index) => rawPost(from + index, changes(index)));
}

function requestFor(studyId: string, changes: Partial<CreateReleaseRequest> = {}): CreateReleaseRequest {
  const ratios = { train: 0.6, validation: 0.2, test: 0.2 };
  return { studyId, minimumJudgments: 1, seed: 3, ratios, ...changes };
}

function answer(verdict: 'YTA' | 'NTA', confidence = 3): JudgmentAnswer {
  return { kind: 'moral_judgment', verdict, acceptability: 0, values: [], confidence, rationale: '' };
}

async function judgeAll(
  { study, people }: OpenStudy,
  answerOf: (task: Task, person: number) => JudgmentAnswer,
) {
  for (const [number, person] of people.entries())
    await answerTasks(app, { study, person }, (task) => answerOf(task, number));
}

async function rowsOf(release: Release): Promise<MoralRowContent[]> {
  const rows: MoralRowContent[] = [];
  for await (const { content } of releases.rows(release.id)) rows.push(content as MoralRowContent);
  return rows;
}

async function judgedStudy(posts: RawPost[], people = 1): Promise<OpenStudy & { sourceId: string }> {
  const opened = await openMoralStudy(app, { posts, people });
  await judgeAll(opened, (_, person) => answer(person === 0 ? 'YTA' : 'NTA', person + 1));
  return opened;
}

/** Another study of the same scenarios. */
async function again(sourceId: string, people: number): Promise<OpenStudy> {
  return openStudy(app, people, { kind: 'MORAL_JUDGMENT', sourceId });
}

describe('which judgments a release holds', () => {
  it('keeps those the filters let through, and says what was asked and what that left out', async () => {
    const { study, people } = await judgedStudy(freshPosts(10), 3);
    const sure = await releases.create(null, requestFor(study.id, { filters: { minimumConfidence: 2 } }));
    expect(
      (await rowsOf(sure)).every(({ judgments }) => judgments.every(({ confidence }) => confidence >= 2)),
    ).toBe(true);
    expect(sure.manifest.query.filters).toEqual({ minimumConfidence: 2 });
    expect(sure.manifest.counts.judgments).toBe(20);
    const without = await releases.create(
      null,
      requestFor(study.id, { withoutPersonIds: [people[1]?.id ?? ''] }),
    );
    expect([without.manifest.counts.judgments, without.manifest.query.leftOutByName]).toEqual([
      20,
      { people: 1, scenarios: 0 },
    ]);
    await expect(
      releases.create(null, requestFor(study.id, { filters: { submittedTo: '2020-01-01' } })),
    ).rejects.toThrow('Nothing in this study');
    await expect(
      releases.create(null, requestFor(study.id, { filters: { postedFrom: '2999-01-01' } })),
    ).rejects.toThrow('The filters leave nothing');
    await expect(
      releases.create(null, requestFor(study.id, { filters: { postedFrom: 'yesterday' } })),
    ).rejects.toThrow('is no time');
  });

  it('puts the judgments of several studies of one scenario into one row', async () => {
    const first = await judgedStudy(freshPosts(8), 2);
    const second = await again(first.sourceId, 1);
    await judgeAll(second, () => answer('NTA'));
    const both = await releases.create(null, requestFor(first.study.id, { alsoStudyIds: [second.study.id] }));
    expect(both.rowCount).toBe(8);
    expect((await rowsOf(both)).every(({ judgments }) => judgments.length === 3)).toBe(true);
    expect(both.manifest.studies.map(({ id }) => id)).toEqual([first.study.id, second.study.id]);
    expect(both.studyIds).toEqual([first.study.id, second.study.id]);
  });

  it('makes one verdict of many by the method asked for', async () => {
    const { study } = await judgedStudy(freshPosts(10), 3);
    const plain = await releases.create(null, requestFor(study.id));
    const modelled = await releases.create(null, requestFor(study.id, { aggregation: 'dawid-skene' }));
    expect((await rowsOf(plain))[0]?.aggregate).toMatchObject({ method: 'majority', verdict: 'NTA' });
    const { method, probabilities } = (await rowsOf(modelled))[0]?.aggregate ?? {};
    expect(method).toBe('dawid-skene');
    expect(probabilities?.NTA).toBeGreaterThan(0.5);
    expect(modelled.contentHash).not.toBe(plain.contentHash);
    await expect(releases.create(null, requestFor(study.id, { aggregation: 'guessing' }))).rejects.toThrow(
      'There is no way "guessing"',
    );
  });
});

describe('how rows are dealt', () => {
  it('by the day the posts were written', async () => {
    const day = (index: number) => Date.UTC(2026, 0, 1 + index) / 1_000;
    const { study } = await judgedStudy(freshPosts(10, (index) => ({ createdUtc: day(index) })));
    const timeCut = { validationFrom: '2026-01-07', testFrom: '2026-01-09' };
    const release = await releases.create(null, requestFor(study.id, { timeCut }));
    expect(release.counts.map(({ rows }) => rows)).toEqual([6, 2, 2]);
    expect(release.manifest.query.timeCut?.testFrom).toBe('2026-01-09T00:00:00.000Z');
  });

  it('in sizes', async () => {
    const { study } = await judgedStudy(freshPosts(20));
    const release = await releases.create(null, requestFor(study.id, { sizes: { validation: 3, test: 5 } }));
    expect(release.counts.map(({ rows }) => rows)).toEqual([12, 3, 5]);
  });
});

describe('a locked test part', () => {
  /** Two sources whose posts have the same authors, so that what one tests the other must not train on. */
  async function twoStudies(): Promise<[Study, Study]> {
    const from = nextPost;
    const byAuthor = (index: number) => ({ authorName: `shared-${from}-${index}` });
    const first = await judgedStudy(freshPosts(10, byAuthor));
    const second = await judgedStudy(freshPosts(10, byAuthor));
    return [first.study, second.study];
  }

  it('is never met in training or validation of a later release', async () => {
    const [first, second] = await twoStudies();
    const tested = await releases.create(null, requestFor(first.id));
    const careless = await releases.create(null, requestFor(second.id, { seed: 8 }));
    await locks.lock(curator, tested.id);
    const careful = await releases.create(null, requestFor(second.id, { seed: 9 }));
    expect(careful.manifest.guardedBy).toContainEqual({
      name: tested.name,
      version: '1.0.0',
      contentHash: tested.contentHash,
    });
    expect(await leakedAuthors(tested, careful)).toEqual([]);
    expect((await leakedAuthors(tested, careless)).length).toBeGreaterThan(0);
    await locks.unlock(curator, tested.id);
  });

  it('stops a release that would keep what it trained on, lists the pairs, or leaves those rows out', async () => {
    const [first, second] = await twoStudies();
    const trained = await releases.create(null, requestFor(second.id));
    const tested = await releases.create(
      null,
      requestFor(first.id, { ratios: { train: 0.1, validation: 0, test: 0.9 } }),
    );
    const guarded = requestFor(second.id, { guardReleaseIds: [tested.id] });
    const failure = await releases.create(null, guarded).catch((error: unknown) => error);
    expect(failure).toBeInstanceOf(ReleaseLeakError);
    expect((failure as ReleaseLeakError).pairs.length).toBeGreaterThan(3);
    const smaller = await releases.create(null, { ...guarded, leakRule: 'LEAVE_OUT' });
    expect(smaller.manifest.leftOut.wouldLeak).toBe((failure as ReleaseLeakError).pairs.length);
    expect(smaller.rowCount).toBe(trained.rowCount - smaller.manifest.leftOut.wouldLeak);
    expect(smaller.version).toBe('2.0.0');
  });

  /** Authors with posts in the test part of one release and in training or validation of the other. */
  async function leakedAuthors(tested: Release, other: Release): Promise<string[]> {
    const authors = async (release: Release, splits: SplitName[]) => {
      const scenarioIds: { id: string }[] = await app.database.dataSource.query(
        `select scenario_id as id from release_rows where release_id = $1 and split = any($2)`,
        [release.id, splits],
      );
      const facts = await app.module
        .get(ScenarioService, { strict: false })
        .facts(scenarioIds.map(({ id }) => id));
      return new Set(facts.flatMap(({ authorKey }) => authorKey ?? []));
    };
    const seen = await authors(other, ['train', 'validation']);
    return [...(await authors(tested, ['test']))].filter((author) => seen.has(author));
  }
});

describe('making a release in the background', () => {
  async function ended(id: string): Promise<Awaited<ReturnType<ReleaseBuildService['get']>>> {
    for (;;) {
      const build = await builds.get(id);
      if (!['QUEUED', 'RUNNING'].includes(build.state)) return build;
      await delay(50);
    }
  }

  it('ends with the release, or with the one there was', async () => {
    const { study } = await judgedStudy(freshPosts(6));
    const build = await ended((await builds.start(curator, requestFor(study.id))).id);
    expect(build).toMatchObject({ state: 'SUCCEEDED', progressDone: 6, progressTotal: 6, error: null });
    expect(await releases.get(build.releaseId ?? '')).toMatchObject({ createdById: curator.personId });
    const second = await ended((await builds.start(curator, requestFor(study.id))).id);
    expect(second.releaseId).toBe(build.releaseId);
  });

  it('fails with what leaks, and leaves nothing behind', async () => {
    const from = nextPost;
    const byAuthor = (index: number) => ({ authorName: `leaks-${from}-${index}` });
    const [one, two] = [
      await judgedStudy(freshPosts(6, byAuthor)),
      await judgedStudy(freshPosts(6, byAuthor)),
    ];
    await releases.create(null, requestFor(two.study.id));
    const ratios = { train: 0.1, validation: 0, test: 0.9 };
    const tested = await releases.create(null, requestFor(one.study.id, { ratios }));
    const request = requestFor(two.study.id, { guardReleaseIds: [tested.id] });
    const build = await ended((await builds.start(curator, request)).id);
    expect(build.state).toBe('FAILED');
    expect(build.error).toContain('would leak');
    expect(build.leaks[0]).toMatchObject({
      split: expect.stringMatching(/train|validation/),
      release: expect.any(String),
    });
    const [{ orphans }] = await app.database.dataSource.query(
      `select count(*)::int as orphans from release_rows where release_id not in (select id from releases)`,
    );
    expect(orphans).toBe(0);
  });

  it('stops when it is cancelled, and takes back what it wrote', async () => {
    const { study } = await judgedStudy(freshPosts(6));
    const build = await builds.start(curator, requestFor(study.id));
    await builds.cancel(curator, build.id);
    expect((await ended(build.id)).state).toMatch(/CANCELLED|SUCCEEDED/);
    const cancelled = await builds.get(build.id);
    const { total } = await releases.list(undefined, undefined, study.id);
    expect(total).toBe(cancelled.state === 'SUCCEEDED' ? 1 : 0);
  });
});
