import { createHmac } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { accessibilityProblems, launchBrowser, openContext, picture } from './annotator-browser.js';
import { count } from './demo-database.js';
import { GraphqlSession } from './graphql-session.js';
import { personWithLink } from './loop-scene.js';
import { removePlatforms, type RunningPlatform, startPlatform } from './platform-process.js';

const MINUTE = 60_000;
const SECRET = 'the-secret-of-the-browser-test';
const RETURN = 'https://app.prolific.com/submissions/complete?cc=FINISHED1';

let platform: RunningPlatform;
let browser: Browser;
let owner: GraphqlSession;
let studyId: string;
let address: string;
const problems: string[] = [];

beforeAll(async () => {
  platform = await startPlatform({
    args: ['--no-demo'],
    env: { ETHOGRAM_PROLIFIC_WEBHOOK_SECRET: SECRET },
  });
  owner = await GraphqlSession.open(platform.signInUrl);
  studyId = await makeStudy();
  address = await makeLink();
  browser = await launchBrowser();
}, 3 * MINUTE);

afterAll(async () => {
  await browser?.close();
  await platform?.stop();
  await removePlatforms();
}, MINUTE);

/** Four tasks of one sentence for everybody, two more are training: right is any rating from 4. */
async function makeStudy(): Promise<string> {
  const { instruments } = await owner.ask<{ instruments: { id: string; key: string }[] }>(
    `{ instruments { id key } }`,
  );
  const instrumentId = instruments.find(({ key }) => key === 'ethogram-values')?.id;
  const survey = { instrumentId, items: 2 };
  const { createStudy } = await owner.ask<{ createStudy: { id: string } }>(
    `mutation ($input: CreateStudyInput!) { createStudy(input: $input) { id } }`,
    {
      input: {
        name: 'From beginning to end',
        kind: 'SURVEY',
        guideline: 'Answer as you see it.',
        instrumentId,
        batterySize: 1,
        personCap: 4,
        participation: {
          consent: {
            text: 'You read sentences about people.\n\nIt takes five minutes.',
            withdrawal: 'REMOVE',
          },
          qualification: { passMark: 0.5, tries: 2 },
          preSurvey: survey,
          postSurvey: survey,
          completion: { code: 'FINISHED1', returnUrl: RETURN },
        },
      },
    },
  );
  const { id } = createStudy;
  const { tasks } = await owner.ask<{ tasks: { items: { id: string; items: { id: string }[] }[] } }>(
    `query ($id: ID!) { tasks(filter: { studyId: $id }, page: { limit: 2 }) { items { id items { id } } } }`,
    { id },
  );
  for (const task of tasks.items) {
    const ratings = task.items.map((item) => ({ itemId: item.id, rating: 5, tolerance: 1 }));
    await owner.ask(`mutation ($input: MarkGoldInput!) { markGold(input: $input) { kind } }`, {
      input: {
        taskId: task.id,
        kind: 'TRAINING',
        expected: { kind: 'survey', ratings },
        explanation: 'Most people are close to this.',
      },
    });
  }
  await owner.ask(`mutation ($id: ID!) { openStudy(id: $id) { id } }`, { id });
  return id;
}

async function makeLink(): Promise<string> {
  const { createRecruitmentLink } = await owner.ask<{ createRecruitmentLink: { address: string } }>(
    `mutation ($input: CreateRecruitmentLinkInput!) { createRecruitmentLink(input: $input) { address } }`,
    { input: { studyId, name: 'Spring', recruiter: 'PROLIFIC' } },
  );
  return createRecruitmentLink.address;
}

/** The address as Prolific fills it in. */
function addressOf(pid: string): string {
  const names = { PROLIFIC_PID: pid, STUDY_ID: 'study', SESSION_ID: `session-${pid}` };
  const filled = Object.entries(names).reduce(
    (text, [name, value]) => text.replace(`{{%${name}%}}`, value),
    address,
  );
  const { pathname, search } = new URL(filled);
  return `${platform.url}${pathname}${search}`;
}

async function arrive(
  pid: string,
  options: Parameters<typeof openContext>[2] = {},
): Promise<{ context: BrowserContext; page: Page }> {
  const context = await openContext(browser, problems, options);
  const page = await context.newPage();
  await page.goto(addressOf(pid));
  await page.getByTestId('join-begin').click();
  await page.getByTestId('consent').waitFor();
  return { context, page };
}

async function agree(page: Page): Promise<void> {
  await page.getByTestId('agree').check();
  await page.getByTestId('accept').click();
}

/** Rates every sentence on the page by keyboard and saves. */
async function rate(page: Page, place: number, phase: string, key = '5'): Promise<void> {
  const task = page.locator(`[data-testid="phase-task"][data-phase="${phase}"][data-place="${place}"]`);
  await task.waitFor();
  const sentences = await task.locator('.item').count();
  for (let rated = 0; rated < sentences; rated += 1) await page.keyboard.press(key);
  await page.keyboard.press('Enter');
}

async function train(page: Page, keys: readonly string[]): Promise<void> {
  for (const [index, key] of keys.entries()) {
    await rate(page, index + 1, 'TRAINING', key);
    await page.getByTestId('feedback').waitFor();
    await page.keyboard.press('Enter');
  }
}

const judged = (): Promise<number | undefined> =>
  count(platform.dataDir, `select from judgments where study_id = '${studyId}' and current`);

