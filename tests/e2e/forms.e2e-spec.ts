import { checkSpan, type LabelledSpan } from '@ethogram/core';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { accessibilityProblems, launchBrowser, openContext, picture } from './annotator-browser.js';
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

async function at(
  path: string,
  options?: Parameters<typeof openContext>[2],
): Promise<{ context: BrowserContext; page: Page }> {
  const context = await openContext(browser, problems, options);
  const page = await context.newPage();
  await page.goto(await newLink(scene.owner, scene.annotatorId));
  await page.getByTestId('study-card').first().waitFor();
  await page.goto(`${platform.url}/annotate/studies/${path}`);
  return { context, page };
}

async function press(page: Page, ...keys: string[]): Promise<void> {
  for (const key of keys) await page.keyboard.press(key);
}

const part = (page: Page, id: string) => page.getByTestId(`part-${id}`);
const form = (page: Page) => page.getByTestId('parts-form');
const saved = (page: Page) => page.getByTestId('outbox-state').and(page.locator('[data-state="saved"]'));

async function taskId(page: Page): Promise<string | null> {
  return page.getByTestId('task').getAttribute('data-task-id');
}

async function nextTask(page: Page, previous: string | null): Promise<void> {
  await page.locator(`[data-testid="task"]:not([data-task-id="${previous}"])`).waitFor();
  await form(page).waitFor();
}

/** From the first question to the last, with nothing but keys; the keyboard goes on by itself after a single answer. */
async function answerByKeyboard(page: Page): Promise<void> {
  await press(page, '1', 'n');
  await page.keyboard.type('Somebody is left behind.');
  await press(page, 'Escape', 'j', '2', '3', 'j', '4');
  await press(page, 'ArrowRight', 'ArrowRight', 'ArrowRight', 'j');
  await press(page, '3', '1', '2', 'ArrowUp', 'j');
  await press(page, '1', '2', '3');
  await press(page, 'm', 'Shift+ArrowDown');
  await page.getByTestId('evidence-bar').waitFor();
  await press(page, 'Enter', 'ArrowRight', 'Enter');
  await page.getByTestId('evidence-bar').waitFor({ state: 'detached' });
  await press(page, 'Escape');
}

/** Every passage that is stored says what the frozen text says. */
function expectSoundPassages({ parts, text }: Awaited<ReturnType<typeof storedAnswers>>[number]): void {
  const passages = parts['passages'] as readonly LabelledSpan[];
  expect(passages.map((passage) => checkSpan(passage, text ?? ''))).toEqual(['ok']);
}

describe('a form of every kind of question', () => {
  it(
    'says what is missing at each question, and takes the focus to the first',
    async () => {
      const { context, page } = await at(scene.texts);
      await form(page).waitFor();
      expect(await part(page, 'what_about').count()).toBe(0);
      await press(page, 'j', 'j', 'j', 'Enter');
      await page.getByTestId('problem-warn').waitFor();
      await page.getByText('7 questions need another look').waitFor();
      expect(await page.locator(':focus').getAttribute('data-testid')).toBe('part-warn');
      expect(await page.getByTestId('problem-comment').count()).toBe(0);
      expect(await accessibilityProblems(page, 'form-problems')).toEqual([]);
      await press(page, '2');
      await page.getByTestId('problem-warn').waitFor({ state: 'detached' });
      await context.close();
    },
    3 * MINUTE,
  );

  it(
    'is filled in by keyboard alone, keeps what vanished, and is stored as it was meant',
    async () => {
      const { context, page } = await at(scene.texts);
      await form(page).waitFor();
      await answerByKeyboard(page);
      expect(await part(page, 'what_about').getByRole('textbox').inputValue()).toBe(
        'Somebody is left behind.',
      );
      await press(page, 'k', 'k', 'k', 'k', 'k', 'k', 'k', 'k', 'k', 'k', '2');
      await part(page, 'what_about').waitFor({ state: 'detached' });
      await page.reload();
      await page.getByTestId('restored').waitFor();
      expect(await page.locator('mark[data-tone="2"]').count()).toBeGreaterThan(0);
      await part(page, 'warn').getByRole('radio', { name: 'Yes' }).check({ force: true });
      expect(await part(page, 'what_about').getByRole('textbox').inputValue()).toBe(
        'Somebody is left behind.',
      );
      await part(page, 'warn').getByRole('radio', { name: 'No' }).check({ force: true });
      expect(await accessibilityProblems(page, 'form')).toEqual([]);
      const task = await taskId(page);
      await press(page, 'Control+Enter');
      await nextTask(page, task);
      const stored = await waitFor(
        'the answer',
        20,
        async () => (await storedAnswers(scene.owner, scene.texts))[0],
      );
      expect(stored.parts).toMatchObject({
        warn: 'no',
        tone: ['angry', 'sad'],
        clear: 4,
        share: 60,
        order: ['work', 'duty', 'family'],
        passages: [{ label: 'breach' }],
      });
      expect(Object.keys(stored.parts)).not.toContain('what_about');
      expect(stored.parts['pairs']).toHaveLength(3);
      const chosen = (
        stored.parts['pairs'] as { first: string; second: string; chosen: string | null }[]
      ).map((pair) => (pair.chosen === null ? 'neither' : pair.chosen === pair.first ? 'first' : 'second'));
      expect(chosen).toEqual(['first', 'second', 'neither']);
      expectSoundPassages(stored);
      await context.close();
    },
    3 * MINUTE,
  );

  it(
    'is answered without a connection, guideline at hand, and sent when there is one again',
    async () => {
      const { context, page } = await at(scene.texts);
      await form(page).waitFor();
      await page.evaluate(async () => {
        await (globalThis as unknown as { navigator: { serviceWorker: { ready: Promise<unknown> } } })
          .navigator.serviceWorker.ready;
      });
      await context.setOffline(true);
      await page.reload();
      await form(page).waitFor();
      await press(page, 'i');
      await page.getByTestId('examples').getByText('A text with two tones').waitFor();
      expect(await accessibilityProblems(page, 'form-guideline')).toEqual([]);
      await press(page, 'i');
      await page.getByTestId('guideline').waitFor({ state: 'detached' });
      await answerByKeyboard(page);
      await press(page, 'Control+Enter');
      await page.getByTestId('outbox-state').getByText('1 waiting').waitFor();
      expect(await storedAnswers(scene.owner, scene.texts)).toHaveLength(1);
      await context.setOffline(false);
      await saved(page).waitFor();
      const stored = await waitFor('the answer', 20, async () => {
        const all = await storedAnswers(scene.owner, scene.texts);
        return all.length === 2 ? all : undefined;
      });
      for (const answer of stored) expectSoundPassages(answer);
      expect(stored.map(({ parts }) => parts['what_about']).sort()).toEqual([
        'Somebody is left behind.',
        undefined,
      ]);
      await context.close();
    },
    3 * MINUTE,
  );

  it(
    'is listed among the own answers and can be changed',
    async () => {
      const { context, page } = await at(`${scene.texts}/answers`);
      await page.getByText('Keeping promises').first().waitFor();
      expect(await accessibilityProblems(page, 'form-answers')).toEqual([]);
      await page
        .getByRole('link', { name: /^Change/ })
        .first()
        .click();
      await form(page).waitFor();
      await part(page, 'clear').getByRole('radio', { name: /^1/ }).check({ force: true });
      await press(page, 'Control+Enter');
      await page.getByTestId('answers').waitFor();
      await waitFor('the change', 20, async () =>
        (await storedAnswers(scene.owner, scene.texts)).find(({ parts }) => parts['clear'] === 1),
      );
      await context.close();
    },
    3 * MINUTE,
  );
});

