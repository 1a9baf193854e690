import { setTimeout as delay } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { accessibilityProblems, launchBrowser, openContext, picture } from './annotator-browser.js';
import {
  type AnnotatorScene,
  newLink,
  setAnnotatorScene,
  storedAnswers,
  type Study,
} from './annotator-scene.js';
import { query } from './demo-database.js';
import { GraphqlSession } from './graphql-session.js';
import { removePlatforms, type RunningPlatform, startPlatform } from './platform-process.js';

const MINUTE = 60_000;

let platform: RunningPlatform;
let browser: Browser;
let scene: AnnotatorScene;
const problems: string[] = [];

beforeAll(async () => {
  platform = await startPlatform({ args: ['--no-demo'] });
  scene = await setAnnotatorScene(await GraphqlSession.open(platform.signInUrl));
  browser = await launchBrowser();
}, 5 * MINUTE);

afterAll(async () => {
  await browser?.close();
  await platform?.stop();
  await removePlatforms();
}, MINUTE);

/** A browser in which this person is signed in, on the page of their studies. */
async function signedIn(
  person: { id: string },
  options?: Parameters<typeof openContext>[2],
): Promise<{ context: BrowserContext; page: Page }> {
  const context = await openContext(browser, problems, options);
  const page = await context.newPage();
  await page.goto(await newLink(scene.owner, person.id));
  await page.getByTestId('study-card').first().waitFor();
  return { context, page };
}

const card = (page: Page, study: Study) => page.getByTestId('study-card').filter({ hasText: study.name });
const path = (study: Study): string => `${platform.url}/annotate/studies/${study.id}`;

/** The task on the screen, another one than `previous`. */
async function taskAfter(page: Page, previous: string): Promise<string> {
  const task = page.locator(`[data-testid="task"]:not([data-task-id="${previous}"])`);
  await task.waitFor();
  return (await task.getAttribute('data-task-id')) ?? '';
}

/** Rates the one sentence of each task and saves; each task has left the screen when the next key is pressed. */
async function rateSentences(page: Page, answers: number): Promise<void> {
  for (let given = 0; given < answers; given += 1) {
    const task = await taskAfter(page, '');
    await page.keyboard.press(String(1 + (given % 6)));
    await page.keyboard.press('Enter');
    await page.locator(`[data-task-id="${task}"]`).waitFor({ state: 'detached' });
  }
}

/** The situation on the screen, uncovered if need be. */
async function situationOf(page: Page): Promise<void> {
  const [situation, uncover] = [page.getByTestId('situation'), page.getByTestId('uncover')];
  await situation.or(uncover).waitFor();
  if (await uncover.isVisible()) await uncover.click();
  await situation.waitFor();
}

const saved = (page: Page) => page.getByTestId('outbox-state').and(page.locator('[data-state="saved"]'));

