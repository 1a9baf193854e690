import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { PeopleService } from '@ethogram/accounts';
import { text as textOf } from 'node:stream/consumers';
import { StudyService } from '@ethogram/annotation';
import { type Scenario, ScenarioReviewService, ScenarioService } from '@ethogram/corpus';
import { sha256Hex } from '@ethogram/core';
import { ReleaseExport, ReleaseService } from '@ethogram/datasets';
import type { Viewer } from '@ethogram/platform';
import {
  answerTasks,
  createScenarios,
  createTestApplication,
  openMoralStudy,
  rawPosts,
  rawPost,
  tale,
  type TestApplication,
} from '@ethogram/testing';

let app: TestApplication;
let scenarios: ScenarioService;
let reviews: ScenarioReviewService;
let curator: Viewer;
let numbers = 5_000;

beforeAll(async () => {
  app = await createTestApplication();
  scenarios = app.module.get(ScenarioService);
  reviews = app.module.get(ScenarioReviewService);
  const person = await app.module
    .get(PeopleService)
    .create(null, { displayName: 'Cora', roles: ['CURATOR'] });
  curator = { personId: person.id, displayName: 'Cora', roles: ['CURATOR'] };
});

afterAll(async () => {
  await app.close();
});

/** The scenarios of posts with these words before a text of their own, in the order given. */
async function made(...openings: readonly string[]): Promise<{ sourceId: string; list: Scenario[] }> {
  const posts = openings.map((opening) => {
    numbers += 1;
    return rawPost(numbers, { body: `${opening} ${tale(numbers)}` });
  });
  const { sourceId } = await createScenarios(app, posts);
  const found = await scenarios.ofSource(sourceId);
  const list = posts.map(({ fullname }) => found.find(({ thread }) => thread === fullname));
  return { sourceId, list: list.filter((scenario) => scenario !== undefined) };
}

/** The place of words in a text, in code points. */
function span(text: string, words: string): { start: number; end: number } {
  const start = Array.from(text.slice(0, text.indexOf(words))).length;
  return { start, end: start + Array.from(words).length };
}

async function audited(action: string, subjectId: string): Promise<number> {
  const [row]: { entries: number }[] = await app.database.dataSource.query(
    `select count(*)::int as entries from audit_entries where action = $1 and subject_id = $2 and person_id = $3`,
    [action, subjectId, curator.personId],
  );
  return row?.entries ?? 0;
}

