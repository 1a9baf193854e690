import { createHash } from 'node:crypto';
import { text } from 'node:stream/consumers';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { JudgmentService, type Task } from '@ethogram/annotation';
import {
  type JudgmentAnswer,
  newId,
  SeededRandom,
  SystemClock,
  type ValueAtStake,
  VERDICTS,
} from '@ethogram/core';
import { PostService, ScenarioService } from '@ethogram/corpus';
import {
  type CreateReleaseRequest,
  type MoralRowContent,
  type Release,
  ReleaseExport,
  ReleaseService,
  type SurveyRowContent,
} from '@ethogram/datasets';
import type { RawPost } from '@ethogram/reddit';
import { InstrumentService } from '@ethogram/surveys';
import {
  answerTasks,
  createTestApplication,
  openMoralStudy,
  openStudy,
  type OpenStudy,
  rawPost,
  rawPosts,
  type TestApplication,
} from '@ethogram/testing';

const ratios = { train: 0.6, validation: 0.2, test: 0.2 };
const nature: ValueAtStake = { value: 'universalism-nature', direction: 'constrained' };
let app: TestApplication;
let releases: ReleaseService;
let nextPost = 1_000;

beforeAll(async () => {
  app = await createTestApplication();
  releases = app.module.get(ReleaseService);
});
afterAll(() => app.close());

function requestFor(studyId: string, changes: Partial<CreateReleaseRequest> = {}): CreateReleaseRequest {
  return { studyId, minimumJudgments: 1, seed: 3, ratios, ...changes };
}

/** The same answer to the same text on every machine, another one for every person. */
async function answerByText(
  on: TestApplication,
  task: Task,
  person: number,
  note = '',
): Promise<JudgmentAnswer> {
  const { textHash } = await on.module.get(ScenarioService, { strict: false }).get(task.scenarioId ?? '');
  const random = SeededRandom.from(textHash, person, note);
  const values = random.next() < 0.5 ? [nature] : [];
  return {
    kind: 'moral_judgment',
    verdict: random.pick(VERDICTS),
    acceptability: random.integer(5) - 2,
    values,
    confidence: 3,
    rationale: `reason ${note}`,
  };
}

async function judgeAll(on: TestApplication, { study, people }: OpenStudy, limit?: number): Promise<void> {
  for (const [number, person] of people.entries()) {
    await answerTasks(on, { study, person, ...(limit === undefined ? {} : { limit }) }, (task) =>
      answerByText(on, task, number),
    );
  }
}

async function rowsOf(release: Release): Promise<MoralRowContent[]> {
  const rows: MoralRowContent[] = [];
  for await (const { content } of releases.rows(release.id)) rows.push(content as MoralRowContent);
  return rows;
}

/** Posts no other test has: a text is made into a scenario once. */
function freshPosts(count: number): RawPost[] {
  const from = nextPost;
  nextPost += count;
  return Array.from({ length: count }, (_, index) => rawPost(from + index));
}

function exported(release: Release): Promise<string> {
  return text(app.module.get(ReleaseExport).stream(release.id));
}

