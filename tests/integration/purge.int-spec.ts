import { Readable } from 'node:stream';
import { text } from 'node:stream/consumers';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { JudgmentService } from '@ethogram/annotation';
import { DiscardUploadsJob, FileService, ImportService } from '@ethogram/collection';
import { type MoralJudgmentAnswer, newId, SystemClock } from '@ethogram/core';
import {
  NamedTombstones,
  PostReadingService,
  PostService,
  PurgeService,
  ScenarioService,
  SourceService,
} from '@ethogram/corpus';
import { type Release, ReleaseExport, ReleaseService } from '@ethogram/datasets';
import { BlobStore, type Viewer } from '@ethogram/platform';
import { SamplePurge } from '@ethogram/evaluation';
import type { RawComment, RawPost } from '@ethogram/reddit';
import {
  answerTasks,
  createTestApplication,
  openMoralStudy,
  type OpenStudy,
  rawPost,
  tale,
  type TestApplication,
} from '@ethogram/testing';
import { findInDatabase } from './database-search.js';

/** A word of its own: whatever holds it holds the post. */
const WORD = 'zanzibarquokka';
const SENTENCE = `The ${WORD} ate my violet ladder twice on Sunday.`;
const FULLNAME = 't3_purged1';
const AUTHOR = 'UnmistakableAuthorName';
const ratios = { train: 0.6, validation: 0.2, test: 0.2 };
const clock = new SystemClock();

const doomed: RawPost = rawPost(1, {
  fullname: FULLNAME,
  id: 'purged1',
  authorName: AUTHOR,
  title: `AITA for what the ${WORD} did?`,
  body: `${SENTENCE} Write to ${WORD}@example.org. ${tale(77)}`,
  permalink: `/r/AmItheAsshole/comments/purged1/aita_${WORD}/`,
  flair: `Not the A-hole ${WORD}`,
});

let app: TestApplication;
let study: OpenStudy & { sourceId: string };
let release: Release;
let otherSourceId: string;

function comment(id: string, body: string): RawComment {
  return {
    fullname: `t1_${id}`,
    id,
    linkFullname: FULLNAME,
    parentFullname: FULLNAME,
    authorName: `reader-${id}`,
    body,
    score: 1,
    createdUtc: 1_700_000_500,
    isSubmitter: false,
    distinguished: null,
    stickied: false,
    state: 'live',
  } as RawComment;
}

async function store(sourceId: string, posts: readonly RawPost[], comments: readonly RawComment[] = []) {
  return app.database.dataSource.transaction((manager) =>
    app.module.get(PostService).storeBatch(manager, sourceId, posts, comments),
  );
}

async function query<Row extends object>(sql: string, values: unknown[] = []): Promise<Row[]> {
  return app.database.dataSource.query(sql, values);
}

function answer(rationale: string): MoralJudgmentAnswer {
  return { kind: 'moral_judgment', verdict: 'NTA', acceptability: 1, values: [], confidence: 3, rationale };
}

async function scenarioOf(fullname: string): Promise<string> {
  const [row] = await query<{ id: string }>(
    `select s.id from scenarios s join posts p on p.id = s.post_id where p.fullname = $1 order by s.id`,
    [fullname],
  );
  return row?.id ?? '';
}

/** Another revision of the first judgment, with passages and a fact that quote. */
async function addMarkedRevision(scenarioId: string): Promise<void> {
  const span = { start: 0, end: SENTENCE.length, quote: SENTENCE, textHash: 'x', speaksFor: 'verdict' };
  await query(
    `insert into judgments (id, study_id, task_id, slot_id, person_id, revision, current, idempotency_key, answer, answer_hash, submitted_at)
     select gen_random_uuid(), study_id, task_id, slot_id, person_id, revision + 1, false, idempotency_key || '-marked',
       answer || $2::jsonb, answer_hash, submitted_at
     from judgments where task_id in (select id from tasks where scenario_id = $1) order by id limit 1`,
    [scenarioId, JSON.stringify({ spans: [span], changingFact: `If not: ${SENTENCE}` })],
  );
}

/** A run of the moral suite that asked about both posts, without a model. */
async function addRun(releaseId: string, scenarioIds: readonly string[]): Promise<string> {
  const runId = newId(clock);
  await query(
    `insert into runs (id, suite, model, subject, seed, state, created_at)
     values ($1, 'moral-judgment', 'made-up', $2, 0, 'RUNNING', now())`,
    [runId, JSON.stringify({ suite: 'moral-judgment', releaseId })],
  );
  for (const [position, scenarioId] of scenarioIds.entries()) {
    const prompt = JSON.stringify([{ role: 'user', content: `Who? ${position === 0 ? SENTENCE : tale(2)}` }]);
    await query(
      `insert into samples (id, run_id, key, position, prompt, outcome, distribution, mass, score, cluster, text, created_at)
       values ($1, $2, $3, $4, $5, 'answered', '{"NTA": 1}', 1, 0.25, $6, $7, now())`,
      [newId(clock), runId, `${scenarioId}|codes`, position, prompt, scenarioId, `NTA: ${prompt}`],
    );
  }
  return runId;
}

