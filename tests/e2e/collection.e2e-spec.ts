import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { workspaceRoot } from '@ethogram/platform';
import type { Browser, Page } from 'playwright-core';
import { accessibilityProblems, launchBrowser } from './annotator-browser.js';
import { GraphqlSession } from './graphql-session.js';
import { personWithLink } from './loop-scene.js';
import { removePlatforms, type RunningPlatform, startPlatform, waitFor } from './platform-process.js';
import { type RedditScene, startRedditScene, type TestStory } from './reddit-scene.js';

const ARTEFACTS = join(workspaceRoot(), 'tests/artefacts');
const MINUTE = 60_000;
const SOURCE = 'AmItheAsshole of the browser test';
const SELECTION = 'Weddings';
const STUDY = 'Judging weddings';

describe('collecting, understanding and forgetting in the browser', () => {
  let scene: RedditScene;
  let platform: RunningPlatform;
  let browser: Browser;
  let owner: GraphqlSession;
  let curator: Page;
  let annotator: Page;
  let sourceUrl = '';
  const problems: string[] = [];

  beforeAll(async () => {
    scene = await startRedditScene();
    platform = await startPlatform({ args: ['--no-demo'], env: scene.env });
    owner = await GraphqlSession.open(platform.signInUrl);
    browser = await launchBrowser();
    curator = await signedIn((await personWithLink(owner, 'Carl Curator', 'CURATOR')).url);
    annotator = await signedIn((await personWithLink(owner, 'Anna Annotator', 'ANNOTATOR')).url);
  }, 5 * MINUTE);

  afterAll(async () => {
    await browser?.close();
    await platform?.stop();
    await removePlatforms();
    await scene?.reddit.stop();
  }, MINUTE);

  async function signedIn(link: string): Promise<Page> {
    const context = await browser.newContext({ viewport: { width: 1280, height: 900 }, locale: 'en-GB' });
    context.setDefaultTimeout(30_000);
    const page = await context.newPage();
    page.on('pageerror', (error) => problems.push(error.message));
    await page.goto(link);
    return page;
  }

  async function picture(page: Page, name: string): Promise<void> {
    await page.screenshot({ path: join(ARTEFACTS, `collection-${name}.png`), fullPage: true });
  }

  /** Looks at a screen of the console with axe; takes its pictures. */
  async function check(name: string): Promise<void> {
    problems.push(...(await accessibilityProblems(curator, `collection-${name}`, 'console')));
  }

  async function openTab(name: string): Promise<void> {
    await curator.goto(sourceUrl);
    await curator.getByRole('tab', { name }).click();
  }

  it(
    'adds a source with its approval and collects a subreddit with its comments',
    async () => {
      await curator.goto(`${platform.url}/console/sources/create`);
      await curator.getByLabel('Name').fill(SOURCE);
      await curator.getByRole('radio', { name: /Reddit’s API/ }).check();
      await curator.getByLabel('Reference of the approval').fill('RFR-1');
      await curator.getByLabel('Approved until').fill('2999-12-31');
      await curator.getByLabel('May be labelled').check();
      await curator.getByLabel('On what basis').fill('A test that asks nobody but itself.');
      await curator.getByRole('button', { name: 'Save' }).click();
      await curator.waitForURL(/\/sources\/[^/]+\/show/);
      sourceUrl = curator.url();
      await curator.getByLabel('Subreddit', { exact: true }).fill('r/AmItheAsshole');
      await check('source');
      await curator.getByRole('button', { name: 'Collect', exact: true }).click();
      await curator.waitForURL(/\/collection-runs\//);
      await curator.getByText('Done', { exact: true }).waitFor({ timeout: MINUTE });
      await check('run');
      await curator.getByRole('table', { name: 'What was found' }).getByText('60').first().waitFor();
    },
    2 * MINUTE,
  );

  it(
    'finds posts by their words',
    async () => {
      await waitForReading();
      await curator.goto(`${platform.url}/console/posts`);
      await curator.getByText('5 posts').waitFor();
      await curator.getByLabel('Search posts').fill('wedding');
      await curator.getByText('2 posts').waitFor();
      await curator
        .locator('mark', { hasText: /wedding/i })
        .first()
        .waitFor();
      await check('search');
    },
    MINUTE,
  );

  it(
    'makes scenarios, a selection of what was found, and a study from it',
    async () => {
      await openTab('Scenarios');
      await curator.getByRole('button', { name: 'Make scenarios' }).click();
      await curator.getByText('Copies left out').waitFor({ timeout: MINUTE });
      await curator.goto(
        `${platform.url}/console/posts?filter=${encodeURIComponent('{"search":"wedding"}')}`,
      );
      await curator.getByRole('link', { name: 'Make a selection…' }).click();
      await curator.getByRole('radio', { name: /All of them/ }).check();
      await curator.getByLabel('Name of the selection').fill(SELECTION);
      await check('selecting');
      await curator.getByRole('button', { name: 'Make the selection' }).click();
      await curator.waitForURL(/\/selections\/[^/]+\/show/);
      await curator.getByRole('link', { name: 'Start a study from it' }).click();
      await curator.getByLabel('Name').fill(STUDY);
      await curator.getByLabel('Guideline').fill('Read, then judge.');
      await curator.getByLabel('Judgments per task').fill('1');
      await check('study-form');
      await curator.getByRole('button', { name: 'Save' }).click();
      await curator.waitForURL(/\/studies\/[^/]+\/show/);
      await curator.getByRole('button', { name: 'Add people' }).click();
      await curator.getByRole('combobox', { name: 'People' }).fill('Anna');
      await curator.getByRole('option', { name: 'Anna Annotator' }).click();
      await curator.keyboard.press('Escape');
      await curator.getByRole('button', { name: 'Add to study' }).click();
      await curator.getByRole('button', { name: 'Open study' }).click();
      await curator.getByRole('button', { name: 'Close study' }).waitFor();
      await curator.getByText('2 open').waitFor();
    },
    2 * MINUTE,
  );

  it(
    'forgets a post everywhere within one check of what its author deleted',
    async () => {
      await annotator.goto(`${platform.url}/annotate/`);
      await annotator.getByTestId('study-card').waitFor();
      await annotator.getByRole('link', { name: new RegExp(`Start: ${STUDY}`) }).click();
      const [fullname, deleted] = await storyShown();
      scene.reddit.deletePost(fullname);
      await openTab('Deletion check');
      await curator.getByRole('button', { name: 'Start now' }).click();
      await curator.waitForURL(/\/collection-runs\//);
      await curator.getByText('Done', { exact: true }).waitFor({ timeout: MINUTE });
      await check('deletion-check');
      await expectForgotten(deleted);
    },
    3 * MINUTE,
  );

  it('threw nothing on any page', () => {
    expect(problems).toEqual([]);
  });

  /** What was collected is read in the background: type, language, flags, words. */
  async function waitForReading(): Promise<void> {
    await waitFor('the posts to be read', 60, async () => {
      const { posts } = await owner.ask<{ posts: { items: { routing: string | null }[] } }>(
        `{ posts { items { routing } } }`,
      );
      return posts.items.length > 0 && posts.items.every(({ routing }) => routing) ? true : undefined;
    });
  }

  /** The story in the hands of the annotator. */
  async function storyShown(): Promise<[string, TestStory]> {
    const shown = await annotator.getByTestId('situation').innerText();
    const found = [...scene.weddings].find(([, { phrase }]) => shown.includes(phrase));
    if (!found) throw new Error(`No story of the test is shown: ${shown}`);
    return found;
  }

  async function expectForgotten({ title, phrase }: TestStory): Promise<void> {
    // With the search taken away: a list remembers what it was filtered by.
    await curator.goto(`${platform.url}/console/posts?filter=${encodeURIComponent('{}')}`);
    await curator.getByText('Deleted: no text is kept').waitFor();
    expect(await curator.getByText(title).count()).toBe(0);
    await check('posts-after');
    await curator.getByLabel('Search posts').fill('wedding');
    await curator.getByText('1 post', { exact: true }).waitFor();
    await curator.goto(`${platform.url}/console/scenarios`);
    await curator.getByText('Withdrawn: its post was deleted').waitFor();
    expect(await curator.getByText(title).count()).toBe(0);
    await curator.goto(`${platform.url}/console/selections`);
    await curator.getByText(SELECTION).click();
    await curator.getByText(/1 scenario of this selection was withdrawn/).waitFor();
    const [left] = [...scene.weddings.values()].filter((story) => story.phrase !== phrase);
    await annotator.reload();
    // What lay ready in the browser may be shown until the server has answered.
    await annotator
      .getByTestId('situation')
      .getByText(left?.phrase ?? '')
      .waitFor();
    expect(await annotator.getByText(phrase).count()).toBe(0);
    await picture(annotator, 'annotator-after');
  }
});
