import { setTimeout as delay } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { PeopleService } from '@ethogram/accounts';
import type { JudgmentAnswer } from '@ethogram/core';
import { PostService, ScenarioService } from '@ethogram/corpus';
import {
  type CreateReleaseRequest,
  ExplorationService,
  ReleaseBuildService,
  ReleaseComparer,
  ReleaseService,
  RowBrowser,
} from '@ethogram/datasets';
import type { Viewer } from '@ethogram/platform';
import {
  answerTasks,
  createTestApplication,
  openMoralStudy,
  type OpenStudy,
  rawPosts,
  type TestApplication,
} from '@ethogram/testing';

const VERDICTS = ['YTA', 'NTA', 'ESH'] as const;

let app: TestApplication;
let releases: ReleaseService;
let builds: ReleaseBuildService;
let explorations: ExplorationService;
let browser: RowBrowser;
let curator: Viewer;
let opened: OpenStudy & { sourceId: string };
const posts = rawPosts(12);

beforeAll(async () => {
  app = await createTestApplication();
  await app.startJobs();
  releases = app.module.get(ReleaseService);
  builds = app.module.get(ReleaseBuildService);
  explorations = app.module.get(ExplorationService, { strict: false });
  browser = app.module.get(RowBrowser, { strict: false });
  const { id } = await app.module
    .get(PeopleService, { strict: false })
    .create(null, { displayName: 'Curator', roles: ['CURATOR'] });
  curator = { personId: id, displayName: 'Curator', roles: ['CURATOR'] };
  opened = await openMoralStudy(app, { posts, people: 3 });
  let given = 0;
  for (const [number, person] of opened.people.entries())
    await answerTasks(app, { study: opened.study, person }, () => {
      given += 1;
      // The third person differs on some tasks, on some of those the second too.
      return answer(number === 2 && given % 2 === 0 ? 1 : number === 1 && given % 4 === 0 ? 2 : 0, number);
    });
});
afterAll(() => app.close());

function answer(verdict: 0 | 1 | 2, person: number): JudgmentAnswer {
  const security = { value: 'security-personal', direction: 'attained' } as const;
  const face = { value: 'face', direction: 'constrained' } as const;
  return {
    kind: 'moral_judgment',
    verdict: VERDICTS[verdict],
    acceptability: verdict,
    values: person === 0 ? [security, face] : [face],
    confidence: 3,
    rationale: '',
  };
}

function requested(changes: Partial<CreateReleaseRequest> = {}): CreateReleaseRequest {
  const ratios = { train: 0.6, validation: 0.2, test: 0.2 };
  return { studyId: opened.study.id, minimumJudgments: 1, seed: 3, ratios, ...changes };
}

async function until<Found>(read: () => Promise<Found>, isThere: (found: Found) => boolean): Promise<Found> {
  for (let tries = 0; tries < 300; tries += 1) {
    const found = await read();
    if (isThere(found)) return found;
    await delay(50);
  }
  throw new Error('It did not come to an end within 15 seconds.');
}

async function summaryOf(releaseId: string) {
  await explorations.start(releaseId);
  const found = await until(
    () => explorations.find(releaseId),
    (one) => one?.state === 'SUCCEEDED',
  );
  if (!found?.summary) throw new Error('Nothing was counted.');
  return found.summary;
}

describe('a dry run', () => {
  it('keeps what the release would be, and stores none', async () => {
    const { id } = await builds.start(curator, requested(), { dryRun: true });
    const build = await until(
      () => builds.get(id),
      ({ state }) => state !== 'QUEUED' && state !== 'RUNNING',
    );
    expect([build.state, build.error, build.releaseId]).toEqual(['SUCCEEDED', null, null]);
    expect((await releases.list(undefined, undefined, opened.study.id)).total).toBe(0);
    const [row]: { rows: number }[] = await app.database.dataSource.query(
      'select count(*)::int as rows from release_rows',
    );
    expect(row?.rows).toBe(0);
    const made = await releases.create(null, requested());
    expect(build.preview?.manifest.contentHash).toBe(made.contentHash);
    expect(build.preview?.manifest.version).toBe('1.0.0');
    expect(build.preview?.rows).toEqual(await releases.preview(made.id, 5));
    expect(build.preview?.card).toContain('# ');
    expect(build.preview?.sameAs).toBeNull();
    const again = await builds.start(curator, requested(), { dryRun: true });
    const same = await until(
      () => builds.get(again.id),
      ({ state }) => state === 'SUCCEEDED',
    );
    expect(same.preview?.sameAs).toBe('1.0.0');
  });
});