beforeAll(async () => {
  app = await createTestApplication();
  const posts = [doomed, ...[2, 3, 4, 5].map((number) => rawPost(number))];
  study = await openMoralStudy(app, { posts, people: 2 });
  otherSourceId = (
    await app.module.get(SourceService).create(null, { name: 'the same again', basis: 'invented' })
  ).id;
  await store(otherSourceId, [doomed]);
  await store(study.sourceId, [], [comment('c1', 'NTA, and that is that.'), comment('c2', 'YTA this time.')]);
  // Another look with other words, a crosspost, and an update.
  await store(study.sourceId, [
    { ...doomed, body: `${SENTENCE} Edit: the ${WORD} is sorry. ${tale(78)}` },
    rawPost(6, { crosspostParent: FULLNAME }),
  ]);
  await app.module.get(PostReadingService).readPosts(study.sourceId, new AbortController().signal);
  await query(`update posts set update_of = $1 where fullname = $2`, [FULLNAME, rawPost(5).fullname]);
  const [quoting, own] = study.people as [OpenStudy['people'][number], OpenStudy['people'][number]];
  const doomedId = await scenarioOf(FULLNAME);
  const said = (words: string) => (task: { scenarioId: string | null }) =>
    answer(task.scenarioId === doomedId ? words : 'Fair.');
  await answerTasks(
    app,
    { study: study.study, person: quoting },
    said(`“${SENTENCE.slice(0, -1)}”, really?`),
  );
  await answerTasks(app, { study: study.study, person: own, limit: 2 }, said('Ladders can be replaced.'));
  await addMarkedRevision(doomedId);
  release = await app.module
    .get(ReleaseService)
    .create(null, { studyId: study.study.id, minimumJudgments: 1, seed: 3, ratios });
  await addRun(release.id, [doomedId, await scenarioOf(rawPost(2).fullname)]);
});

afterAll(() => app.close());

