import { checkSpan } from '@ethogram/core';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { accessibilityProblems, launchBrowser, openContext, picture } from './annotator-browser.js';
import { newLink } from './annotator-scene.js';
import { GraphqlSession } from './graphql-session.js';
import {
  type FormStudy,
  type MoralFormScene,
  setMoralFormScene,
  storedJudgments,
} from './moral-form-scene.js';
import { removePlatforms, type RunningPlatform, startPlatform, waitFor } from './platform-process.js';

const MINUTE = 60_000;

let platform: RunningPlatform;
let browser: Browser;
let scene: MoralFormScene;
const problems: string[] = [];

beforeAll(async () => {
  platform = await startPlatform({ args: ['--no-demo'] });
  scene = await setMoralFormScene(await GraphqlSession.open(platform.signInUrl));
  browser = await launchBrowser();
}, 5 * MINUTE);

afterAll(async () => {
  await browser?.close();
  await platform?.stop();
  await removePlatforms();
}, MINUTE);

async function atStudy(
  study: FormStudy,
  options?: Parameters<typeof openContext>[2],
): Promise<{ context: BrowserContext; page: Page }> {
  const context = await openContext(browser, problems, options);
  const page = await context.newPage();
  await page.goto(await newLink(scene.owner, scene.annotatorId));
  await page.getByTestId('study-card').first().waitFor();
  await page.goto(`${platform.url}/annotate/studies/${study.id}`);
  await page.getByTestId('task').waitFor();
  return { context, page };
}

async function press(page: Page, ...keys: string[]): Promise<void> {
  for (const key of keys) await page.keyboard.press(key);
}

const bar = (page: Page) => page.getByTestId('evidence-bar');
const passages = (page: Page) => page.getByTestId('evidence').getByRole('listitem');

/** Selects by keyboard and marks it for the button at this place in the bar. */
async function markByKeyboard(page: Page, keys: readonly string[], place: number): Promise<void> {
  await press(page, ...keys);
  await bar(page).waitFor();
  await press(page, 'Enter', ...Array.from({ length: place }, () => 'ArrowRight'), 'Enter');
  await bar(page).waitFor({ state: 'detached' });
}

async function nextTask(page: Page, previous: string | null): Promise<void> {
  await page.locator(`[data-testid="task"]:not([data-task-id="${previous}"])`).waitFor();
}

/** Every passage that is stored says what the frozen text says. */
async function expectSoundEvidence(study: FormStudy, atLeast: number): Promise<void> {
  const stored = await storedJudgments(scene.owner, study.id);
  const checks = stored.flatMap(({ answer, text }) =>
    (answer.spans ?? []).map((span) => checkSpan(span, text)),
  );
  expect(checks.length).toBeGreaterThanOrEqual(atLeast);
  expect(new Set(checks)).toEqual(new Set(['ok']));
}