describe('an annotator on the way', () => {
  it(
    'takes fifty along, answers them without a connection, and finds all of them stored once',
    async () => {
      const { context, page } = await signedIn(scene.anna);
      await page.evaluate(async () => {
        await (globalThis as unknown as { navigator: { serviceWorker: { ready: Promise<unknown> } } })
          .navigator.serviceWorker.ready;
      });
      await card(page, scene.sentences).getByTestId('take-offline').click();
      await card(page, scene.sentences).getByText('50 are with you').waitFor();
      await picture(page, 'annotator-offline-ready');
      await context.setOffline(true);
      await card(page, scene.sentences).getByRole('link', { name: /Start/ }).click();
      await rateSentences(page, 20);
      await page.getByTestId('outbox-state').getByText('20 waiting').waitFor();
      await page.reload();
      await taskAfter(page, '');
      await page.getByTestId('banner-lost').waitFor();
      expect(await page.getByTestId('progress').textContent()).toContain('300 left');
      await picture(page, 'annotator-offline-after-reload');
      await rateSentences(page, 30);
      await page.getByText('You have done everything you had with you').waitFor();
      await page.getByTestId('outbox-state').getByText('50 waiting').waitFor();
      problems.push(...(await accessibilityProblems(page, 'offline-done')));
      expect(await storedAnswers(scene, scene.sentences.id, scene.anna.id)).toEqual({ answers: 0, twice: 0 });
      await context.setOffline(false);
      await saved(page).waitFor();
      await taskAfter(page, '');
      expect(await storedAnswers(scene, scene.sentences.id, scene.anna.id)).toEqual({
        answers: 50,
        twice: 0,
      });
      await context.close();
    },
    2 * MINUTE,
  );

  it('keeps what the server cannot store at the moment, says so, and sends it later', async () => {
    const { context, page } = await signedIn(scene.anna);
    const before = await storedAnswers(scene, scene.sentences.id, scene.anna.id);
    const errors = [{ message: 'No space left.', extensions: { code: 'UNAVAILABLE' } }];
    await context.route('**/graphql', async (route) =>
      route.request().postData()?.includes('submitJudgment')
        ? route.fulfill({ json: { data: null, errors } })
        : route.continue(),
    );
    await page.goto(path(scene.sentences));
    await rateSentences(page, 2);
    const banner = page.getByTestId('banner-unavailable');
    await banner.getByText('The server cannot store answers at the moment. 2 answers are kept').waitFor();
    await page.getByTestId('outbox-state').getByText('2 waiting').waitFor();
    problems.push(...(await accessibilityProblems(page, 'unavailable')));
    await context.unroute('**/graphql');
    await banner.getByRole('button', { name: 'Try again' }).click();
    await saved(page).waitFor();
    expect(await storedAnswers(scene, scene.sentences.id, scene.anna.id)).toEqual({
      answers: before.answers + 2,
      twice: 0,
    });
    await context.close();
  });

  it(
    'answers each task once in two tabs, with double clicks, and after going back',
    async () => {
      const before = await storedAnswers(scene, scene.sentences.id, scene.anna.id);
      const { context, page } = await signedIn(scene.anna);
      const other = await context.newPage();
      await Promise.all([page.goto(path(scene.sentences)), other.goto(path(scene.sentences))]);
      const first = await taskAfter(page, '');
      expect(await taskAfter(other, '')).toBe(first);
      await Promise.all(
        [page, other].map(async (tab) => {
          await tab.getByRole('radio').first().check({ force: true });
          await tab.getByTestId('submit').dblclick();
        }),
      );
      const second = await taskAfter(page, first);
      expect(await taskAfter(other, first)).toBe(second);
      await page.getByRole('radio').first().check({ force: true });
      await page.getByTestId('submit').click();
      await taskAfter(page, second);
      await page.goBack();
      await page.goForward();
      await taskAfter(page, second);
      await saved(page).waitFor();
      const after = await storedAnswers(scene, scene.sentences.id, scene.anna.id);
      expect(after).toEqual({ answers: before.answers + 2, twice: 0 });
      await context.close();
    },
    MINUTE,
  );

  it(
    'keeps answers when the session ends, and never sends them as somebody else',
    async () => {
      const count = async (person: { id: string }): Promise<number> =>
        (await storedAnswers(scene, scene.sentences.id, person.id)).answers;
      const [annas, bens] = [await count(scene.anna), await count(scene.ben)];
      const { context, page } = await signedIn(scene.anna);
      await page.goto(path(scene.sentences));
      await taskAfter(page, '');
      await context.clearCookies();
      await rateSentences(page, 2);
      await page.getByTestId('banner-signed-out').getByText('sign in again as Anna Annotator').waitFor();
      await picture(page, 'annotator-session-ended');
      const elsewhere = await context.newPage();
      await elsewhere.goto(await newLink(scene.owner, scene.ben.id));
      await elsewhere.getByText('Ben Beispiel').waitFor();
      // Anna's tab, still open, tries again to send her answers while the browser is Ben's.
      const tried = page.waitForResponse(
        (response) => response.request().postData()?.includes('mutation Submit') ?? false,
      );
      await page.evaluate(() => {
        const { dispatchEvent } = globalThis as unknown as { dispatchEvent(event: Event): void };
        dispatchEvent(new Event('focus'));
      });
      await tried;
      await page.reload();
      await page.getByText('Ben Beispiel').waitFor();
      await elsewhere.goto(path(scene.sentences));
      await rateSentences(elsewhere, 1);
      await saved(elsewhere).waitFor();
      await elsewhere.getByTestId('sign-out').click();
      await elsewhere
        .getByTestId('kept-answers')
        .getByText('2 answers are kept in this browser for Anna')
        .waitFor();
      await picture(elsewhere, 'annotator-kept-answers');
      expect([await count(scene.anna), await count(scene.ben)]).toEqual([annas, bens + 1]);
      await elsewhere.goto(await newLink(scene.owner, scene.anna.id));
      await saved(elsewhere).waitFor();
      // The badge says so, too, in the moment before the page has read what it keeps.
      for (let tries = 0; tries < 50 && (await count(scene.anna)) < annas + 2; tries += 1) await delay(200);
      expect([await count(scene.anna), await count(scene.ben)]).toEqual([annas + 2, bens + 1]);
      await context.close();
    },
    MINUTE,
  );
});

