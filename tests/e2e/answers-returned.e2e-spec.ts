import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { accessibilityProblems, launchBrowser, openContext } from './annotator-browser.js';
import { newLink } from './annotator-scene.js';
import { type FormsScene, setFormsScene, storedAnswers } from './forms-scene.js';
import { GraphqlSession } from './graphql-session.js';
import { removePlatforms, type RunningPlatform, startPlatform, waitFor } from './platform-process.js';

const MINUTE = 60_000;

let platform: RunningPlatform;
let browser: Browser;
let scene: FormsScene;
const problems: string[] = [];

beforeAll(async () => {
  platform = await startPlatform({ args: ['--no-demo'] });
  scene = await setFormsScene(await GraphqlSession.open(platform.signInUrl));
  browser = await launchBrowser();
}, 5 * MINUTE);

afterAll(async () => {
  await browser?.close();
  await platform?.stop();
  await removePlatforms();
}, MINUTE);

async function atStudy(studyId: string): Promise<{ context: BrowserContext; page: Page }> {
  const context = await openContext(browser, problems);
  const page = await context.newPage();
  await page.goto(await newLink(scene.owner, scene.annotatorId));
  await page.getByTestId('study-card').first().waitFor();
  await page.goto(`${platform.url}/annotate/studies/${studyId}`);
  await page.getByTestId('parts-form').waitFor();
  return { context, page };
}

async function taskId(page: Page): Promise<string | null> {
  return page.getByTestId('task').getAttribute('data-task-id');
}

/** The task on the screen is another one, and its form is there. */
async function nextTask(page: Page, previous: string | null): Promise<string | null> {
  await page.locator(`[data-testid="task"]:not([data-task-id="${previous}"])`).waitFor();
  await page.getByTestId('parts-form').waitFor();
  return taskId(page);
}

/** A statement that fits, is clear, and is kept. */
async function keepStatement(page: Page): Promise<void> {
  for (const key of ['5', '1', 'j', '1']) await page.keyboard.press(key);
}

async function storedReviews(wanted: number): Promise<void> {
  await waitFor(`${wanted} answers`, 20, async () => {
    const { length } = await storedAnswers(scene.owner, scene.items);
    return length === wanted ? true : undefined;
  });
}

describe('an answer the server finds wanting', () => {
  it(
    'comes back as the next one, as it was left, with what is wrong with it',
    async () => {
      const { context, page } = await atStudy(scene.items);
      const first = await taskId(page);
      let isSpoilt = false;
      await page.route('**/graphql', async (route) => {
        const body = route.request().postData() ?? '';
        if (isSpoilt || !body.includes('mutation Submit(')) return route.continue();
        isSpoilt = true;
        const sent = JSON.parse(body) as {
          variables: { input: { answer: { parts: { decision?: string } } } };
        };
        delete sent.variables.input.answer.parts.decision;
        return route.continue({ postData: JSON.stringify(sent) });
      });
      await keepStatement(page);
      await page.keyboard.press('Control+Enter');
      const second = await nextTask(page, first);
      await page.getByTestId('notice').getByText('An earlier answer needs another look').waitFor();
      await keepStatement(page);
      await page.keyboard.press('Control+Enter');
      expect(await nextTask(page, second)).toBe(first);
      await page.getByTestId('restored').waitFor();
      await page.getByTestId('problems').getByText('What should become of it?').waitFor();
      expect(
        await page.getByTestId('part-decision').getByRole('radio', { name: 'Keep it' }).isChecked(),
      ).toBe(true);
      expect(await accessibilityProblems(page, 'answer-returned')).toEqual([]);
      await page.keyboard.press('Control+Enter');
      await nextTask(page, first);
      await storedReviews(2);
      await context.close();
    },
    2 * MINUTE,
  );
});

describe('a browser whose storage is full', () => {
  /** Chromium's own quota does not stop writes this small: every write is undone instead, as it is when there is no room. */
  const fill = async (page: Page, isFull: boolean): Promise<void> => {
    await page.evaluate(`(() => {
      const { prototype } = IDBObjectStore;
      prototype.ownPut ??= prototype.put;
      prototype.put = !${isFull} ? prototype.ownPut : function (...given) {
        const request = this.ownPut(...given);
        this.transaction.abort();
        return request;
      };
    })()`);
  };

  it(
    'is told of, loses nothing that was saved, and goes on when there is room again',
    async () => {
      const { context, page } = await atStudy(scene.items);
      const task = await taskId(page);
      await fill(page, true);
      await keepStatement(page);
      await page.getByTestId('notice').getByText('What you type cannot be kept as a draft.').waitFor();
      await page.keyboard.press('Control+Enter');
      await page.getByTestId('notice').getByText('The answer could not be kept.').waitFor();
      expect(await taskId(page)).toBe(task);
      expect(await accessibilityProblems(page, 'store-full')).toEqual([]);
      await fill(page, false);
      await page.keyboard.press('Control+Enter');
      await nextTask(page, task);
      await storedReviews(3);
      await fill(page, true);
      // Without loading the page anew, which would have a store with room.
      await page.getByRole('link', { name: 'Studies' }).click();
      await page.getByRole('link', { name: 'Start: All kinds of questions' }).click();
      await page.getByTestId('store-full').waitFor();
      expect(await accessibilityProblems(page, 'store-no-room')).toEqual([]);
      await fill(page, false);
      await page.getByTestId('store-full').getByRole('button').click();
      await page.getByTestId('parts-form').waitFor();
      await context.close();
    },
    2 * MINUTE,
  );
});

describe('the own answers', () => {
  it(
    'say without a connection that they need one',
    async () => {
      const { context, page } = await atStudy(scene.items);
      await context.setOffline(true);
      await page.getByRole('link', { name: 'My answers' }).click();
      await page.getByTestId('answers-offline').waitFor();
      expect(await accessibilityProblems(page, 'answers-offline')).toEqual([]);
      await context.setOffline(false);
      await page.getByTestId('answers').waitFor();
      await context.close();
    },
    2 * MINUTE,
  );

  it('threw nothing on any page', () => {
    expect(problems).toEqual([]);
  });
});