describe('the whole form', () => {
  it(
    'is filled in by keyboard alone, emoji and right-to-left text marked, and stored as it was meant',
    async () => {
      const { context, page } = await atStudy(scene.everything);
      for (let judged = 0; judged < 2; judged += 1) {
        const task = await page.getByTestId('task').getAttribute('data-task-id');
        await press(page, '1', 's', 'r');
        await press(page, 'Control+Enter');
        await page.getByTestId('problems').getByText('Mark at least one passage').waitFor();
        await press(page, 'v');
        await page.keyboard.type('caring');
        await press(page, 'Shift+Enter', '0', '5');
        await page.keyboard.type('face');
        await press(page, 'Enter');
        await page.keyboard.type('face');
        await press(page, 'Shift+Enter', '3', '7', 'Escape');
        await press(page, 'm');
        await markByKeyboard(page, ['ArrowDown', 'Shift+ArrowDown'], 0);
        await markByKeyboard(page, ['ArrowUp', 'ArrowUp', 'Shift+ArrowDown', 'Shift+ArrowDown'], 1);
        expect(await passages(page).count()).toBe(2);
        if (judged === 0) await picture(page, 'moral-form-keyboard');
        await press(page, 'Escape', 'o', 'Space');
        await page.getByTestId('changing-fact').fill('If it had been asked for.');
        await press(page, 'Control+Enter');
        if (judged === 0) await nextTask(page, task);
      }
      await page.getByText('That was everything').waitFor();
      await page.locator('[data-testid="outbox-state"][data-state="saved"]').waitFor();
      const stored = await storedJudgments(scene.owner, scene.everything.id);
      expect(stored).toHaveLength(2);
      for (const { answer } of stored) {
        expect(answer).toMatchObject({
          values: [
            { value: 'face', direction: 'both', whose: 'society', strength: 3 },
            { value: 'benevolence-caring', direction: 'constrained', whose: 'others', strength: 0 },
          ],
          mostPeople: 'YTA',
          changingFact: 'If it had been asked for.',
        });
        expect(answer.spans).toHaveLength(2);
      }
      await expectSoundEvidence(scene.everything, 4);
      await context.close();
    },
    3 * MINUTE,
  );

  it(
    'can be changed later, passages too',
    async () => {
      const { context, page } = await atDone();
      await page.getByRole('link', { name: /^Change: AITA/ }).click();
      await page.getByTestId('change').waitFor();
      expect(await passages(page).count()).toBe(2);
      await passages(page).first().getByRole('button').click();
      expect(await passages(page).count()).toBe(1);
      await press(page, '3', 'Control+Enter');
      await page.getByTestId('answers').waitFor();
      const changed = await waitFor('the change', 20, async () =>
        (await storedJudgments(scene.owner, scene.everything.id)).find(
          ({ answer }) => answer.verdict === 'ESH',
        ),
      );
      expect(changed.answer.spans).toHaveLength(1);
      expect(changed.answer.changingFact).toBe('If it had been asked for.');
      await context.close();
    },
    2 * MINUTE,
  );

  async function atDone(): Promise<{ context: BrowserContext; page: Page }> {
    const context = await openContext(browser, problems);
    const page = await context.newPage();
    await page.goto(await newLink(scene.owner, scene.annotatorId));
    await page.getByTestId('study-card').first().waitFor();
    await page.goto(`${platform.url}/annotate/studies/${scene.everything.id}/answers`);
    await page.getByTestId('answer').first().waitFor();
    return { context, page };
  }

  it(
    'is shown to a curator with its passages in the text',
    async () => {
      const context = await openContext(browser, problems);
      const page = await context.newPage();
      await page.goto(scene.curatorLink);
      await page.goto(`${platform.url}/console/studies/${scene.everything.id}/show`);
      await page.getByRole('button', { name: 'Show in the text' }).first().click();
      await page.locator('mark').first().waitFor();
      await page.getByText('What would change it').first().waitFor();
      await picture(page, 'moral-form-console');
      await page.goto(`${platform.url}/console/studies/create`);
      await page.getByText('Passages of the text as evidence').first().waitFor();
      await picture(page, 'moral-form-create');
      await context.close();
    },
    2 * MINUTE,
  );
});

describe('marking passages', () => {
  it(
    'works by mouse, overlaps, survives a reload, and passes axe at every size',
    async () => {
      const { context, page } = await atStudy(scene.plain);
      await press(page, '2');
      await page
        .getByTestId('value-face')
        .getByRole('button', { name: /Attained/ })
        .click();
      const paragraph = page.getByTestId('situation-text').locator('p').first();
      await paragraph.click({ clickCount: 3 });
      await bar(page).getByRole('button', { name: 'The verdict' }).click();
      const { x, y } = await middleOfAWord(page);
      await page.mouse.dblclick(x, y);
      await bar(page).getByRole('button', { name: 'Face' }).click();
      expect(await passages(page).count()).toBe(2);
      await page.locator('mark[data-depth="2"]').waitFor();
      await page.reload();
      await page.getByTestId('restored').waitFor();
      expect(await passages(page).count()).toBe(2);
      await page.getByTestId('mark-1').click();
      expect(await accessibilityProblems(page, 'moral-form')).toEqual([]);
      await bar(page).getByRole('button', { name: 'Remove' }).click();
      expect(await passages(page).count()).toBe(1);
      const task = await page.getByTestId('task').getAttribute('data-task-id');
      await press(page, 'Escape', 'f', 't', 'Control+Enter');
      await nextTask(page, task);
      await page.locator('[data-testid="outbox-state"][data-state="saved"]').waitFor();
      await expectSoundEvidence(scene.plain, 1);
      await context.close();
    },
    3 * MINUTE,
  );

  it(
    'works by touch on a phone, where the question stays at the foot of the window',
    async () => {
      const phone = { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true };
      const { context, page } = await atStudy(scene.plain, phone);
      await selectAsAFingerDoes(page);
      await bar(page).waitFor();
      await page.screenshot({ path: 'tests/artefacts/moral-form-phone.png' });
      await bar(page).getByRole('button', { name: 'The verdict' }).tap();
      expect(await passages(page).count()).toBe(1);
      const width = await page.evaluate('document.documentElement.scrollWidth');
      expect(width).toBe(390);
      await context.close();
    },
    2 * MINUTE,
  );
});