describe('a release', () => {
  let opened: OpenStudy;
  let first: Release;

  beforeAll(async () => {
    // Two posts an author, so that groups have two rows.
    const posts = rawPosts(30, (number) => ({ authorName: `author-${Math.floor(number / 2)}` }));
    opened = await openMoralStudy(app, { posts, people: 3 });
    await judgeAll(app, opened);
    first = await releases.create(null, requestFor(opened.study.id));
  });

  it('holds one row a scenario, every judgment of it, and no person by id or name', async () => {
    const rows = await rowsOf(first);
    expect(rows).toHaveLength(30);
    expect(rows.every((row) => row.judgments.length === 3 && row.scenario.text !== null)).toBe(true);
    expect(first).toMatchObject({ version: '1.0.0', kind: 'MORAL_JUDGMENT', rowCount: 30 });
    const file = await exported(first);
    for (const { id, displayName } of opened.people) {
      expect(file).not.toContain(id);
      expect(file).not.toContain(displayName);
    }
    expect(new Set(rows.flatMap((row) => row.judgments.map((judgment) => judgment.annotator))).size).toBe(3);
  });

  it('keeps all posts of an author in one split', async () => {
    const rows = await rowsOf(first);
    const groups = Map.groupBy(rows, (row) => row.group);
    expect(groups.size).toBe(15);
    for (const members of groups.values()) {
      expect(members).toHaveLength(2);
      expect(new Set(members.map((member) => member.split)).size).toBe(1);
    }
    expect(first.counts).toEqual([
      { split: 'train', rows: 18, groups: 9 },
      { split: 'validation', rows: 6, groups: 3 },
      { split: 'test', rows: 6, groups: 3 },
    ]);
  });

  it('is the one there is when it is made again, even by several people at once', async () => {
    const again = await Promise.all(
      Array.from({ length: 4 }, () => releases.create(null, requestFor(opened.study.id))),
    );
    expect(new Set(again.map((release) => release.id))).toEqual(new Set([first.id]));
  });

  it('exports the same bytes every time, and they are what was hashed', async () => {
    const [one, two] = [await exported(first), await exported(first)];
    expect(two).toBe(one);
    expect(createHash('sha256').update(one).digest('hex')).toBe(first.fileHash);
    expect(
      one
        .trimEnd()
        .split('\n')
        .map((line) => (JSON.parse(line) as { key: string }).key),
    ).toHaveLength(30);
  });

  it('tells what is at stake in each scenario and which split it is in', async () => {
    const stakes = await releases.scenarioStakes(first.id);
    const rows = await rowsOf(first);
    expect(stakes).toHaveLength(30);
    expect(stakes.filter(({ stakes: values }) => values.length > 0)).toHaveLength(
      rows.filter((row) => row.aggregate.values.length > 0).length,
    );
    expect(stakes.some(({ stakes: values }) => values[0]?.direction === 'constrained')).toBe(true);
  });

  it.each([
    `update releases set name = 'other'`,
    `delete from releases`,
    `truncate releases cascade`,
    `update release_rows set line = '{}'`,
    `delete from release_rows`,
    `truncate release_rows cascade`,
    `insert into release_rows (release_id, position, key, split, line) select id, 999, 'late', 'test', '{}' from releases limit 1`,
  ])('cannot be changed by: %s', async (statement) => {
    await expect(app.database.dataSource.query(statement)).rejects.toThrow(/immutable/);
  });

  it('refuses to export rows that were changed behind the back of the database rules', async () => {
    const runner = app.database.dataSource.createQueryRunner();
    const change = (line: string) =>
      runner.query(`update release_rows set line = $2 where release_id = $1 and position = 0`, [
        first.id,
        line,
      ]);
    const [{ line }] = (await runner.query(
      `select line from release_rows where release_id = $1 and position = 0`,
      [first.id],
    )) as [{ line: string }];
    await runner.query(`set session_replication_role = replica`);
    await change('{"forged":true}');
    await expect(exported(first)).rejects.toThrow('no longer matches its hash');
    await change(line);
    await runner.query(`set session_replication_role = default`);
    await runner.release();
    await expect(exported(first)).resolves.toContain('"judgments"');
  });

  it('has the same content hash on another installation with other ids, another secret and another order', async () => {
    const other = await createTestApplication({
      env: { ETHOGRAM_SECRET: 'another secret, thirty-two letters' },
    });
    const posts = rawPosts(30, (number) => ({ authorName: `author-${Math.floor(number / 2)}` })).reverse();
    const there = await openMoralStudy(other, { posts, people: 3 });
    await judgeAll(other, there);
    const release = await other.module.get(ReleaseService).create(null, requestFor(there.study.id));
    await other.close();
    expect(release.contentHash).toBe(first.contentHash);
    expect(release.fileHash).not.toBe(first.fileHash);
  });
});

describe('the versions of a study', () => {
  it('follow what happened to the rows: added, moved to another split, revised', async () => {
    const opened = await openMoralStudy(app, { posts: freshPosts(40), people: 1 });
    const [person] = opened.people;
    if (!person) throw new Error('Nobody is in the study.');
    const answer = (task: Task) => answerByText(app, task, 0);
    await answerTasks(app, { study: opened.study, person, limit: 20 }, answer);
    const first = await releases.create(null, requestFor(opened.study.id));
    await answerTasks(app, { study: opened.study, person }, answer);
    const second = await releases.create(null, requestFor(opened.study.id));
    expect([first.version, second.version]).toEqual(['1.0.0', '1.1.0']);
    expect(second.manifest.splitsKeptFrom).toEqual({ version: '1.0.0', contentHash: first.contentHash });
    const after = new Map((await rowsOf(second)).map((row) => [row.key, row.split]));
    for (const row of await rowsOf(first)) expect(after.get(row.key)).toBe(row.split);
    // Whole groups in five strata: a split may miss its share by a row or two.
    const shares = second.counts.map(({ rows }, index) => Math.abs(rows - ([24, 8, 8][index] ?? 0)));
    expect(Math.max(...shares)).toBeLessThanOrEqual(2);

    const reshuffled = await releases.create(null, requestFor(opened.study.id, { seed: 99 }));
    expect(reshuffled.version).toBe('2.0.0');
    // The first seed again is the release there was, and not a third arrangement.
    expect((await releases.create(null, requestFor(opened.study.id))).id).toBe(second.id);

    const [task] = (await app.database.dataSource.query(
      `select task_id as id from judgments where study_id = $1 limit 1`,
      [opened.study.id],
    )) as [{ id: string }];
    const revised: JudgmentAnswer = {
      kind: 'moral_judgment',
      verdict: 'INFO',
      acceptability: 0,
      values: [],
      confidence: 1,
      rationale: 'changed my mind',
    };
    const idempotencyKey = newId(new SystemClock());
    await app.module
      .get(JudgmentService, { strict: false })
      .revise(person.id, { taskId: task.id, idempotencyKey, answer: revised });
    expect((await releases.create(null, requestFor(opened.study.id, { seed: 99 }))).version).toBe('2.0.1');
  });
});

