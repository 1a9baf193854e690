import { mkdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { workspaceRoot } from '@ethogram/platform';
import {
  type Browser,
  type BrowserContext,
  type BrowserContextOptions,
  chromium,
  type Page,
} from 'playwright-core';

const ARTEFACTS = join(workspaceRoot(), 'tests/artefacts');
const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const RULES = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];
/** All that can differ between light and dark. */
const RULES_OF_COLOUR = ['color-contrast', 'link-in-text-block'];
const DESKTOP = { width: 1280, height: 900 };
const PHONE = { width: 390, height: 844 };

/** What is used of axe. */
interface Axe {
  run(options: object): Promise<{
    violations: { id: string; nodes: { html: string; failureSummary: string }[] }[];
    passes: unknown[];
  }>;
}

export async function launchBrowser(): Promise<Browser> {
  mkdirSync(ARTEFACTS, { recursive: true });
  return chromium.launch({
    executablePath: process.env['ETHOGRAM_CHROMIUM'] ?? '/usr/bin/chromium',
    args: [
      '--no-sandbox',
      '--disable-gpu',
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
    ],
  });
}

/** A browser of somebody's own; what goes wrong on its pages is added to `problems`. */
export async function openContext(
  browser: Browser,
  problems: string[],
  options: BrowserContextOptions = {},
): Promise<BrowserContext> {
  const context = await browser.newContext({
    viewport: DESKTOP,
    locale: 'en-GB',
    reducedMotion: 'reduce',
    ...options,
  });
  context.setDefaultTimeout(20_000);
  context.on('weberror', (error) => problems.push(error.error().message));
  return context;
}

export async function picture(page: Page, name: string): Promise<void> {
  await page.screenshot({ path: join(ARTEFACTS, `${name}.png`), fullPage: true });
}

/**
 * What axe finds against WCAG 2.2 AA and its best practices, in light and dark, on a desktop and on a phone. In the dark it
 * looks at colours alone. Pictures are taken of what is found, and of everything when ETHOGRAM_PICTURES is set.
 * @param screen names the pictures
 */
export async function accessibilityProblems(
  page: Page,
  screen: string,
  app: 'annotator' | 'console' = 'annotator',
): Promise<string[]> {
  // A page without its title is still loading its record, which an address that has changed does not tell.
  // Attached is enough: an open dialog hides the page behind it from roles.
  await page.locator('h1').first().waitFor({ state: 'attached' });
  await page.evaluate(AXE);
  const found: string[] = [];
  for (const [size, viewport] of Object.entries({ desktop: DESKTOP, phone: PHONE })) {
    await page.setViewportSize(viewport);
    for (const colorScheme of ['light', 'dark'] as const) {
      await page.emulateMedia({ colorScheme });
      await hasComeToRest(page);
      const isDark = colorScheme === 'dark';
      const { violations, checked } = await page.evaluate(
        async (runOnly) => {
          const { axe } = globalThis as unknown as { axe: Axe };
          const { violations, passes } = await axe.run({ runOnly, resultTypes: ['violations'] });
          return { violations, checked: passes.length };
        },
        isDark ? { type: 'rule', values: RULES_OF_COLOUR } : { type: 'tag', values: RULES },
      );
      if (checked < (isDark ? 1 : 10)) throw new Error(`axe checked only ${checked} rules on ${screen}.`);
      const words = violations.map(
        ({ id, nodes }) =>
          `${id}: ${nodes.map(({ html, failureSummary }) => `${html} ${failureSummary}`).join(' | ')}`,
      );
      found.push(...words.map((violation) => `${screen}, ${size}, ${colorScheme}: ${violation}`));
      if (violations.length > 0 || process.env['ETHOGRAM_PICTURES'])
        await picture(page, `${app}-${screen}-${size}-${colorScheme}`);
    }
  }
  await page.setViewportSize(DESKTOP);
  await page.emulateMedia({ colorScheme: 'light' });
  return found;
}

/** Colours that change with light and dark do so over time; what spins for ever is not waited for. */
async function hasComeToRest(page: Page): Promise<void> {
  await page.evaluate(async () => {
    const { document, requestAnimationFrame } = globalThis as unknown as Changing;
    for (let frames = 0; frames < 3; frames += 1)
      await new Promise((next) => requestAnimationFrame(() => next(undefined)));
    const ending = document
      .getAnimations()
      .filter(({ effect }) => effect?.getComputedTiming().endTime !== Infinity);
    await Promise.all(ending.map(({ finished }) => finished.catch(() => undefined)));
  });
}

/** What is used of a page's animations. */
interface Changing {
  requestAnimationFrame(next: () => void): void;
  document: {
    getAnimations(): {
      finished: Promise<unknown>;
      effect: { getComputedTiming(): { endTime: number } } | null;
    }[];
  };
}
