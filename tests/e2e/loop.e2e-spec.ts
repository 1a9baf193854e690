import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { workspaceRoot } from '@ethogram/platform';
import type { Browser, Page } from 'playwright-core';
import { accessibilityProblems, launchBrowser } from './annotator-browser.js';
import { GraphqlSession } from './graphql-session.js';
import { type LoopScene, setLoopScene } from './loop-scene.js';
import { removePlatforms, type RunningPlatform, startPlatform } from './platform-process.js';

const ARTEFACTS = join(workspaceRoot(), 'tests/artefacts');
const MINUTE = 60_000;
/** Of training and measuring, which nothing else opens with axe. */
const SCREENS = [
  'sweeps',
  'experiments',
  'experiments/create',
  'reports',
  'comparisons',
  'runs',
  'runs/create',
  'plays',
  'games',
  'benchmarks',
];

describe('the loop in the browser', () => {
  let platform: RunningPlatform;
  let browser: Browser;
  let scene: LoopScene;
  const problems: string[] = [];

  beforeAll(async () => {
    platform = await startPlatform({ args: ['--no-demo'] });
    scene = await setLoopScene(await GraphqlSession.open(platform.signInUrl));
    browser = await launchBrowser();
  }, 5 * MINUTE);

  afterAll(async () => {
    await browser?.close();
    await platform?.stop();
    await removePlatforms();
  }, MINUTE);

  async function signedIn(link: string): Promise<Page> {
    const context = await browser.newContext({ viewport: { width: 1280, height: 900 } });
    context.setDefaultTimeout(30_000);
    const page = await context.newPage();
    page.on('pageerror', (error) => problems.push(error.message));
    await page.goto(link);
    return page;
  }

  async function picture(page: Page, name: string): Promise<void> {
    await page.screenshot({ path: join(ARTEFACTS, `${name}.png`), fullPage: true });
  }

  /** Looks at a screen of the console with axe; takes its pictures. */
  async function check(page: Page, name: string): Promise<void> {
    problems.push(...(await accessibilityProblems(page, name, 'console')));
  }

  it(
    'lets an annotator label five situations by keyboard alone',
    async () => {
      const page = await signedIn(scene.annotatorLink);
      await page.getByTestId('study-card').waitFor();
      await picture(page, 'annotator-studies');
      await focusByTab(page, /^Start: Five situations$/);
      await page.keyboard.press('Enter');
      let previous = '';
      for (let judged = 0; judged < 5; judged += 1) {
        previous = await judgeByKeyboard(
          page,
          previous,
          judged === 0 ? () => picture(page, 'annotator-judging') : undefined,
        );
      }
      await page.getByText('That was everything').waitFor();
      await page.getByTestId('outbox-state').getByText('All saved').waitFor();
      await picture(page, 'annotator-done');
      await page.context().close();
    },
    3 * MINUTE,
  );

  it(
    'shows a curator the five judgments and freezes them into a release',
    async () => {
      const page = await signedIn(scene.curatorLink);
      await page.goto(`${platform.url}/console/studies`);
      await page.getByText(scene.studyName).first().click();
      await page.getByText('Anna Annotator').first().waitFor();
      await page.getByText('5 of 5').first().waitFor();
      await check(page, 'study');
      await page.getByRole('link', { name: 'Make a release' }).click();
      await page.getByRole('button', { name: 'Freeze release' }).click();
      await page.waitForURL(/\/releases\//);
      await page.getByText('1.0.0').first().waitFor();
      await check(page, 'release');
      await page.context().close();
    },
    3 * MINUTE,
  );

  it(
    'lets a researcher fine-tune, evaluate and open the report',
    async () => {
      const page = await signedIn(scene.researcherLink);
      await page.goto(`${platform.url}/console/training-sets/create`);
      const nature = page.getByRole('slider', { name: 'Universalism: nature' });
      for (let points = 0; points < 3; points += 1) await nature.press('ArrowLeft');
      await page.getByRole('button', { name: 'Save' }).click();
      await page.getByRole('button', { name: 'Fine-tune', exact: true }).click({ timeout: 3 * MINUTE });
      await page.getByText('Hyperparameters', { exact: true }).click();
      await page.getByLabel('LoRA alpha').waitFor();
      await check(page, 'fine-tune-start');
      await page.getByRole('button', { name: 'Start training' }).click();
      await page.waitForURL(/\/fine-tunes\//);
      await page.getByRole('link', { name: 'Compare curves' }).waitFor();
      await check(page, 'fine-tune-running');
      await page.getByRole('link', { name: 'Evaluate' }).click({ timeout: 4 * MINUTE });
      await page.waitForURL(/\/reports\/create/);
      await page.getByRole('heading', { name: 'New report' }).waitFor();
      await check(page, 'report-create');
      await page.getByRole('checkbox', { name: /^Words alone/ }).uncheck();
      await page.getByRole('button', { name: 'Start evaluation' }).click();
      await page.waitForURL(/\/reports\/.*\/show/);
      await page
        .getByRole('heading', { name: /Training lowered the survey answers/ })
        .waitFor({ timeout: 4 * MINUTE });
      await page.getByText('no evidence about language models').first().waitFor();
      await check(page, 'report');
      const [download] = await Promise.all([
        page.waitForEvent('download'),
        page.getByRole('link', { name: /Download JSON/ }).click(),
      ]);
      expect(download.suggestedFilename()).toMatch(/\.json$/);
      await opensFigures(page);
      await opensSamples(page, new URL(page.url()).pathname.split('/')[3] ?? '');
      for (const screen of SCREENS) {
        await page.goto(`${platform.url}/console/${screen}`);
        await check(page, screen.replace('/', '-'));
      }
      await page.context().close();
    },
    12 * MINUTE,
  );

  it('threw nothing on any page', () => {
    expect(problems).toEqual([]);
  });

  /** The verdicts are drawn by the very file that can be downloaded. */
  async function opensFigures(page: Page): Promise<void> {
    const picture = page.getByRole('img', { name: /by its likeliest verdict/ });
    await picture.scrollIntoViewIfNeeded();
    await picture.evaluate((image) => (image as unknown as { decode: () => Promise<void> }).decode());
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('link', { name: 'Download figure: Verdicts before and after' }).first().click(),
    ]);
    expect(download.suggestedFilename()).toMatch(/-verdicts\.svg$/);
  }

  /** From a number of the page that stands alone to the answers behind it. */
  async function opensSamples(page: Page, reportId: string): Promise<void> {
    const file = await page.request.get(`${platform.url}/exports/reports/${reportId}.html`);
    const [, href] =
      /href="([^"]*\/console\/sample-pairs\?[^"]*value=universalism-nature)"/.exec(await file.text()) ?? [];
    await page.goto(new URL(href?.replaceAll('&amp;', '&') ?? 'no number leads anywhere', platform.url).href);
    await page.getByRole('heading', { name: 'Samples side by side' }).waitFor();
    await page.getByRole('table').first().waitFor();
  }

  /** Goes from control to control as somebody without a mouse would. */
  async function focusByTab(page: Page, name: RegExp): Promise<void> {
    for (let presses = 0; presses < 40; presses += 1) {
      await page.keyboard.press('Tab');
      const focused = await page.evaluate(() => {
        const element = (
          globalThis as unknown as {
            document: { activeElement: { ariaLabel: string | null; textContent: string | null } | null };
          }
        ).document.activeElement;
        return element?.ariaLabel ?? element?.textContent ?? '';
      });
      if (name.test(focused)) return;
    }
    throw new Error(`No Tab leads to ${String(name)}.`);
  }

  /** Judges the situation on the screen; returns its task, so that the next one can be told from it. */
  async function judgeByKeyboard(page: Page, previous: string, look?: () => Promise<void>): Promise<string> {
    const task = page.locator(`[data-testid="task"]:not([data-task-id="${previous}"])`);
    await task.waitFor();
    const id = (await task.getAttribute('data-task-id')) ?? '';
    await page.keyboard.press('1');
    await page.keyboard.press('s');
    await page.keyboard.press('r');
    await page.keyboard.press('v');
    await page.keyboard.type('nature');
    await page.keyboard.press('Shift+Enter');
    await page.keyboard.press('Escape');
    await page.keyboard.press('n');
    await page.keyboard.type('It went against what the others held dear.');
    await look?.();
    await page.keyboard.press('Control+Enter');
    return id;
  }
});