describe('the workspace', () => {
  it(
    'warns before signing out with answers that were not sent',
    async () => {
      const { context, page } = await signedIn(scene.anna);
      await page.goto(path(scene.sentences));
      await taskAfter(page, '');
      await context.setOffline(true);
      await rateSentences(page, 1);
      await page.getByTestId('outbox-state').getByText('1 waiting').waitFor();
      await page.getByTestId('sign-out').click();
      await page.getByTestId('sign-out-dialog').getByText('1 answer has not been sent yet').waitFor();
      problems.push(...(await accessibilityProblems(page, 'sign-out')));
      await page.keyboard.press('Escape');
      await context.setOffline(false);
      await saved(page).waitFor();
      await context.close();
    },
    MINUTE,
  );

  it(
    'asks a survey by keyboard alone',
    async () => {
      const { context, page } = await signedIn(scene.ben);
      await focusByTab(page, new RegExp(`^Start: ${scene.batteries.name}$`));
      await page.keyboard.press('Enter');
      let task = '';
      for (let battery = 0; battery < 2; battery += 1) {
        task = await taskAfter(page, task);
        for (const key of ['2', '5', 'k', '4', '6']) await page.keyboard.press(key);
        await page.getByTestId('survey-count').getByText('3 of 3 answered').waitFor();
        if (battery === 0) problems.push(...(await accessibilityProblems(page, 'survey')));
        await page.keyboard.press('Enter');
      }
      await taskAfter(page, task);
      await saved(page).waitFor();
      expect(await page.getByTestId('announcement').textContent()).toMatch(
        /^Saved\. Here is the next one, 10\d left\.$/,
      );
      expect(await page.title()).toBe(`${scene.batteries.name} · Ethogram`);
      expect(await storedAnswers(scene, scene.batteries.id, scene.ben.id)).toEqual({ answers: 2, twice: 0 });
      await context.close();
    },
    MINUTE,
  );

  it(
    'speaks German to a German browser, and English to who chooses it',
    async () => {
      const { context, page } = await signedIn(scene.anna, { locale: 'de-AT' });
      await page.getByRole('heading', { name: 'Ihre Studien' }).waitFor();
      expect(await page.locator('html').getAttribute('lang')).toBe('de');
      await picture(page, 'annotator-german-studies');
      await page.goto(path(scene.situations));
      await page.getByText('Wer ist im Unrecht?').waitFor();
      await picture(page, 'annotator-german-judging');
      await page.getByTestId('language').selectOption('en');
      await page.getByText('Who is in the wrong?').waitFor();
      await page.reload();
      await page.getByText('Who is in the wrong?').waitFor();
      await context.close();
    },
    MINUTE,
  );

  it(
    'is laid out from right to left for languages written so',
    async () => {
      const { context, page } = await signedIn(scene.anna);
      await page.evaluate(() =>
        (
          globalThis as unknown as { localStorage: { setItem(key: string, value: string): void } }
        ).localStorage.setItem('ethogram-language', 'ar-XB'),
      );
      await page.reload();
      await page.getByTestId('study-card').first().waitFor();
      expect(await page.locator('html').getAttribute('dir')).toBe('rtl');
      const brand = await page.locator('.brand').boundingBox();
      expect(brand?.x).toBeGreaterThan(640);
      await picture(page, 'annotator-right-to-left-studies');
      await page.goto(path(scene.situations));
      await situationOf(page);
      await picture(page, 'annotator-right-to-left-judging');
      const [situation, form] = await Promise.all([
        page.getByTestId('situation').boundingBox(),
        page.locator('.moral-form').boundingBox(),
      ]);
      expect(situation?.x).toBeGreaterThan(form?.x ?? Infinity);
      await page.setViewportSize({ width: 390, height: 844 });
      expect(await overflow(page)).toBeLessThanOrEqual(0);
      await picture(page, 'annotator-right-to-left-phone');
      await context.close();
    },
    MINUTE,
  );

  it(
    'meets WCAG 2.2 AA on every screen',
    async () => {
      const { context, page } = await signedIn(scene.anna);
      const look = async (screen: string): Promise<void> => {
        problems.push(...(await accessibilityProblems(page, screen)));
        await page.setViewportSize({ width: 390, height: 844 });
        expect({ screen, overflow: await overflow(page) }).toEqual({ screen, overflow: 0 });
        await page.setViewportSize({ width: 1280, height: 900 });
      };
      await look('studies');
      await page.goto(path(scene.situations));
      await situationOf(page);
      await page.keyboard.press('Enter');
      await page.getByTestId('problems').getByRole('listitem').first().waitFor();
      await look('judging');
      await page.emulateMedia({ forcedColors: 'active' });
      await picture(page, 'annotator-judging-forced-colours');
      await page.emulateMedia({ forcedColors: 'none' });
      await page.keyboard.press('?');
      await page.getByTestId('help-dialog').waitFor();
      await look('shortcuts');
      await page.keyboard.press('Escape');
      await page.keyboard.press('x');
      await page.getByRole('dialog').waitFor();
      await look('skip');
      await page.keyboard.press('Escape');
      await page.goto(`${path(scene.sentences)}/answers`);
      await page.getByTestId('answer').first().waitFor();
      await look('answers');
      await page.getByTestId('answer').first().getByRole('link').click();
      await page.getByTestId('change').waitFor();
      await look('change');
      await scene.owner.ask(`mutation ($id: ID!) { closeStudy(id: $id) { id } }`, { id: scene.sentences.id });
      await page.goto(path(scene.sentences));
      await page.getByTestId('study-closed').waitFor();
      await look('closed');
      await page.goto(`${platform.url}/annotate/nowhere`);
      await page.getByText('There is nothing at this address').waitFor();
      await look('nowhere');
      await page.getByTestId('sign-out').click();
      await page.getByTestId('signed-out').waitFor();
      await look('sign-in');
      await context.close();
    },
    MINUTE,
  );

  it(
    'meets it too where a text is covered at first and passages of it are marked',
    async () => {
      const warned = await query(
        platform.dataDir,
        `update posts set routing = 'WARN', content_flags = '{VIOLENCE}' returning id`,
      );
      expect(warned?.length).toBeGreaterThan(0);
      const { context, page } = await signedIn(scene.ben);
      await page.goto(path(scene.situations));
      await page.getByTestId('content-warning').waitFor();
      problems.push(...(await accessibilityProblems(page, 'warning')));
      await situationOf(page);
      for (const key of ['m', 'ArrowRight', 'Shift+ArrowRight', 'Shift+ArrowRight'])
        await page.keyboard.press(key);
      await page.getByTestId('evidence-bar').waitFor();
      problems.push(...(await accessibilityProblems(page, 'evidence')));
      await context.close();
    },
    MINUTE,
  );

  it('threw nothing and was found wanting nowhere', () => {
    expect(problems).toEqual([]);
  });
});

/** How far the page reaches beyond its window, in pixels. */
async function overflow(page: Page): Promise<number> {
  return page.evaluate(() => {
    const { document, innerWidth } = globalThis as unknown as {
      document: { documentElement: { scrollWidth: number } };
      innerWidth: number;
    };
    return Math.max(document.documentElement.scrollWidth - innerWidth, 0);
  });
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