describe('two passes', () => {
  it(
    'show the title alone first, and keep both judgments',
    async () => {
      const { context, page } = await atStudy(scene.twoPasses);
      await page.getByTestId('first-pass').waitFor();
      expect(await page.getByTestId('situation-text').count()).toBe(0);
      await press(page, 'Enter');
      await page.getByTestId('problems').getByText('Say who is in the wrong.').waitFor();
      await press(page, '2', 'f');
      expect(await accessibilityProblems(page, 'first-pass')).toEqual([]);
      await press(page, 'Enter');
      await page.getByTestId('situation-text').waitFor();
      await page.reload();
      await page.getByTestId('second-pass').getByText('The others, rather acceptable').waitFor();
      const task = await page.getByTestId('task').getAttribute('data-task-id');
      await press(page, '1', 'a', 't', 'Control+Enter');
      await nextTask(page, task);
      await page.locator('[data-testid="outbox-state"][data-state="saved"]').waitFor();
      const [stored] = await storedJudgments(scene.owner, scene.twoPasses.id);
      expect(stored?.answer).toMatchObject({
        verdict: 'YTA',
        acceptability: -2,
        firstPass: { verdict: 'NTA', acceptability: 1 },
      });
      await context.close();
    },
    2 * MINUTE,
  );
});

describe('leaving', () => {
  it(
    'is skipping one with a reason, which the curator reads, and going on',
    async () => {
      const { context, page } = await atStudy(scene.twoPasses);
      await press(page, 'x');
      await page.getByTestId('skip-dialog').waitFor();
      expect(await accessibilityProblems(page, 'skip')).toEqual([]);
      await page.getByTestId('skip-confirm').click();
      await page.getByText('Choose a reason first.').waitFor();
      await press(page, '2');
      await page.locator('#skip-note').fill('Too close to home.');
      await press(page, 'Control+Enter');
      await page.getByText('That was everything').waitFor();
      const { skips } = await owner<{ skips: { items: { reason: string; note: string }[] } }>(
        `query ($id: ID!) { skips(studyId: $id) { items { reason note } } }`,
        { id: scene.twoPasses.id },
      );
      expect(skips.items).toEqual([{ reason: 'UPSETTING', note: 'Too close to home.' }]);
      await context.close();
    },
    2 * MINUTE,
  );

  it(
    'is stopping, which gives back what lies ready, and a break is suggested after half an hour',
    async () => {
      const { context, page } = await atStudy(scene.plain);
      await page.evaluate(
        `sessionStorage.setItem('ethogram-work-time', JSON.stringify({ worked: ${29.9 * MINUTE}, lastAt: Date.now() - 60000 }))`,
      );
      await press(page, 'd');
      await page.getByTestId('break').waitFor();
      await picture(page, 'moral-form-break');
      await page.getByTestId('break').getByRole('button').click();
      await page.getByTestId('break').waitFor({ state: 'detached' });
      await page.getByTestId('skip').click();
      await page.getByTestId('stop').click();
      await page.getByTestId('study-card').first().waitFor();
      await waitFor('the claims to be free', 20, async () => {
        const { study } = await owner<{ study: { claimedCount: number } }>(
          `query ($id: ID!) { study(id: $id) { claimedCount } }`,
          { id: scene.plain.id },
        );
        return study.claimedCount === 0 ? true : undefined;
      });
      await context.close();
    },
    2 * MINUTE,
  );

  it('threw nothing on any page', () => {
    expect(problems).toEqual([]);
  });

  async function owner<Data>(query: string, variables: object): Promise<Data> {
    return scene.owner.ask<Data>(query, variables);
  }
});

/** In the first paragraph, whichever story it is of. */
async function middleOfAWord(page: Page): Promise<{ x: number; y: number }> {
  return page.evaluate(`(() => {
    const text = document.querySelector('.markable-text p [data-unit]').firstChild;
    const { index, 0: word } = [...text.data.matchAll(/\\p{L}{4,}/gu)][2];
    const range = document.createRange();
    range.setStart(text, index);
    range.setEnd(text, index + word.length);
    const { left, top, width, height } = range.getClientRects()[0];
    return { x: left + width / 2, y: top + height / 2 };
  })()`);
}

/** Sets the selection a long press and a pulled handle leave behind; Chromium has no such gestures to drive. */
async function selectAsAFingerDoes(page: Page): Promise<void> {
  await page.evaluate(`(() => {
    const text = document.querySelector('.markable-text [data-unit]').firstChild;
    const range = document.createRange();
    range.setStart(text, 2);
    range.setEnd(text, 30);
    getSelection().removeAllRanges();
    getSelection().addRange(range);
  })()`);
}
