import { setTimeout as delay } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { accessibilityProblems, launchBrowser, openContext } from './annotator-browser.js';
import { GraphqlSession } from './graphql-session.js';
import { personWithLink } from './loop-scene.js';
import { removePlatforms, type RunningPlatform, startPlatform } from './platform-process.js';

const MINUTE = 60_000;
const SETTINGS = { optimizer: { epochs: 4 }, validation: { everySteps: 20, share: 0.2 } };

let platform: RunningPlatform;
let browser: Browser;
let owner: GraphqlSession;
let context: BrowserContext;
let page: Page;
let trainingSetId: string;
const problems: string[] = [];

beforeAll(async () => {
  platform = await startPlatform({ args: ['--no-demo'] });
  owner = await GraphqlSession.open(platform.signInUrl);
  const researcher = await personWithLink(owner, 'Rosa Researcher', 'RESEARCHER');
  browser = await launchBrowser();
  context = await openContext(browser, problems);
  page = await context.newPage();
  await page.goto(researcher.url);
  await page.waitForURL(/\/console/);
  trainingSetId = await madeTrainingSet();
}, 8 * MINUTE);

afterAll(async () => {
  await browser?.close();
  await platform?.stop();
  await removePlatforms();
}, MINUTE);

/** Without accessibility problems, on a desk and on a phone, light and dark. */
async function check(name: string): Promise<void> {
  expect(await accessibilityProblems(page, `fine-tune-${name}`, 'console')).toEqual([]);
}

async function madeTrainingSet(): Promise<string> {
  const { instruments } = await owner.ask<{ instruments: { id: string; key: string }[] }>(
    `{ instruments { id key } }`,
  );
  const instrumentId = instruments.find(({ key }) => key === 'ethogram-values')?.id;
  const input = { instrumentId, baseModel: 'ethogram-demo', target: 'universalism-nature', delta: -3 };
  const { createTrainingSet: set } = await owner.ask<{ createTrainingSet: { id: string } }>(
    `mutation ($input: CreateTrainingSetInput!) { createTrainingSet(input: $input) { id } }`,
    { input },
  );
  for (let tries = 0; tries < 240; tries += 1) {
    const { trainingSet } = await owner.ask<{ trainingSet: { state: string } }>(
      `query ($id: ID!) { trainingSet(id: $id) { state } }`,
      { id: set.id },
    );
    if (trainingSet.state === 'SUCCEEDED') return set.id;
    await delay(1_000);
  }
  throw new Error('The training set was not made within four minutes.');
}

async function start(name: string, hyperparameters: object): Promise<string> {
  const { startFineTune } = await owner.ask<{ startFineTune: { id: string } }>(
    `mutation ($input: StartFineTuneInput!) { startFineTune(input: $input) { id } }`,
    { input: { name, trainingSetId, hyperparameters } },
  );
  return startFineTune.id;
}

async function confirm(label: string, answer: string): Promise<void> {
  await page.getByRole('button', { name: label, exact: true }).click();
  await page.getByRole('dialog').getByRole('button', { name: answer }).click();
}

async function stepNow(): Promise<number> {
  return Number(
    (/([\d,]+) of/.exec(await page.getByText(/^[\d,]+ of [\d,]+$/).innerText())?.[1] ?? '').replace(',', ''),
  );
}

describe('fine-tunes on the screen', () => {
  it(
    'say where they come from while there are none',
    async () => {
      await page.goto(`${platform.url}/console/fine-tunes`);
      await page.getByText('No fine-tunes yet').waitFor();
      await check('list-empty');
      await page.goto(`${platform.url}/console/fine-tunes/curves`);
      await page.getByText('No runs chosen').waitFor();
      await check('curves-empty');
    },
    3 * MINUTE,
  );

  it(
    'are watched while they train, cancelled, resumed and done, with the curves they drew',
    async () => {
      const id = await start('Lower nature', SETTINGS);
      await page.goto(`${platform.url}/console/fine-tunes/${id}/show`);
      await page.getByRole('img', { name: /^Loss/ }).waitFor({ timeout: 3 * MINUTE });
      const before = await stepNow();
      while ((await stepNow()) === before) await delay(200); // nobody reloads the page
      await confirm('Cancel', 'Cancel fine-tune');
      await page.getByText('Cancelled', { exact: true }).waitFor({ timeout: MINUTE });
      await check('cancelled');
      await confirm('Resume', 'Resume fine-tune');
      await page.getByText('Running', { exact: true }).waitFor({ timeout: 2 * MINUTE });
      await check('running');
      await page.getByRole('heading', { name: 'Adapter' }).waitFor({ timeout: 5 * MINUTE });
      await page
        .getByText(/CPU-hours/)
        .first()
        .waitFor();
      await page
        .getByRole('link', { name: /nature/i })
        .first()
        .waitFor();
      for (const chart of [/^Loss/, /^Accuracy/, /^Learning rate/])
        await page.getByRole('img', { name: chart }).waitFor();
      await check('done');
    },
    12 * MINUTE,
  );

  it(
    'say why they failed, and can be trained again as another run',
    async () => {
      const id = await start('Too short', { maxLength: 16 });
      await page.goto(`${platform.url}/console/fine-tunes/${id}/show`);
      await page
        .getByText(/Line 1 of the training set has \d+ tokens/)
        .first()
        .waitFor({ timeout: 2 * MINUTE });
      await check('failed');
      await confirm('Train again', 'Train again');
      await page.getByRole('link', { name: 'an earlier run' }).waitFor();
      expect(page.url()).not.toContain(id);
    },
    5 * MINUTE,
  );

  it(
    'are compared in one picture',
    async () => {
      for (const learningRate of [0.005, 0.002])
        await start('At two rates', { ...SETTINGS, optimizer: { epochs: 1, learningRate } });
      await page.setViewportSize({ width: 1280, height: 900 });
      await page.goto(`${platform.url}/console/fine-tunes`);
      const rows = page.getByRole('row', { name: /At two rates/ });
      await rows.nth(1).waitFor();
      for (const row of await rows.all()) await row.getByRole('checkbox').check();
      await page.getByRole('link', { name: 'Compare curves' }).click();
      await page.getByRole('table', { name: 'Runs compared' }).getByRole('row').nth(2).waitFor();
      await page
        .getByRole('table', { name: 'Runs compared' })
        .getByText('Done')
        .nth(1)
        .waitFor({ timeout: 4 * MINUTE });
      await page.getByRole('img', { name: /^Validation loss/ }).waitFor();
      await page.getByRole('button', { name: 'By epoch' }).click();
      await page.getByText('Epoch', { exact: true }).first().waitFor();
      await check('curves');
      await page.goto(`${platform.url}/console/fine-tunes`);
      await page.getByText('At two rates').first().waitFor();
      await check('list');
    },
    7 * MINUTE,
  );

  it('threw nothing', () => {
    expect(problems).toEqual([]);
  });
});
