import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { FormDefinition } from '@ethogram/core';
import type { Browser, BrowserContext, Locator, Page } from 'playwright-core';
import { accessibilityProblems, launchBrowser, openContext, picture } from './annotator-browser.js';
import { reviewStatements } from './form-editor-scene.js';
import { GraphqlSession } from './graphql-session.js';
import { personWithLink } from './loop-scene.js';
import { removePlatforms, type RunningPlatform, startPlatform } from './platform-process.js';

const MINUTE = 60_000;
const QUESTION = 'Where does it lead?';

let platform: RunningPlatform;
let browser: Browser;
let owner: GraphqlSession;
let context: BrowserContext;
let page: Page;
let studyId = '';
const problems: string[] = [];

beforeAll(async () => {
  platform = await startPlatform({ args: ['--no-demo'] });
  owner = await GraphqlSession.open(platform.signInUrl);
  const curator = await personWithLink(owner, 'Carl Curator', 'CURATOR');
  browser = await launchBrowser();
  context = await openContext(browser, problems);
  page = await context.newPage();
  await page.goto(curator.url);
}, 5 * MINUTE);

afterAll(async () => {
  await browser?.close();
  await platform?.stop();
  await removePlatforms();
}, MINUTE);

const card = (id: string): Locator => page.locator(`[data-part="${id}"]`);
const preview = (): Locator => page.getByRole('region', { name: 'Preview' });
const definition = async (): Promise<FormDefinition> => {
  const { forms } = await owner.ask<{ forms: { items: { latest: { definition: FormDefinition } }[] } }>(
    `{ forms { items { latest { definition } } } }`,
  );
  return forms.items[0]!.latest.definition;
};

/** Adds a question that is asked only of statements said to be leading. */
async function addConditionalQuestion(): Promise<void> {
  await page.getByRole('button', { name: 'Add a question' }).click();
  await page.getByRole('menuitem', { name: /Free text/ }).click();
  await page.keyboard.type(QUESTION);
  await card('text').getByRole('button', { name: 'Ask it only if …' }).click();
  const condition = card('text').getByRole('group', { name: 'Condition 1' });
  await condition.getByRole('combobox', { name: 'Question' }).click();
  await page.getByRole('option', { name: /How is it worded/ }).click();
  await condition.getByRole('combobox', { name: 'Option' }).click();
  await page.getByRole('option', { name: 'Leading' }).click();
}

