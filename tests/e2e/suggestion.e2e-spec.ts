import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { accessibilityProblems, launchBrowser, openContext, picture } from './annotator-browser.js';
import { newLink } from './annotator-scene.js';
import { query } from './demo-database.js';
import { GraphqlSession } from './graphql-session.js';
import { importDemoThreads, makeScenarios, personWithLink } from './loop-scene.js';
import { removePlatforms, type RunningPlatform, startPlatform, waitFor } from './platform-process.js';

const MINUTE = 60_000;
const REASON = 'The promise was made first, and nobody was asked before it was broken.';

let platform: RunningPlatform;
let browser: Browser;
let owner: GraphqlSession;
let studyId: string;
let annotatorId: string;
let context: BrowserContext;
let page: Page;
const problems: string[] = [];

/** One annotator in a study in which a model says the same to everything, and everybody is shown it. */
async function setScene(): Promise<void> {
  const sourceId = await importDemoThreads(owner);
  await makeScenarios(owner, sourceId);
  annotatorId = (await personWithLink(owner, 'Anna Annotator', 'ANNOTATOR')).id;
  const { createStudy } = await owner.ask<{ createStudy: { id: string } }>(
    `mutation ($input: CreateStudyInput!) { createStudy(input: $input) { id } }`,
    {
      input: {
        name: 'With a model beside',
        kind: 'MORAL_JUDGMENT',
        guideline: 'Read, then judge.',
        sourceId,
      },
    },
  );
  studyId = createStudy.id;
  const { tasks } = await owner.ask<{ tasks: { items: { scenario: { id: string } }[] } }>(
    `query ($studyId: ID!) { tasks(filter: { studyId: $studyId }, page: { limit: 100 }) { items { scenario { id } } } }`,
    { studyId },
  );
  const lines = tasks.items.map(({ scenario }) =>
    JSON.stringify({
      scenario: scenario.id,
      verdict: 'YTA',
      acceptability: -2,
      values: [{ value: 'benevolence-dependability', direction: 'constrained' }],
      reason: REASON,
    }),
  );
  const { importSuggestions } = await owner.ask<{
    importSuggestions: { stored: number; problems: unknown[] };
  }>(
    `mutation ($input: ImportSuggestionsInput!) { importSuggestions(input: $input) { stored problems { line problem } } }`,
    { input: { studyId, lines, model: 'steady-1', revision: 'r1' } },
  );
  expect(importSuggestions).toEqual({ stored: lines.length, problems: [] });
  await owner.ask(
    `mutation ($input: StudySuggestionsInput!, $id: ID!, $people: [ID!]!) {
       setStudySuggestions(input: $input) { id } addStudyPeople(studyId: $id, personIds: $people) { id } openStudy(id: $id) { id } }`,
    { input: { studyId, share: 1, model: 'steady-1' }, id: studyId, people: [annotatorId] },
  );
}

beforeAll(async () => {
  platform = await startPlatform({ args: ['--no-demo'] });
  owner = await GraphqlSession.open(platform.signInUrl);
  await setScene();
  browser = await launchBrowser();
  context = await openContext(browser, problems);
  page = await context.newPage();
  await page.goto(await newLink(owner, annotatorId));
  await page.getByTestId('study-card').first().waitFor();
  await page.goto(`${platform.url}/annotate/studies/${studyId}`);
}, 5 * MINUTE);

afterAll(async () => {
  await browser?.close();
  await platform?.stop();
  await removePlatforms();
}, MINUTE);

/** Judges the situation on the screen: not wrong, somewhat acceptable, fairly certain. Returns the task. */
async function judge(): Promise<string> {
  const task = page.getByTestId('task');
  await task.waitFor();
  const id = (await task.getAttribute('data-task-id')) ?? '';
  for (const key of ['2', 'f', 'r', 'Enter']) await page.keyboard.press(key);
  return id;
}

interface Exposure {
  readonly arm: string;
  readonly reason: string | null;
  readonly outcome: string | null;
  readonly shown: boolean;
}

const exposureOf = async (taskId: string): Promise<Exposure | undefined> =>
  (
    await query<Exposure>(
      platform.dataDir,
      `select arm, reason, outcome, shown_at is not null as shown from suggestion_exposures where task_id = '${taskId}'`,
    )
  )?.[0];

/** Until the server has heard what was done with the suggestion. */
async function settledAs(taskId: string, outcome: string): Promise<void> {
  await waitFor(`the outcome ${outcome}`, 20, async () =>
    (await exposureOf(taskId))?.outcome === outcome ? true : undefined,
  );
}