describe('a purge', () => {
  it('is undone whole when its transaction fails', async () => {
    const before = await findInDatabase(app.database.dataSource, WORD);
    expect(before).toEqual(
      expect.arrayContaining([
        ...['posts.title', 'posts.body', 'posts.flair', 'posts.permalink', 'post_snapshots.body'],
        ...[
          'post_search.words',
          'scenarios.text',
          'scenarios.title',
          'redaction_maps.redactions',
          'judgments.answer',
        ],
        ...['release_rows.line', 'samples.prompt', 'samples.text'],
      ]),
    );
    const purge = app.database.dataSource.transaction(async (manager) => {
      const gone = [{ fullname: FULLNAME, state: 'DELETED' } as const];
      await app.module.get(PurgeService).purgePosts(manager, gone, new Date());
      throw new Error('the database went away');
    });
    await expect(purge).rejects.toThrow('went away');
    expect(await findInDatabase(app.database.dataSource, WORD)).toEqual(before);
    expect(await query(`select key from tombstones`)).toEqual([]);
  });

  it('leaves nothing of the post in any table, whatever its source', async () => {
    const doomedId = await scenarioOf(FULLNAME);
    // As a later dump says it, to one source.
    const { posts } = await store(study.sourceId, [{ ...doomed, state: 'deleted', title: '', body: '' }]);
    expect(posts).toMatchObject({ deleted: 1 });
    expect(await findInDatabase(app.database.dataSource, WORD)).toEqual([]);
    expect(await findInDatabase(app.database.dataSource, AUTHOR)).toEqual([]);
    // The comments belong to other people and say what they are about.
    expect(await findInDatabase(app.database.dataSource, FULLNAME)).toEqual([
      'comments.link_fullname',
      'comments.parent_fullname',
    ]);
    expect(await query(`select body from comments order by fullname`)).toHaveLength(2);
    expect(
      await query(`select state, title, body, author_key from posts where fullname like 'gone:%'`),
    ).toEqual([1, 2].map(() => ({ state: 'DELETED', title: null, body: null, author_key: null })));
    expect(await query(`select reason, length(key) as length from tombstones`)).toEqual([
      { reason: 'DELETED', length: 32 },
    ]);
    const scenario = await app.module.get(ScenarioService).get(doomedId);
    expect(scenario).toMatchObject({ title: '', text: '', authorKey: null });
    expect(scenario.thread).toMatch(/^gone:[0-9a-f]{32}$/);
    expect(scenario.withdrawnAt).toBeInstanceOf(Date);
    expect(
      await query(`select 1 from posts where crosspost_parent is not null or update_of is not null`),
    ).toEqual([]);
  });

  it('closes open tasks, and keeps the judgments without what quotes', async () => {
    const [task] = await query<{ id: string; closed: boolean }>(
      `select t.id, t.closed_at is not null as closed from tasks t join scenarios s on s.id = t.scenario_id
       where s.withdrawn_at is not null`,
    );
    expect(task?.closed).toBe(true);
    expect(
      await query(`select 1 from slots where task_id = $1 and state in ('open', 'claimed')`, [task?.id]),
    ).toEqual([]);
    const answers = await query<{ answer: MoralJudgmentAnswer }>(
      `select answer from judgments where task_id = $1`,
      [task?.id],
    );
    expect(answers.length).toBeGreaterThanOrEqual(2);
    for (const { answer: kept } of answers) {
      expect(kept).toMatchObject({ verdict: 'NTA', acceptability: 1 });
      expect(Object.keys(kept)).not.toContain('spans');
      expect(Object.keys(kept)).not.toContain('changingFact');
      expect(['', 'Ladders can be replaced.']).toContain(kept.rationale);
    }
    const person = study.people[0]?.id ?? '';
    const late = await app.module.get(JudgmentService).revise(person, {
      taskId: task?.id ?? '',
      idempotencyKey: newId(clock),
      answer: answer(SENTENCE),
    });
    expect(late).toMatchObject({ kind: 'claim_lost', message: expect.stringContaining('deleted') });
    expect(await findInDatabase(app.database.dataSource, WORD)).toEqual([]);
  });

  it('refuses every other change of what is frozen', async () => {
    await expect(query(`update release_rows set line = ''`)).rejects.toThrow('immutable');
    await expect(query(`update judgments set answer = answer || '{"rationale": ""}'`)).rejects.toThrow(
      'append-only',
    );
    const change = app.database.dataSource.transaction(async (manager) => {
      await manager.query(`set local ethogram.purging = 'on'`);
      await manager.query(`update judgments set answer = answer || '{"verdict": "YTA"}'`);
    });
    await expect(change).rejects.toThrow('append-only');
  });

  it('leaves the row out of the export, checks the others and lists its key', async () => {
    const exports = app.module.get(ReleaseExport);
    const lines = (await text(exports.stream(release.id))).trim().split('\n');
    expect(lines).toHaveLength(release.rowCount - 1);
    const manifest = await exports.manifest(release.id);
    expect(manifest).toMatchObject({ rowsInFile: release.rowCount - 1, contentHash: release.contentHash });
    expect(manifest.revoked).toEqual([
      { key: expect.stringMatching(/^scenario:[0-9a-f]{64}$/), revokedAt: expect.any(String) },
    ]);
    const keys = lines.map((line) => (JSON.parse(line) as { key: string }).key);
    expect(keys).not.toContain(manifest.revoked[0]?.key);
    const rows = [];
    for await (const row of app.module.get(ReleaseService).rows(release.id)) rows.push(row);
    expect(rows).toHaveLength(release.rowCount - 1);
    await query(`alter table release_rows disable trigger user`);
    await query(`update release_rows set line = replace(line, 'Fair', 'Foul') where purged_at is null`);
    await expect(text(exports.stream(release.id))).rejects.toThrow('no longer matches');
    await query(`update release_rows set line = replace(line, 'Foul', 'Fair') where purged_at is null`);
    await query(`alter table release_rows enable trigger user`);
  });

  it('keeps the score of what models were asked, without the text', async () => {
    expect(await query(`select score, prompt = '[]' as empty, text from samples order by position`)).toEqual([
      { score: 0.25, empty: true, text: null },
      { score: 0.25, empty: false, text: expect.any(String) },
    ]);
  });

  it('is not undone by an import, of any source', async () => {
    for (const sourceId of [study.sourceId, otherSourceId]) {
      const { posts } = await store(sourceId, [doomed]);
      expect(posts).toEqual({ stored: 0, deleted: 1, duplicate: 0 });
    }
    expect(await findInDatabase(app.database.dataSource, WORD)).toEqual([]);
    const first = { ...doomed, fullname: 't3_neverseen', id: 'neverseen' };
    await store(study.sourceId, [{ ...first, state: 'removed', title: '', body: '' }]);
    expect(await store(study.sourceId, [first])).toMatchObject({ posts: { stored: 0, deleted: 1 } });
    expect(await findInDatabase(app.database.dataSource, 'neverseen')).toEqual([]);
  });

  it('is known to whatever was made of the post', async () => {
    const [run] = await query<{ id: string }>(`select id from runs`);
    const asked = await app.module.get(SamplePurge).ofRuns([run?.id ?? '']);
    expect(asked).toEqual(new Map([[run?.id, 1]]));
  });

  it('finds its way into a release that is made at the same time', async () => {
    const [raced, other] = [rawPost(50), rawPost(51)];
    const { study: racing, people } = await openMoralStudy(app, { posts: [raced, other], people: 1 });
    await answerTasks(app, { study: racing, person: people[0] as OpenStudy['people'][number] }, () =>
      answer('Fair.'),
    );
    let making: Promise<Release> | undefined;
    await app.database.dataSource.transaction(async (manager) => {
      const gone = [{ fullname: raced.fullname, state: 'DELETED' } as const];
      await app.module.get(PurgeService).purgePosts(manager, gone, new Date());
      making = app.module.get(ReleaseService).create(null, {
        studyId: racing.id,
        minimumJudgments: 1,
        seed: 3,
        ratios: { ...ratios, train: 1, validation: 0, test: 0 },
      });
      // It has read the study, and waits to learn whether the purge comes to its end.
      await new Promise((resolve) => setTimeout(resolve, 500));
    });
    const made = await making;
    expect(made?.rowCount).toBe(1);
    expect(made?.manifest.leftOut.withdrawn).toBe(1);
    expect(await findInDatabase(app.database.dataSource, raced.body)).toEqual([]);
  });

  it('of a comment leaves only its tombstone, and has the votes counted again', async () => {
    const voted = rawPost(2).fullname;
    const loud = { ...comment('c9', `YTA, says the ${WORD}.`), linkFullname: voted, parentFullname: voted };
    await store(study.sourceId, [], [loud]);
    await app.module.get(PostService).recomputeVerdicts(study.sourceId);
    await store(study.sourceId, [], [{ ...loud, state: 'deleted', body: '' }]);
    expect(await findInDatabase(app.database.dataSource, WORD)).toEqual([]);
    expect(await findInDatabase(app.database.dataSource, 't1_c9')).toEqual([]);
    expect(await query(`select verdict_stale from posts where fullname = $1`, [voted])).toEqual([
      { verdict_stale: true },
    ]);
    expect(await store(study.sourceId, [], [loud])).toMatchObject({ comments: { stored: 0, deleted: 1 } });
  });

  it('takes over what was known to be deleted before tombstones had keys', async () => {
    const old = rawPost(900, { title: 'A post from before', body: tale(900) });
    await store(otherSourceId, [old]);
    await query(`insert into tombstones (key, reason, deleted_at) values ($1, 'REMOVED', '2026-01-02Z')`, [
      `named:${old.fullname}`,
    ]);
    await app.module.get(NamedTombstones).onApplicationBootstrap();
    expect(await findInDatabase(app.database.dataSource, old.fullname)).toEqual([]);
    expect(await query(`select 1 from tombstones where key like 'named:%'`)).toEqual([]);
    expect(
      await query(
        `select deleted_at from tombstones where reason = 'REMOVED' and deleted_at = '2026-01-02Z'`,
      ),
    ).toHaveLength(1);
    expect(await store(study.sourceId, [old])).toMatchObject({ posts: { stored: 0, deleted: 1 } });
  });
});