describe('what a release may hold', () => {
  it('leaves out scenarios with too few judgments and says how many', async () => {
    const opened = await openMoralStudy(app, { posts: freshPosts(6), people: 2 });
    const [one, two] = opened.people;
    if (!one || !two) throw new Error('Two people are needed.');
    await answerTasks(app, { study: opened.study, person: one }, (task) => answerByText(app, task, 0));
    await answerTasks(app, { study: opened.study, person: two, limit: 2 }, (task) =>
      answerByText(app, task, 1),
    );
    const release = await releases.create(null, requestFor(opened.study.id, { minimumJudgments: 2 }));
    expect(release.rowCount).toBe(2);
    expect(release.manifest.leftOut).toEqual({
      belowMinimum: 4,
      notPermitted: 0,
      withdrawn: 0,
      damagedSpans: 0,
      filtered: 0,
      wouldLeak: 0,
      undated: 0,
    });
    await expect(releases.create(null, requestFor(opened.study.id, { minimumJudgments: 3 }))).rejects.toThrow(
      '3 or more judgments',
    );
  });

  it('holds hashes and no words where the source does not let its text be published', async () => {
    const opened = await openMoralStudy(app, {
      posts: freshPosts(5),
      people: 1,
      source: { mayPublishText: false },
    });
    await judgeAll(app, opened);
    const release = await releases.create(null, requestFor(opened.study.id));
    for (const { scenario, judgments } of await rowsOf(release)) {
      expect(scenario).toMatchObject({ title: null, text: null });
      expect(scenario.textHash).toMatch(/^[0-9a-f]{64}$/);
      expect(judgments[0]?.rationale).toBeNull();
    }
    expect(release.manifest.permissions).toMatchObject({
      mayPublishText: false,
      mayTrain: true,
      rowsWithoutText: 5,
    });
  });

  it('is refused once the source has taken back its permission to annotate', async () => {
    const opened = await openMoralStudy(app, { posts: freshPosts(3), people: 1 });
    await judgeAll(app, opened);
    await app.database.dataSource.query(`update sources set may_annotate = false where id = $1`, [
      opened.sourceId,
    ]);
    await expect(releases.create(null, requestFor(opened.study.id))).rejects.toMatchObject({
      code: 'NOT_PERMITTED_BY_SOURCE',
    });
  });

  it('drops a deleted post from the next release and revokes its row in the earlier one', async () => {
    const [deleted, ...others] = freshPosts(8);
    if (!deleted) throw new Error('There is no post to delete.');
    const opened = await openMoralStudy(app, { posts: [deleted, ...others], people: 1 });
    await judgeAll(app, opened);
    const before = await releases.create(null, requestFor(opened.study.id));
    const gone: RawPost = { ...deleted, state: 'deleted', title: '', body: '', authorName: null };
    const posts = app.module.get(PostService, { strict: false });
    await app.database.dataSource.transaction((manager) =>
      posts.storeBatch(manager, opened.sourceId, [gone], []),
    );
    const after = await releases.create(null, requestFor(opened.study.id));
    expect([after.rowCount, after.version, after.manifest.leftOut.withdrawn]).toEqual([7, '2.0.0', 1]);
    const revoked: { key: string }[] = await app.database.dataSource.query(
      `select key from release_revocations where release_id = $1`,
      [before.id],
    );
    const kept = new Set((await rowsOf(after)).map((row) => row.key));
    expect(revoked).toHaveLength(1);
    expect(kept.has(revoked[0]?.key ?? '')).toBe(false);
  });

  it('refuses shares that do not add up', async () => {
    const opened = await openMoralStudy(app, { posts: freshPosts(2), people: 1 });
    await expect(
      releases.create(
        null,
        requestFor(opened.study.id, { ratios: { train: 0.5, validation: 0.1, test: 0.1 } }),
      ),
    ).rejects.toThrow('add up to 1');
  });
});