describe('exploring a release', () => {
  it('finds behind each bar as many rows as it counts', async () => {
    const { id } = await releases.create(null, requested());
    const { distributions, rows, judgments } = await summaryOf(id);
    expect([rows, judgments]).toEqual([12, 36]);
    for (const { filter, bars } of distributions) {
      if (!filter) throw new Error('Every distribution of moral rows leads to rows.');
      for (const { key, counts } of bars)
        for (const split of ['train', 'validation', 'test'] as const) {
          const page = await browser.page(id, { bars: [{ filter, key }], split, limit: 50 });
          expect([filter, key, split, page.total]).toEqual([filter, key, split, counts[split]]);
          expect(page.rows).toHaveLength(counts[split]);
        }
    }
  });

  it('goes through the rows from the most divided one on, each once', async () => {
    const { id } = await releases.create(null, requested());
    await summaryOf(id);
    const seen: { position: number; entropy: number }[] = [];
    let after: string | null = null;
    do {
      const page = await browser.page(id, { bars: [], after, limit: 5 });
      seen.push(...page.rows);
      after = page.next;
    } while (after);
    expect(new Set(seen.map(({ position }) => position)).size).toBe(12);
    const entropies = seen.map(({ entropy }) => entropy);
    expect(entropies).toEqual([...entropies].sort((left, right) => right - left));
    expect(new Set(entropies).size).toBeGreaterThan(1);
  });

  it('counts which values come together, and how often people agree with the verdict', async () => {
    const { id } = await releases.create(null, requested());
    const { valuePairs, annotators, agreement } = await summaryOf(id);
    const named = valuePairs?.flatMap((line) => line.filter((count) => count > 0));
    // Twelve name both (each way), twelve name security, thirty-six face.
    expect(named?.sort((left, right) => left - right)).toEqual([12, 12, 12, 36]);
    expect(annotators.map((one) => one.judgments)).toEqual([12, 12, 12]);
    expect(Math.max(...annotators.map(({ same, compared }) => same / compared))).toBe(1);
    expect(agreement.map(({ question }) => question)).toEqual(
      expect.arrayContaining(['verdict', 'acceptability', 'values']),
    );
    expect(agreement.find(({ question }) => question === 'verdict')?.units).toBe(12);
  });

  it('tells what differs between two releases', async () => {
    const first = await releases.create(null, requested());
    const [gone] = await releases.preview(first.id, 1);
    const scenarioId = await scenarioOf(first.id);
    const second = await releases.create(
      null,
      requested({ withoutScenarioIds: [scenarioId], withoutPersonIds: [opened.people[0]?.id ?? ''] }),
    );
    await Promise.all([summaryOf(first.id), summaryOf(second.id)]);
    const { splits, verdicts, changed } = await app.module
      .get(ReleaseComparer, { strict: false })
      .compare(first.id, second.id);
    expect(splits.filter(({ to }) => to === null)).toEqual([{ from: gone?.split, to: null, rows: 1 }]);
    expect(splits.filter(({ from, to }) => from === to).reduce((sum, { rows }) => sum + rows, 0)).toBe(11);
    expect(changed.map(({ key }) => key)).toContain(gone?.key);
    // Without the first person some majorities of two to one became ties.
    expect(verdicts.length).toBeGreaterThan(0);
  });

  it('forgets what it counted and showed when a situation is withdrawn, and counts without it', async () => {
    const { id } = await releases.create(null, requested());
    await summaryOf(id);
    const dry = await builds.start(curator, requested(), { dryRun: true });
    const preview = () => builds.get(dry.id);
    await until(preview, ({ state }) => state === 'SUCCEEDED');
    expect((await preview()).preview?.rows).toHaveLength(5);
    const scenarioId = await scenarioOf(id);
    await deletePostOf(scenarioId);
    expect((await preview()).preview?.rows).toEqual([]);
    expect(await explorations.find(id)).toBeNull();
    expect((await browser.page(id, { bars: [], limit: 50 })).rows).toEqual([]);
    expect((await summaryOf(id)).rows).toBe(11);
  });
});

async function scenarioOf(releaseId: string): Promise<string> {
  for await (const { scenarioId } of releases.rows(releaseId)) if (scenarioId) return scenarioId;
  throw new Error('The release has no situation.');
}

async function deletePostOf(scenarioId: string): Promise<void> {
  const { postId } = await app.module.get(ScenarioService, { strict: false }).get(scenarioId);
  const store = app.module.get(PostService, { strict: false });
  const [{ fullname } = { fullname: '' }]: { fullname: string }[] = await app.database.dataSource.query(
    'select fullname from posts where id = $1',
    [postId],
  );
  const post = posts.find((one) => one.fullname === fullname);
  if (!post) throw new Error(`There is no post ${fullname}.`);
  await app.database.dataSource.transaction((manager) =>
    store.storeBatch(
      manager,
      opened.sourceId,
      [{ ...post, state: 'deleted', title: '', body: '', authorName: null }],
      [],
    ),
  );
}
