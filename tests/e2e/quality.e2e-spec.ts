import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { launchBrowser, openContext, picture } from './annotator-browser.js';
import { GraphqlSession } from './graphql-session.js';
import { removePlatforms, type RunningPlatform, startPlatform } from './platform-process.js';
import { type QualityScene, setQualityScene } from './quality-scene.js';

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

/** On a desktop and on a phone, in light and dark. */
async function pictures(screen: string): Promise<void> {
  for (const [size, viewport] of Object.entries({
    desktop: { width: 1280, height: 900 },
    phone: { width: 390, height: 844 },
  })) {
    await page.setViewportSize(viewport);
    for (const colorScheme of ['dark', 'light'] as const) {
      await page.emulateMedia({ colorScheme });
      await hasFoundItsWidth();
      await picture(page, `console-${screen}-${size}-${colorScheme}`);
    }
  }
  await page.setViewportSize({ width: 1280, height: 900 });
}

const person = (name: string) => page.getByRole('row', { name: new RegExp(name) });

describe('the quality of a study, as its curator sees it', () => {
  it('shows who is right, who agrees, how fast they are and how the queue does', async () => {
    await page.getByRole('img', { name: 'By person' }).waitFor();
    await page.getByRole('img', { name: 'Agreement with the others' }).waitFor();
    await page.getByRole('img', { name: 'Judgments a day' }).waitFor();
    expect(await page.getByRole('row', { name: /Casual Cora/ }).textContent()).toContain('0 % of');
    await pictures('quality');
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

describe('settling disagreements', () => {
  it('goes by keyboard alone, and keeps names away', async () => {
    await page.goto(`${platform.url}/console/studies/${scene.studyId}/adjudication`);
    await page.getByRole('article', { name: 'Answer A' }).waitFor();
    expect(await page.getByRole('main').textContent()).not.toMatch(/Casual Cora|Steady Sam|Careful Kim/);
    await pictures('adjudication');
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
    expect(problems).toEqual([]);
  });
});
