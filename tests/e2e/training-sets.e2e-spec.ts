import { setTimeout as delay } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { accessibilityProblems, launchBrowser, openContext } from './annotator-browser.js';
import { GraphqlSession } from './graphql-session.js';
import { personWithLink } from './loop-scene.js';
import { removePlatforms, type RunningPlatform, startPlatform } from './platform-process.js';

const MINUTE = 60_000;

let platform: RunningPlatform;
let browser: Browser;
let owner: GraphqlSession;
let context: BrowserContext;
let page: Page;
const problems: string[] = [];

beforeAll(async () => {
  // The demonstration brings a release of moral judgments.
  platform = await startPlatform();
  owner = await GraphqlSession.open(platform.signInUrl);
  const researcher = await personWithLink(owner, 'Rosa Researcher', 'RESEARCHER');
  browser = await launchBrowser();
  context = await openContext(browser, problems);
  page = await context.newPage();
  await page.goto(researcher.url);
  await page.waitForURL(/\/console/);
}, 5 * MINUTE);

afterAll(async () => {
  await browser?.close();
  await platform?.stop();
  await removePlatforms();
}, MINUTE);

/** Without accessibility problems, on a desk and on a phone, light and dark. */
async function check(name: string): Promise<void> {
  expect(await accessibilityProblems(page, `training-set-${name}`, 'console')).toEqual([]);
}

async function moralRelease(): Promise<void> {
  for (let tries = 0; tries < 300; tries += 1) {
    const { releases } = await owner.ask<{ releases: { items: { kind: string }[] } }>(
      `{ releases { items { kind } } }`,
    );
    if (releases.items.some(({ kind }) => kind === 'MORAL_JUDGMENT')) return;
    await delay(1_000);
  }
  throw new Error('The demonstration made no release.');
}

describe('training sets on the screen', () => {
  it(
    'are drawn as a profile, by mouse and by keyboard, and made with their controls',
    async () => {
      await page.goto(`${platform.url}/console/training-sets/create`);
      const tradition = page.getByRole('slider', { name: 'Tradition' });
      await tradition.press('ArrowLeft');
      await tradition.press('ArrowLeft');
      expect(await tradition.getAttribute('aria-valuenow')).toBe('-2');
      const face = page.getByRole('slider', { name: 'Face' });
      const box = (await face.boundingBox())!;
      await page.mouse.move(box.x + box.width / 2, box.y + box.height / 2);
      await page.mouse.down();
      await page.mouse.move(box.x + box.width * 0.8, box.y + box.height / 2);
      await page.mouse.up();
      expect(await face.getAttribute('aria-valuenow')).toBe('3');
      await page.getByRole('checkbox', { name: /Sham/ }).check();
      await page.getByRole('button', { name: /Held out, wordings/ }).click();
      await check('survey-form');
      await page.getByRole('button', { name: 'Save' }).click();
      await page.getByRole('heading', { name: 'With its controls' }).waitFor();
      await page.getByRole('link', { name: /OpenAI/ }).waitFor({ timeout: 4 * MINUTE });
      await page
        .getByRole('group', { name: 'Sets of the group' })
        .getByText('Done')
        .nth(1)
        .waitFor({ timeout: MINUTE });
      await check('survey');
    },
    7 * MINUTE,
  );

  it(
    'are made of a release and handed out',
    async () => {
      await moralRelease();
      await page.goto(`${platform.url}/console/training-sets/create?kind=moral`);
      await page.getByRole('radio', { name: /Copies/ }).check();
      await check('moral-form');
      await page.getByRole('button', { name: 'Save' }).click();
      const link = page.getByRole('link', { name: 'Axolotl (zip)' });
      await link.waitFor({ timeout: 2 * MINUTE });
      await check('moral');
      const [download] = await Promise.all([page.waitForEvent('download'), link.click()]);
      expect(download.suggestedFilename()).toMatch(/\.axolotl\.zip$/);
      await page.goto(`${platform.url}/console/training-sets`);
      await page.getByText('Moral judgments').first().waitFor();
      await check('list');
    },
    9 * MINUTE,
  );

  it('threw nothing', () => {
    expect(problems).toEqual([]);
  });
});