describe('taking part in a study', () => {
  it(
    'leads from a public address to the completion code, by keyboard, with everything in its place',
    async () => {
      const { context, page } = await arrive('alpha');
      expect(page.url()).toBe(`${platform.url}/annotate/studies/${studyId}`);
      await page.getByTestId('accept').click();
      await page.getByText('Tick the box first').waitFor();
      problems.push(...(await accessibilityProblems(page, 'consent')));
      await agree(page);
      await page.locator('[data-phase="TRAINING"]').waitFor();
      problems.push(...(await accessibilityProblems(page, 'training')));
      await rate(page, 1, 'TRAINING', '1');
      await page.getByTestId('feedback').waitFor();
      expect(await page.getByTestId('feedback').getAttribute('data-right')).toBe('false');
      await page.getByText('Most people are close to this.').waitFor();
      problems.push(...(await accessibilityProblems(page, 'feedback')));
      await page.getByTestId('go-on').click();
      await rate(page, 2, 'TRAINING', '5');
      await page.locator('[data-testid="feedback"][data-right="true"]').waitFor();
      await page.getByTestId('go-on').click();
      await rate(page, 1, 'PRE_SURVEY');
      for (let done = 0; done < 4; done += 1) {
        const task = page.getByTestId('task');
        await task.waitFor();
        const id = await task.getAttribute('data-task-id');
        await page.keyboard.press('4');
        await page.keyboard.press('Enter');
        await page.locator(`[data-task-id="${id}"]`).waitFor({ state: 'detached' });
      }
      await rate(page, 1, 'POST_SURVEY');
      await page.getByTestId('completion-code').waitFor();
      expect(await page.getByTestId('completion-code').textContent()).toBe('FINISHED1');
      expect(await page.getByTestId('return-link').getAttribute('href')).toBe(RETURN);
      await context.grantPermissions(['clipboard-read', 'clipboard-write']);
      await page.getByTestId('copy-code').click();
      await page.getByText('Copied.').waitFor();
      problems.push(...(await accessibilityProblems(page, 'completion')));
      await page.reload();
      await page.getByTestId('completion-code').waitFor();
      expect(await judged()).toBe(4);
      await context.close();
    },
    MINUTE,
  );

  it(
    'lets people leave in German on a phone, whatever they had given',
    async () => {
      const phone = { locale: 'de-DE', viewport: { width: 390, height: 844 } };
      const { context, page } = await arrive('beta', phone);
      await page.getByText('Bevor Sie beginnen').waitFor();
      await agree(page);
      await train(page, ['5', '5']);
      await rate(page, 1, 'PRE_SURVEY');
      await page.getByTestId('task').waitFor();
      await page.getByRole('link', { name: 'Schritte und Verlassen' }).click();
      await page.getByTestId('leave').click();
      await picture(page, 'annotator-leave-phone');
      await page.getByTestId('leave-confirm').click();
      await page.locator('[data-testid="ending"][data-phase="WITHDRAWN"]').waitFor();
      await context.close();
      const again = await openContext(browser, problems, phone);
      const other = await again.newPage();
      await other.goto(addressOf('beta'));
      await other.getByTestId('join-begin').click();
      await other.getByTestId('join-refused').waitFor();
      await again.close();
    },
    MINUTE,
  );

  it(
    'frees the work of who leaves at Prolific, and says so on their next page',
    async () => {
      const { context, page } = await arrive('gamma');
      await agree(page);
      await train(page, ['5', '5']);
      await rate(page, 1, 'PRE_SURVEY');
      await page.getByTestId('task').waitFor();
      const held = `select from slots where study_id = '${studyId}' and state = 'claimed'`;
      expect(await count(platform.dataDir, held)).toBeGreaterThan(0);
      const body = JSON.stringify({
        event_type: 'submission.status.change',
        resource_id: 'session-gamma',
        participant_id: 'gamma',
        status: 'RETURNED',
      });
      const at = String(Math.floor(Date.now() / 1000));
      const answer = await fetch(`${platform.url}/webhooks/prolific`, {
        method: 'POST',
        headers: {
          'content-type': 'application/json',
          'x-prolific-request-timestamp': at,
          'x-prolific-request-signature': createHmac('sha256', SECRET)
            .update(`${at}${body}`)
            .digest('base64'),
        },
        body,
      });
      expect(await answer.json()).toEqual({ outcome: 'done' });
      expect(await count(platform.dataDir, held)).toBe(0);
      await page.reload();
      await page.locator('[data-testid="ending"][data-phase="RETURNED"]').waitFor();
      await context.close();
    },
    MINUTE,
  );

  it(
    'is followed in the console: steps, links and participants, without their answers',
    async () => {
      const curator = await personWithLink(owner, 'Cora Curator', 'CURATOR');
      const context = await openContext(browser, problems);
      const page = await context.newPage();
      await page.goto(curator.url);
      await page.goto(`${platform.url}/console/studies/${studyId}/show`);
      const participants = page.getByRole('region', { name: 'Participants' });
      await participants.getByText('FINISHED1').waitFor();
      await participants.getByText('alpha').waitFor();
      await participants.getByText('Withdrawn').waitFor();
      await page.getByRole('region', { name: 'Recruitment' }).getByText('Spring').waitFor();
      const saved = page.waitForEvent('download');
      await participants.getByRole('button', { name: 'CSV without answers' }).click();
      expect((await saved).suggestedFilename()).toBe(`participants-${studyId}.csv`);
      await picture(page, 'console-participants');
      await context.close();
      expect(problems).toEqual([]);
    },
    MINUTE,
  );
});