describe('an uploaded file', () => {
  it('is deleted after two days, unless an open run still reads it', async () => {
    const files = app.module.get(FileService);
    const blobs = app.module.get(BlobStore);
    const viewer = { personId: study.people[0]?.id ?? '', roles: ['CURATOR'] } as unknown as Viewer;
    const [young, old, read] = [
      await files.store(viewer, 'young.jsonl', Readable.from(['{}'])),
      await files.store(viewer, 'old.jsonl', Readable.from(['{}'])),
      await files.store(viewer, 'read.jsonl', Readable.from(['{}'])),
    ];
    await app.module
      .get(ImportService)
      .startImport(null, { sourceId: otherSourceId, files: await files.runFiles([read.id]) });
    await query(`update uploaded_files set created_at = now() - interval '2 days' where id <> $1`, [
      young.id,
    ]);
    await app.module.get(DiscardUploadsJob).discard();
    const kept = await query<{ id: string }>(`select id from uploaded_files order by name`);
    expect(kept.map(({ id }) => id)).toEqual([read.id, young.id]);
    expect(await blobs.exists(`uploads/${old.id}`)).toBe(false);
    expect(await blobs.exists(`uploads/${read.id}`)).toBe(true);
    await query(`update collection_run_files set state = 'SUCCEEDED'`);
    await app.module.get(DiscardUploadsJob).discard();
    expect(await blobs.exists(`uploads/${read.id}`)).toBe(false);
  });
});
