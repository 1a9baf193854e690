import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Browser, Page } from 'playwright-core';
import { accessibilityProblems, launchBrowser, openContext, picture } from './annotator-browser.js';
import { type AnnotatorScene, newLink, setAnnotatorScene } from './annotator-scene.js';
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

async function signedIn(options?: Parameters<typeof openContext>[2]): Promise<Page> {
  const page = await (await openContext(browser, problems, options)).newPage();
  await page.goto(await newLink(scene.owner, scene.anna.id));
  await page.getByTestId('study-card').first().waitFor();
  return page;
}

const work = (): string => `${platform.url}/annotate/studies/${scene.sentences.id}`;

/** As the study's rule does. */
async function warn(): Promise<void> {
  await query(
    platform.dataDir,
    `update study_people set warned_at = clock_timestamp() where study_id = '${scene.sentences.id}' and person_id = '${scene.anna.id}'`,
  );
}

describe('what an annotator is told beside the work', () => {
  it(
    'is each warning of the study’s rule, calmly, until it was read, and never again',
    async () => {
      const page = await signedIn();
      const notice = page.getByTestId('warned');
      expect(await notice.count()).toBe(0);
      await warn();
      await page.reload();
      await notice.waitFor();
      expect(await accessibilityProblems(page, 'warned-studies')).toEqual([]);
      await page.goto(work());
      await page.getByTestId('task').waitFor();
      await notice.getByText('ask the curator of this study').waitFor();
      expect(await accessibilityProblems(page, 'warned-work')).toEqual([]);
      await notice.getByRole('button').click();
      await notice.waitFor({ state: 'detached' });
      await page.reload();
      await page.locator('.crumb-here').getByText(scene.sentences.name).waitFor();
      expect(await notice.count()).toBe(0);
      await warn();
      await page.reload();
      await notice.waitFor();
      await page.context().close();
    },
    2 * MINUTE,
  );

  it(
    'is in German for who reads German',
    async () => {
      await warn();
      const page = await signedIn({ locale: 'de-DE' });
      await page.getByTestId('warned').getByText('die diese Studie betreut').waitFor();
      await picture(page, 'annotator-warned-german');
      await page.context().close();
    },
    MINUTE,
  );

  it(
    'is a break after half an hour, and why a page cannot be shown',
    async () => {
      const page = await signedIn();
      await page.goto(work());
      await page.getByTestId('task').waitFor();
      await page.evaluate(
        `sessionStorage.setItem('ethogram-work-time', JSON.stringify({ worked: ${29.9 * MINUTE}, lastAt: Date.now() - 60000 }))`,
      );
      await page.keyboard.press('1');
      await page.getByTestId('break').waitFor();
      expect(await accessibilityProblems(page, 'break')).toEqual([]);
      for (const code of ['INTERNAL', 'UNAVAILABLE']) {
        const errors = [{ message: 'It failed.', extensions: { code } }];
        await page.context().route('**/graphql', async (route) => {
          const isList = route.request().postData()?.includes('myJudgments') ?? false;
          await (isList ? route.fulfill({ json: { data: null, errors } }) : route.continue());
        });
        await page.goto(`${work()}/answers`);
        await page.getByTestId('failure').waitFor();
        expect(await accessibilityProblems(page, `failure-${code.toLowerCase()}`)).toEqual([]);
        await page.context().unroute('**/graphql');
      }
      await page.context().close();
    },
    2 * MINUTE,
  );

  it('leaves no error on any page', () => {
    expect(problems).toEqual([]);
  });
});
