import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { accessibilityProblems, launchBrowser, openContext, picture } from './annotator-browser.js';
import { GraphqlSession } from './graphql-session.js';
import { removePlatforms, type RunningPlatform, startPlatform } from './platform-process.js';
import { makeSurvey, type QualityScene, setQualityScene } from './quality-scene.js';

const MINUTE = 60_000;

let platform: RunningPlatform;
let browser: Browser;
let scene: QualityScene;
let context: BrowserContext;
let page: Page;
const problems: string[] = [];

beforeAll(async () => {
  platform = await startPlatform({ args: ['--no-demo'] });
  scene = await setQualityScene(await GraphqlSession.open(platform.signInUrl));
  browser = await launchBrowser();
  context = await openContext(browser, problems);
  page = await context.newPage();
  await page.goto(scene.curatorLink);
  await page.goto(`${platform.url}/console/studies/${scene.studyId}/quality`);
  await page.getByRole('heading', { name: 'Quality', exact: true }).waitFor();
}, 5 * MINUTE);

afterAll(async () => {
  await browser?.close();
  await platform?.stop();
  await removePlatforms();
}, MINUTE);

/**
 * Nothing scrolls sideways, once the page has found its width. Asked again and again from here, because the page's content
 * security policy lets Playwright's own waiting evaluate only once.
 */
async function hasFoundItsWidth(): Promise<void> {
  for (let tries = 0; tries < 50; tries += 1) {
    if (await page.evaluate('document.documentElement.scrollWidth <= innerWidth')) return;
    await page.waitForTimeout(100);
  }
  throw new Error('The page is wider than its window.');
}

/** Looks at the screen with axe, on a desktop and on a phone, in light and dark, and takes its pictures. */
async function check(screen: string): Promise<void> {
  problems.push(...(await accessibilityProblems(page, screen, 'console')));
  await page.setViewportSize({ width: 390, height: 844 });
  await hasFoundItsWidth();
  await page.setViewportSize({ width: 1280, height: 900 });
}

const person = (name: string) => page.getByRole('row', { name: new RegExp(name) });

describe('the quality of a study, as its curator sees it', () => {
  it('shows who is right, who agrees, how fast they are and how the queue does', async () => {
    await page.getByRole('img', { name: 'By person' }).waitFor();
    await page.getByRole('img', { name: 'Agreement with the others' }).waitFor();
    await page.getByRole('img', { name: 'Judgments a day' }).waitFor();
    expect(await page.getByRole('row', { name: /Casual Cora/ }).textContent()).toContain('0 % of');
    await check('quality');
  });

  it('lets a curator exclude somebody with a reason, and undo it', async () => {
    await page.getByRole('button', { name: 'What to do about Casual Cora' }).click();
    await page.getByRole('menuitem', { name: 'Exclude…' }).click();
    await page.getByRole('textbox', { name: /Reason/ }).fill('Says the same to everything.');
    await page.getByRole('button', { name: 'Exclude', exact: true }).click();
    await person('Casual Cora').getByText('Excluded', { exact: true }).waitFor();
    await picture(page, 'quality-excluded');
    await page.getByRole('button', { name: 'What to do about Casual Cora' }).click();
    await page.getByRole('menuitem', { name: 'Undo the exclusion' }).click();
    await person('Casual Cora').getByText('Excluded', { exact: true }).waitFor({ state: 'detached' });
  });
});

describe('gold of a survey', () => {
  it(
    'is marked item by item, with how near is near enough',
    async () => {
      const studyId = await makeSurvey(scene.owner);
      await page.goto(`${platform.url}/console/studies/${studyId}/quality`);
      await page.getByRole('button', { name: 'Mark a task' }).click();
      const dialog = page.getByRole('dialog');
      await dialog.getByLabel('Number of the task').fill('2');
      await dialog.getByRole('button', { name: 'Show its items' }).click();
      await dialog.getByLabel('Right rating').nth(1).click();
      await page.getByRole('option', { name: /^5/ }).click();
      await dialog.getByLabel('Within').nth(1).click();
      await page.getByRole('option', { name: '± 1' }).click();
      await check('mark-survey-gold');
      await dialog.getByRole('button', { name: 'Mark', exact: true }).click();
      await page.getByRole('row', { name: /5 ± 1/ }).waitFor();
    },
    MINUTE,
  );
});

describe('settling disagreements', () => {
  it('goes by keyboard alone, and keeps names away', async () => {
    await page.goto(`${platform.url}/console/studies/${scene.studyId}/adjudication`);
    await page.getByRole('article', { name: 'Answer A' }).waitFor();
    expect(await page.getByRole('main').textContent()).not.toMatch(/Casual Cora|Steady Sam|Careful Kim/);
    await check('adjudication');
    const title = await page.getByRole('main').getByRole('heading', { level: 2 }).first().textContent();
    await page.keyboard.press('b');
    await page.keyboard.press('1');
    await page.keyboard.press('r');
    await page.keyboard.type('The promise was broken.');
    await picture(page, 'adjudication-settling');
    await page.keyboard.press('Control+Enter');
    await page.getByText('Settled. The judgments stay').waitFor();
    // The next task, or the end.
    await page.getByRole('region', { name: title ?? '' }).waitFor({ state: 'detached' });
    const settled = await scene.owner.ask<{ adjudicationQueue: { revisions: { reason: string }[] }[] }>(
      `query ($input: AdjudicationQueueInput!) { adjudicationQueue(input: $input) { revisions { reason answer } } }`,
      { input: { studyId: scene.studyId, by: 'SETTLED' } },
    );
    expect(settled.adjudicationQueue).toMatchObject([
      { revisions: [{ reason: 'The promise was broken.', answer: { verdict: 'YTA' } }] },
    ]);
  });
});

describe('the console', () => {
  it(
    'meets WCAG 2.2 AA in its lists and forms',
    async () => {
      const screens = [
        '',
        'sources',
        'sources/create',
        'posts',
        'scenarios',
        'studies',
        'people',
        'models',
        'runs',
      ];
      for (const screen of screens) {
        await page.goto(`${platform.url}/console/${screen}`);
        await page.getByRole('heading', { level: 1 }).first().waitFor();
        await check(screen.replace('/', '-') || 'home');
      }
    },
    3 * MINUTE,
  );

  it('threw nothing and was found wanting nowhere', () => {
    expect(problems).toEqual([]);
  });
});