describe('a form of a curator', () => {
  it('starts from a preset', async () => {
    await page.goto(`${platform.url}/console/forms`);
    await page.getByText('No forms yet').waitFor();
    problems.push(...(await accessibilityProblems(page, 'forms-empty', 'console')));
    await page.getByRole('link', { name: 'Start from a preset' }).click();
    await page.getByRole('link', { name: /Review of statements/ }).click();
    await preview().getByText('How is it worded?').waitFor();
  });

  it('gets a question that depends on another, which the preview asks when it is due', async () => {
    await addConditionalQuestion();
    expect(await preview().getByText(QUESTION).count()).toBe(0);
    await preview()
      .getByRole('checkbox', { name: /Leading/ })
      .check();
    await preview().getByText(QUESTION).waitFor();
    await preview().getByLabel('The answer as JSON').getByText('"leading"').waitFor();
    await page.getByRole('heading', { name: 'New form' }).click();
    problems.push(...(await accessibilityProblems(page, 'form-editor', 'console')));
  });

  it('moves by keyboard as far as its conditions let it, and by mouse; each step is undone', async () => {
    const order = () =>
      page.locator('[data-part]').evaluateAll((cards) => cards.map((one) => one.getAttribute('data-part')));
    const handle = card('text').getByRole('button', { name: /^Move “Where.*arrow keys/ });
    await handle.focus();
    for (let steps = 0; steps < 5; steps += 1) await page.keyboard.press('Alt+ArrowUp');
    expect((await order()).slice(2, 4)).toEqual(['wording', 'text']);
    await page.getByText('a question may only depend on questions above it').waitFor();
    expect(await handle.evaluate((button) => button === button.ownerDocument.activeElement)).toBe(true);
    // Closed, so that both stand in the window.
    await card('text').getByRole('button', { expanded: true }).click();
    await handle.dragTo(card('decision'));
    await page.getByText(`“${QUESTION}” is now`).waitFor();
    const moved = await order();
    expect(moved.indexOf('text')).toBeGreaterThan(moved.indexOf('wording_other'));
    await page.keyboard.press('Control+z');
    expect((await order())[3]).toBe('text');
  });

  it('can be edited as JSON, and says where that is wrong', async () => {
    await page.getByRole('tab', { name: 'JSON' }).click();
    const json = page.getByRole('textbox', { name: 'Definition' });
    const text = await json.inputValue();
    await json.fill(text.replace('"equals": "reword"', '"equals": "rewrite"'));
    const line = text.split('\n').findIndex((one) => one.includes('"decision",')) + 1;
    const told = page.getByRole('button', { name: /^Line \d+$/ });
    expect(Number((await told.textContent())?.slice(5))).toBeGreaterThan(line);
    await picture(page, 'console-form-json');
    await json.fill(text.replace('"How should it read?"', '"How should it read instead?"'));
    await told.waitFor({ state: 'detached' });
    await page.getByRole('tab', { name: 'Questions' }).click();
    await card('new_wording').getByText('How should it read instead?').waitFor();
  });

  it('is kept in the browser when it is left, and saved', async () => {
    await page.getByRole('menuitem', { name: 'People' }).click();
    await page.getByRole('button', { name: 'Leave' }).click();
    await page.getByRole('button', { name: 'Leave' }).waitFor({ state: 'detached' });
    await page.goto(`${platform.url}/console/forms/create?from=item-review`);
    await page.getByText('This is your draft from').waitFor();
    await page.getByRole('button', { name: 'Save form' }).click();
    await page.getByRole('heading', { name: 'Review of statements', level: 1 }).waitFor();
    expect((await definition()).parts.find(({ id }) => id === 'text')).toMatchObject({
      label: QUESTION,
      showIf: { part: 'wording', includes: 'leading' },
    });
  });

  it('becomes a study about the statements of an instrument', async () => {
    await page.getByRole('link', { name: 'Start a study with it' }).click();
    await page.getByRole('textbox', { name: 'Name' }).fill('Statements under review');
    await page.getByRole('radio', { name: 'The statements of an instrument' }).check();
    await page.getByRole('combobox', { name: 'Instrument' }).click();
    await page.getByRole('option').first().click();
    problems.push(...(await accessibilityProblems(page, 'form-study', 'console')));
    await page.getByRole('button', { name: 'Save' }).click();
    await page.getByRole('heading', { name: 'Statements under review', level: 1 }).waitFor();
    await page.getByText(QUESTION).waitFor();
    studyId = /studies\/([^/]+)/.exec(page.url())?.[1] ?? '';
  });

  it('gets a second version; the study stays with the first', async () => {
    await page.getByRole('link', { name: 'Version 1' }).click();
    await page.getByRole('link', { name: 'Edit' }).click();
    await card('comment').getByRole('button', { name: 'Delete “Anything else?”' }).click();
    await page.getByRole('button', { name: 'Save as a new version' }).click();
    const dialog = page.getByRole('dialog', { name: 'Save as version 2' });
    await dialog.getByText('1 study stays as it is').waitFor();
    await dialog.getByText('Without “Anything else?”').waitFor();
    await picture(page, 'console-form-new-version');
    await dialog.getByRole('button', { name: 'Save', exact: true }).click();
    await page.getByText('Without “Anything else?”').waitFor();
    problems.push(...(await accessibilityProblems(page, 'form', 'console')));
    await page.goto(`${platform.url}/console/studies/${studyId}/show`);
    await page.getByRole('region', { name: 'About' }).getByText('Anything else?').waitFor();
  });
});

describe('what came of a review of statements', () => {
  it('is counted question by question, and a table that sorts, with what people wrote', async () => {
    await reviewStatements(owner, studyId);
    await page.reload();
    await page.getByRole('list', { name: 'What should become of it?' }).getByText('Keep it').waitFor();
    const table = page.getByRole('table', { name: 'Reviews by statement' });
    await table.getByText('1 in words').first().waitFor();
    await table.getByRole('button', { name: 'Drop' }).click();
    await table.getByRole('button', { name: 'Drop' }).click();
    expect(await table.getByRole('row').nth(1).textContent()).toContain('Hardly understood.');
    await page.getByRole('img', { name: 'Decisions by value' }).waitFor();
    problems.push(...(await accessibilityProblems(page, 'item-reviews', 'console')));
    expect(problems).toEqual([]);
  });
});