describe('a scenario', () => {
  it('waits for a person when it may name somebody, a street, a day or the verdict, and else does not', async () => {
    const { list } = await made(
      'My friends call me YTA for it.',
      'My name is Ottokar.',
      'We live at 12 Main Street.',
      'Her birthday is 4/11.',
      'On 12 March 2020 I wrote to u/somebody.',
    );
    expect(list.map(({ reviewState }) => reviewState)).toEqual([
      'WAITING',
      'WAITING',
      'WAITING',
      'WAITING',
      'NOT_NEEDED',
    ]);
    expect(list.map(({ reviewReasons }) => reviewReasons)).toEqual([
      ['REVEALS_VERDICT'],
      ['NAME'],
      ['STREET'],
      ['DATE'],
      [],
    ]);
    expect(list[4]?.text).toContain('On [date] I wrote to [user].');
  });

  it('is in no study before it is approved, nor when it is rejected', async () => {
    const { sourceId, list } = await made('My name is Ottokar.', 'My name is Philippa.', 'Plain.');
    const [first, second, plain] = list.map(({ id }) => id);
    const usable = async (): Promise<string[]> =>
      (await scenarios.usable({ sourceId })).map(({ id }) => id).sort();
    expect(await usable()).toEqual([plain]);
    const study = { name: 's', kind: 'MORAL_JUDGMENT', guideline: 'g' } as const;
    const named = app.module.get(StudyService).create(null, { ...study, scenarioIds: [first ?? ''] });
    await expect(named).rejects.toMatchObject({
      code: 'BAD_INPUT',
      message: expect.stringContaining('waits for review'),
    });
    await reviews.review(curator, { id: first ?? '', decision: 'APPROVE', redact: [] });
    await reviews.review(curator, { id: second ?? '', decision: 'REJECT', redact: [] });
    expect(await usable()).toEqual([first, plain].sort());
    const page = await scenarios.list(undefined, undefined, { sourceId, reviewState: 'REJECTED' });
    expect(page.items.map(({ id }) => id)).toEqual([second]);
    expect(await audited('approved', first ?? '')).toBe(1);
    expect(await audited('rejected', second ?? '')).toBe(1);
  });

  it('is redacted further while it waits, and frozen afterwards', async () => {
    const { list } = await made('🚗 u/aa says my name is Ottokar Quist, ask a@b.example.');
    const [scenario] = list;
    if (!scenario) throw new Error('no scenario');
    const place = span(scenario.text, 'Ottokar Quist');
    const reviewed = await reviews.review(curator, {
      id: scenario.id,
      decision: 'APPROVE',
      redact: [{ ...place, kind: 'user' }],
    });
    expect(reviewed.text).toContain('🚗 [user] says my name is [user], ask [email].');
    expect(reviewed.textHash).toBe(sha256Hex(reviewed.text));
    expect(reviewed).toMatchObject({ reviewState: 'APPROVED', reviewedBy: curator.personId });
    expect(reviewed.redactions).toMatchObject({ user: 2, email: 1 });
    expect(await scenarios.get(scenario.id)).toEqual(reviewed);
    const originals = (await reviews.redactions(curator, scenario.id)).map(({ original }) => original);
    expect(originals).toEqual(['u/aa', 'Ottokar Quist', 'a@b.example']);
    const again = reviews.review(curator, { id: scenario.id, decision: 'REJECT', redact: [] });
    await expect(again).rejects.toMatchObject({ code: 'CONFLICT' });
    const change = app.database.dataSource.query(`update scenarios set text = 'x' where id = $1`, [
      scenario.id,
    ]);
    await expect(change).rejects.toThrow('does not change');
  });

  it('keeps its text when a span is none, or when two decide at once only one does', async () => {
    const { list } = await made('My name is Ottokar.', 'My name is Philippa.');
    const [bad, raced] = list;
    const wrong = reviews.review(curator, {
      id: bad?.id ?? '',
      decision: 'APPROVE',
      redact: [{ start: 0, end: 1_000_000, kind: 'user' }],
    });
    await expect(wrong).rejects.toMatchObject({ code: 'BAD_INPUT' });
    expect(await scenarios.get(bad?.id ?? '')).toEqual(bad);
    const decisions = await Promise.allSettled(
      (['APPROVE', 'REJECT'] as const).map((decision) =>
        reviews.review(curator, { id: raced?.id ?? '', decision, redact: [] }),
      ),
    );
    expect(decisions.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
  });

  it('that was redacted until it equals another joins its cluster', async () => {
    numbers += 1;
    const words = tale(numbers);
    const { list } = await made(`Hello. ${words}`, `My name is Ottokar. ${words}`);
    const [plain, named] = list;
    if (!plain || !named) throw new Error('no scenarios');
    const reviewed = await reviews.review(curator, {
      id: named.id,
      decision: 'APPROVE',
      redact: [{ ...span(named.text, 'Ottokar'), kind: 'user' }],
    });
    const bands = 'select count(*)::int as bands from scenario_bands where scenario_id = $1';
    expect(await app.database.dataSource.query(bands, [named.id])).toEqual([{ bands: 16 }]);
    expect(reviewed.duplicateHash).not.toBe(named.duplicateHash);
  });
});

describe('what was redacted', () => {
  it('is told to those allowed, each time with an entry in the audit', async () => {
    const { list } = await made('Write to u/hidden_name at secret@hidden.example, 555-010-4477.');
    const id = list[0]?.id ?? '';
    const map = await reviews.redactions(curator, id);
    expect(map).toEqual([
      { kind: 'user', placeholder: '[user]', original: 'u/hidden_name' },
      { kind: 'email', placeholder: '[email]', original: 'secret@hidden.example' },
      { kind: 'phone', placeholder: '[phone]', original: '555-010-4477' },
    ]);
    expect(await audited('looked-at-redactions', id)).toBe(1);
    await reviews.redactions(curator, id);
    expect(await audited('looked-at-redactions', id)).toBe(2);
  });

  it('is in no table but its own', async () => {
    await made('Write to u/very_hidden_name today.');
    const tables: { table: string; column: string }[] = await app.database.dataSource.query(
      `select table_name as table, column_name as column from information_schema.columns
       where table_schema = 'public' and data_type in ('text', 'jsonb', 'ARRAY', 'json')`,
    );
    const holding: string[] = [];
    for (const { table, column } of tables) {
      const [row] = await app.database.dataSource.query(
        `select exists (select 1 from "${table}" where "${column}"::text like '%very_hidden_name%') as holds`,
      );
      if (row.holds) holding.push(`${table}.${column}`);
    }
    expect(holding.sort()).toEqual(['posts.body', 'redaction_maps.redactions']);
  });

  it('is in no release and no file of one', async () => {
    const secrets = [
      'u/secret_person',
      'mail@secret.example',
      'https://secret.example/page',
      '+49 30 1234567',
    ];
    const posts = rawPosts(6, (number) => ({
      title: `AITA for telling ${secrets[0]}?`,
      body: `${secrets.join(' or ')} on 12 March 2021: ${tale(7_000 + number)}`,
    }));
    const opened = await openMoralStudy(app, { posts, people: 1 });
    const [person] = opened.people;
    if (!person) throw new Error('no person');
    await answerTasks(app, { study: opened.study, person }, () => ({
      kind: 'moral_judgment',
      verdict: 'NTA',
      acceptability: 1,
      values: [],
      confidence: 3,
      rationale: '',
    }));
    const release = await app.module.get(ReleaseService).create(null, {
      studyId: opened.study.id,
      minimumJudgments: 1,
      seed: 1,
      ratios: { train: 0.6, validation: 0.2, test: 0.2 },
    });
    const file = await textOf(app.module.get(ReleaseExport).stream(release.id));
    expect(file.split('\n').filter((line) => line !== '')).toHaveLength(6);
    expect(file).toContain('[user] or [email] or [link] or [phone] on [date]');
    const stored = JSON.stringify(
      await app.database.dataSource.query(
        `select * from releases, release_rows where release_id = releases.id`,
      ),
    );
    for (const secret of [...secrets, '12 March 2021']) {
      expect(file).not.toContain(secret);
      expect(stored).not.toContain(secret);
    }
    expect(file).not.toMatch(/redactionMap|original/);
  });
});
