import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Browser, Page } from 'playwright-core';
import { accessibilityProblems, launchBrowser, openContext } from './annotator-browser.js';
import { GraphqlSession } from './graphql-session.js';
import { removePlatforms, type RunningPlatform, startPlatform } from './platform-process.js';
import { deleteAPost, type ReleaseScene, setReleaseScene, TASKS } from './release-scene.js';

const MINUTE = 60_000;

describe('releases in the browser', () => {
  let platform: RunningPlatform;
  let browser: Browser;
  let scene: ReleaseScene;
  let page: Page;
  let releaseId = '';
  const problems: string[] = [];

  beforeAll(async () => {
    platform = await startPlatform({ args: ['--no-demo'] });
    scene = await setReleaseScene(await GraphqlSession.open(platform.signInUrl));
    browser = await launchBrowser();
    const context = await openContext(browser, problems, { acceptDownloads: true });
    page = await context.newPage();
    await page.goto(scene.curatorLink);
  }, 5 * MINUTE);

  afterAll(async () => {
    await browser?.close();
    await platform?.stop();
    await removePlatforms();
  }, MINUTE);

  async function check(screen: string): Promise<void> {
    problems.push(...(await accessibilityProblems(page, screen, 'console')));
  }

  it(
    'shows a release before it is frozen, and freezes what was shown',
    async () => {
      await page.goto(`${platform.url}/console/studies/${scene.studyId}/show`);
      await page.getByRole('link', { name: 'Make a release' }).click();
      await page.getByRole('heading', { name: 'Make a release' }).waitFor();
      await page.getByLabel('Train, %').fill('60');
      await page.getByText('The three parts make 80 %').waitFor();
      await page.getByLabel('Validation, %').fill('20');
      await page.getByLabel('Test, %').fill('20');
      await check('make-release');
      await page.getByRole('button', { name: 'Look at it first' }).click();
      const preview = page.getByRole('region', { name: 'What it would be' });
      await preview.waitFor({ timeout: MINUTE });
      await preview.getByText('1.0.0').first().waitFor();
      expect(await preview.getByText('The row').count()).toBe(5);
      await preview.getByRole('tab', { name: 'Card' }).click();
      await preview.getByText('Content hash:').waitFor();
      await check('release-preview');
      await page.getByRole('button', { name: 'Freeze release' }).click();
      await page.waitForURL(/\/releases\/[^/]+\/show/, { timeout: MINUTE });
      releaseId = /releases\/([^/]+)/.exec(page.url())?.[1] ?? '';
      await page
        .getByRole('region', { name: 'What is in it' })
        .getByText(String(TASKS), { exact: true })
        .waitFor();
      await check('release-page');
    },
    2 * MINUTE,
  );

  it(
    'leads from how people agree to the rows they are divided on',
    async () => {
      await page.getByRole('tab', { name: 'Explore' }).click();
      const agreement = page.getByRole('region', { name: 'Agreement' });
      await agreement.getByText('Verdict').first().waitFor({ timeout: MINUTE });
      await check('release-explore');
      const verdicts = page.getByRole('list', { name: 'Verdict' });
      const bar = verdicts.getByRole('button', { name: /^NTA/ });
      const behind = Number(/\d+/.exec(await bar.innerText())?.[0]);
      expect(behind).toBeGreaterThan(0);
      await bar.focus();
      await page.keyboard.press('Enter');
      const rows = page.getByRole('region', { name: 'Rows, most divided first' });
      await rows.getByText(`${behind} rows of ${TASKS} rows`).waitFor();
      const cell = page.getByRole('button', { name: /^Self-direction: thought: / });
      await cell.focus();
      await page.keyboard.press('ArrowRight');
      await page.keyboard.press('ArrowDown');
      expect(
        await page.evaluate(
          () =>
            (globalThis as unknown as { document: { activeElement: { ariaLabel: string } } }).document
              .activeElement.ariaLabel,
        ),
      ).toMatch(/^Self-direction: action: \d+$/);
      await page.keyboard.press('Enter');
      await rows.getByText(new RegExp(`rows of ${TASKS} rows`)).waitFor();
    },
    2 * MINUTE,
  );

  it(
    'locks the test part, exports Parquet and hands it out',
    async () => {
      await page.getByRole('tab', { name: 'Release' }).click();
      await page.getByRole('button', { name: 'Lock test part' }).click();
      await page.getByRole('button', { name: 'Lock', exact: true }).click();
      await page.getByRole('button', { name: 'Unlock test part' }).waitFor();
      await page.getByRole('tab', { name: 'Exports' }).click();
      await page.getByRole('button', { name: 'Export', exact: true }).click();
      const download = page.getByRole('link', { name: 'Download zip' });
      await download.waitFor({ timeout: MINUTE });
      await page.getByText('Files and their hashes').click();
      await page.getByRole('link', { name: /rows\/train-.*\.parquet$/ }).waitFor();
      await check('release-exports');
      const [file] = await Promise.all([page.waitForEvent('download'), download.click()]);
      expect(file.suggestedFilename()).toMatch(/\.zip$/);
      expect(await file.failure()).toBeNull();
    },
    1.5 * MINUTE,
  );

  it(
    'withdraws what holds a deleted post, and says so everywhere',
    async () => {
      await deleteAPost(scene, releaseId);
      await page.reload();
      await page.getByText('export again, and replace copies you gave away').waitFor();
      expect(await page.getByRole('link', { name: 'Download zip' }).count()).toBe(0);
      await check('release-exports-withdrawn');
      await page.getByRole('tab', { name: 'Release' }).click();
      const withdrawn = page.getByRole('region', { name: 'Withdrawn rows' });
      await withdrawn.waitFor();
      expect(await withdrawn.getByRole('row').count()).toBe(2);
      await page.getByText('1 situation of this release was deleted').waitFor();
      await check('release-page-withdrawn');
      await page.getByRole('tab', { name: 'Explore' }).click();
      await page.getByText(`${TASKS - 1} rows of ${TASKS - 1} rows`).waitFor({ timeout: MINUTE });
    },
    1.5 * MINUTE,
  );

  it(
    'tells what a later version changed',
    async () => {
      await page.goto(`${platform.url}/console/studies/${scene.studyId}/release`);
      await page.getByLabel('Train, %').fill('60');
      await page.getByLabel('Validation, %').fill('20');
      await page.getByLabel('Test, %').fill('20');
      await page.getByRole('button', { name: 'Freeze release' }).click();
      await page.waitForURL(/\/releases\/[^/]+\/show/, { timeout: MINUTE });
      await page.getByRole('link', { name: 'What differs from 1.0.0' }).click();
      const facts = page.getByRole('region', { name: /^From / });
      await facts.waitFor({ timeout: MINUTE });
      expect(await facts.getByText('Gone').locator('xpath=following-sibling::*').first().innerText()).toBe(
        '1',
      );
      await check('release-compare');
    },
    1.5 * MINUTE,
  );

  it('has nothing to answer for', () => {
    expect(problems).toEqual([]);
  });
});