describe('what a model answered, beside one’s own answer', () => {
  it(
    'comes after saving and is put away with one key',
    async () => {
      const task = await judge();
      await page.getByTestId('suggestion').waitFor();
      expect(await page.getByTestId('own-answer').textContent()).toContain('NTA');
      expect(await page.getByTestId('suggested-answer').textContent()).toContain(REASON);
      problems.push(...(await accessibilityProblems(page, 'suggestion')));
      await page.keyboard.press('k');
      await page.locator(`[data-testid="task"]:not([data-task-id="${task}"])`).waitFor();
      await page.getByTestId('outbox-state').and(page.locator('[data-state="saved"]')).waitFor();
      await settledAs(task, 'KEPT');
    },
    2 * MINUTE,
  );

  it(
    'can change one’s mind, and leaves the first answer the one that counts',
    async () => {
      const task = await judge();
      await page.getByTestId('suggestion').waitFor();
      await page.keyboard.press('c');
      await page.getByTestId('submit').waitFor();
      await picture(page, 'annotator-suggestion-change');
      await page.keyboard.press('1');
      await page.keyboard.press('Enter');
      await page.locator(`[data-testid="task"]:not([data-task-id="${task}"])`).waitFor();
      await settledAs(task, 'CHANGED');
      const rows = await query(
        platform.dataDir,
        `select answer->>'verdict' as verdict, current, after_suggestion as after from judgments where task_id = '${task}' order by revision`,
      );
      expect(rows).toEqual([
        { verdict: 'NTA', current: true, after: false },
        { verdict: 'YTA', current: false, after: true },
      ]);
      await page.goto(`${platform.url}/annotate/studies/${studyId}/answers`);
      expect(await page.getByTestId('answer').first().textContent()).toContain('YTA');
      await page.goto(`${platform.url}/annotate/studies/${studyId}`);
    },
    2 * MINUTE,
  );

  it(
    'goes with the page when that is closed on it, and the work goes on plainly',
    async () => {
      const task = await judge();
      await page.getByTestId('suggestion').waitFor();
      await page.reload();
      await page.locator(`[data-testid="task"]:not([data-task-id="${task}"])`).waitFor();
      expect(await exposureOf(task)).toEqual({ arm: 'SHOWN', reason: null, outcome: null, shown: true });
    },
    2 * MINUTE,
  );

  it(
    'does not come to answers given without a connection',
    async () => {
      await page.getByTestId('task').waitFor();
      // Nothing is on its way when the connection goes: an answer that got through could be followed by one.
      await page.waitForLoadState('networkidle');
      await context.setOffline(true);
      // The service worker's side of the browser hears of it a little later.
      await context.route('**/graphql', (route) => route.abort('internetdisconnected'));
      const task = await judge();
      await page.locator(`[data-testid="task"]:not([data-task-id="${task}"])`).waitFor();
      await context.unroute('**/graphql');
      await context.setOffline(false);
      await page.getByTestId('outbox-state').and(page.locator('[data-state="saved"]')).waitFor();
      expect(await page.getByTestId('suggestion').count()).toBe(0);
      expect(await exposureOf(task)).toEqual({
        arm: 'HELD_BACK',
        reason: 'OFFLINE',
        outcome: null,
        shown: false,
      });
    },
    2 * MINUTE,
  );

  it(
    'is brought in and weighed by the curator',
    async () => {
      const curator = await personWithLink(owner, 'Carl Curator', 'CURATOR');
      const other = await openContext(browser, problems);
      const console = await other.newPage();
      await console.goto(curator.url);
      await console.goto(`${platform.url}/console/studies/${studyId}/quality`);
      await console.getByRole('img', { name: 'Same verdict as the model' }).waitFor();
      await console.setInputFiles('input[type=file]', {
        name: 'bad.jsonl',
        mimeType: 'application/json',
        buffer: Buffer.from('{"scenario": "nobody", "verdict": "YTA"}\nno json\n'),
      });
      await console.getByText('Line 2: This is no JSON object.').waitFor();
      const shown = console.getByRole('row', { name: /^Shown/ });
      expect(await shown.textContent()).toContain('1 · 1 · 1');
      problems.push(...(await accessibilityProblems(console, 'suggestions', 'console')));
      expect(problems).toEqual([]);
      await other.close();
    },
    2 * MINUTE,
  );
});