describe('the review of statements', () => {
  it(
    'shows each with what it is meant to measure, and asks by its form, on a phone too',
    async () => {
      const phone = { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true };
      const { context, page } = await at(scene.items, phone);
      await page.getByTestId('review-item').getByText('Is meant to measure').waitFor();
      await part(page, 'fit').getByRole('radio', { name: 'Not at all' }).tap();
      await part(page, 'other_value').waitFor();
      await picture(page, 'forms-review-phone');
      await part(page, 'other_value').getByRole('radio', { name: 'Face' }).tap();
      await part(page, 'wording').getByRole('checkbox', { name: 'Clear' }).tap();
      await part(page, 'decision').getByRole('radio', { name: 'Reword it' }).tap();
      await part(page, 'new_wording').getByRole('textbox').fill('I keep my word 🤝.');
      expect(await page.evaluate('document.documentElement.scrollWidth')).toBe(390);
      await page.getByTestId('open-guideline').tap();
      await page.getByTestId('guideline').waitFor();
      await page.screenshot({ path: 'tests/artefacts/forms-guideline-phone.png' });
      await page.getByTestId('close-guideline').tap();
      const task = await taskId(page);
      await page.getByTestId('submit').tap();
      await nextTask(page, task);
      const stored = await waitFor(
        'the answer',
        20,
        async () => (await storedAnswers(scene.owner, scene.items))[0],
      );
      expect(stored.parts).toEqual({
        fit: 1,
        other_value: 'face',
        wording: ['clear'],
        decision: 'reword',
        new_wording: 'I keep my word 🤝.',
      });
      await context.close();
    },
    3 * MINUTE,
  );

  it(
    'can be skipped, speaks German, and is laid out from right to left',
    async () => {
      const { context, page } = await at(scene.items, { locale: 'de-DE' });
      await page.getByText('Soll messen').waitFor();
      const task = await taskId(page);
      await press(page, 'Enter');
      await page.getByTestId('problem-fit').getByText('Hier fehlt noch eine Antwort.').waitFor();
      await picture(page, 'forms-review-german');
      await press(page, 'x');
      await page.getByTestId('skip-dialog').waitFor();
      await press(page, '1');
      await page.getByTestId('skip-confirm').click();
      await nextTask(page, task);
      await page.evaluate(`localStorage.setItem('ethogram-language', 'ar-XB')`);
      await page.reload();
      await form(page).waitFor();
      await press(page, 'i', '5');
      expect(await accessibilityProblems(page, 'form-review-rtl')).toEqual([]);
      await context.close();
    },
    3 * MINUTE,
  );

  it('threw nothing on any page', () => {
    expect(problems).toEqual([]);
  });
});