describe('judgments that arrive while a release is made', () => {
  /** More than one batch of tasks, so that a reader without a snapshot would see several moments. */
  const TASKS = 520;

  /** Fills every slot, as if the person had answered round 0. */
  async function answerEverything(studyId: string, personId: string): Promise<void> {
    await app.database.dataSource.query(
      `update slots set state = 'done', person_id = $2 where study_id = $1`,
      [studyId, personId],
    );
    await app.database.dataSource.query(
      `insert into judgments (id, study_id, task_id, slot_id, person_id, revision, current, idempotency_key, answer, answer_hash, duration_ms, submitted_at)
       select gen_random_uuid(), study_id, task_id, id, person_id, 1, true, gen_random_uuid(), $2::jsonb, 'hash', null, now()
       from slots where study_id = $1`,
      [
        studyId,
        {
          kind: 'moral_judgment',
          verdict: 'NTA',
          acceptability: 0,
          values: [],
          confidence: 3,
          rationale: 'round 0',
        },
      ],
    );
  }

  /** Revises every answer in one transaction, so that answers of two rounds in one release were torn apart. */
  async function reviseEverything(studyId: string, round: number): Promise<void> {
    await app.database.dataSource.transaction(async (manager) => {
      await manager.query(`update judgments set current = false where study_id = $1 and current`, [studyId]);
      await manager.query(
        `insert into judgments (id, study_id, task_id, slot_id, person_id, revision, current, idempotency_key, answer, answer_hash, duration_ms, submitted_at)
         select gen_random_uuid(), study_id, task_id, slot_id, person_id, $2, true, gen_random_uuid(),
           jsonb_set(answer, '{rationale}', to_jsonb('round ' || $2::int)), answer_hash, null, now()
         from judgments where study_id = $1 and revision = $2 - 1`,
        [studyId, round + 1],
      );
    });
  }

  it('are in it all together or not at all', async () => {
    const { study, people } = await openMoralStudy(app, { posts: freshPosts(TASKS), people: 1 });
    await answerEverything(study.id, people[0]?.id ?? '');
    let stop = false;
    const revising = (async () => {
      for (let round = 1; !stop; round += 1) await reviseEverything(study.id, round);
    })();
    const made: Release[] = [];
    for (let count = 0; count < 8; count += 1) made.push(await releases.create(null, requestFor(study.id)));
    stop = true;
    await revising;
    const rounds: number[] = [];
    for (const release of made) {
      rounds.push(new Set((await rowsOf(release)).map((row) => row.judgments[0]?.rationale)).size);
    }
    expect(rounds).toEqual(made.map(() => 1));
    expect(made.every((release) => release.rowCount === TASKS)).toBe(true);
    expect(new Set(made.map((release) => release.contentHash)).size).toBeGreaterThan(1);
  });
});

describe('a survey release', () => {
  it('holds the ratings of every person by item, split by item family', async () => {
    const instrument = await app.module.get(InstrumentService, { strict: false }).byKey('ethogram-values');
    const opened = await openStudy(app, 2, { kind: 'SURVEY', instrumentId: instrument.id });
    const answer =
      (rating: number) =>
      (task: Task): JudgmentAnswer => ({
        kind: 'survey',
        ratings: task.itemIds.map((itemId) => ({ itemId, rating })),
      });
    const [one, two] = opened.people;
    if (!one || !two) throw new Error('Two people are needed.');
    await answerTasks(app, { study: opened.study, person: one }, answer(2));
    await answerTasks(app, { study: opened.study, person: two }, answer(5));
    const release = await releases.create(null, requestFor(opened.study.id));
    const rows = (await rowsOf(release)) as unknown as SurveyRowContent[];
    expect(rows).toHaveLength(320);
    expect(
      rows.every(
        (row) => row.aggregate.mean === 3.5 && row.item.text !== null && row.group === row.item.family,
      ),
    ).toBe(true);
    for (const family of Map.groupBy(rows, (row) => row.item.family).values()) {
      expect(family).toHaveLength(2);
      expect(new Set(family.map((row) => row.split)).size).toBe(1);
    }
    expect(release.manifest.instrument).toMatchObject({ key: 'ethogram-values', version: '1.0.0' });
    expect(await releases.scenarioStakes(release.id)).toEqual([]);
  });
});
