import { spawnSync } from 'node:child_process';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, jest } from '@jest/globals';
import axe from 'axe-core';
import type { Browser, BrowserContext, ConsoleMessage, Locator, Page } from 'playwright-core';
import { DEMO_PASSWORD } from '../../../seeds/demo/load-directory.js';
import { PROJECT_ROOT } from '../../../src/platform/config/config.js';
import { eventually } from '../../support/eventually.js';
import { TestApp, type TestAppOptions } from '../../support/test-app.js';
import { CHROMIUM, launchChromium } from './chromium.js';

export const PC = { width: 1366, height: 768 };
export const PHONE = { width: 360, height: 740 };
const SHOTS = join(PROJECT_ROOT, 'test', 'browser', 'shots');
const PATIENCE_MS = 90_000;
const COLOURS_PATIENCE_MS = 30_000;
/** A story of many pages, on a machine that does much else at the same time. */
const TEST_MS = 600_000;

export interface WindowOptions {
  readonly size?: typeof PC;
  readonly shade?: 'light' | 'dark';
  readonly language?: 'zh-CN' | 'en';
}

/** The built console in a real browser over a program of its own; everything a page complains about in between is a failure. */
export class Console {
  private readonly contexts: BrowserContext[] = [];
  private readonly complaints: string[] = [];

  private constructor(
    readonly app: TestApp,
    readonly url: string,
    private readonly browser: Browser,
  ) {}

  static async start(options: TestAppOptions = {}): Promise<Console> {
    buildConsole();
    const [app, browser] = await Promise.all([TestApp.start(options), launchChromium()]);
    await app.nest.listen(0, '127.0.0.1');
    const url = await app.nest.getUrl();
    await calmed(url);
    return new Console(app, url, browser);
  }

  /** A window of its own, with no cookie and nothing kept. */
  async open(
    path = '/',
    { size = PC, shade = 'light', language = 'zh-CN' }: WindowOptions = {},
  ): Promise<Page> {
    const context = await this.browser.newContext({
      viewport: size,
      colorScheme: shade,
      locale: language,
      // A dialog on its way out lies over what is clicked next; movement is for people.
      reducedMotion: 'reduce',
    });
    context.setDefaultTimeout(PATIENCE_MS);
    await context.clock.setFixedTime(this.app.clock.now());
    await context.addInitScript(`localStorage.setItem('zhenggai.language', '${language}')`);
    this.contexts.push(context);
    const page = await context.newPage();
    page.on('pageerror', (error) => this.complaints.push(`${page.url()}: ${error.message}`));
    page.on('console', (message) => this.hear(message));
    await page.goto(this.url + path);
    return page;
  }

  /** A window in which a demo person is signed in, on `path`. */
  async as(login: string, path = '/', options: WindowOptions = {}): Promise<Page> {
    const page = await this.open('/health/live', options);
    const answer = await page.request.post(`${this.url}/api/session`, {
      data: { login, password: DEMO_PASSWORD },
      headers: { origin: this.url },
    });
    if (answer.status() !== 204) throw new Error(`${login} could not sign in: ${await answer.text()}`);
    await page.goto(this.url + path);
    await page.getByRole('main').waitFor();
    return page;
  }

  /** Errors that a test brings about itself: takes those that match out of the complaints, and wants at least one. */
  expectComplaint(pattern: RegExp): void {
    const kept = this.complaints.filter((line) => !pattern.test(line));
    expect(this.complaints.length).toBeGreaterThan(kept.length);
    this.complaints.splice(0, Infinity, ...kept);
  }

  /** After every test: closes the windows. @returns what their pages complained about */
  async closeWindows(): Promise<string[]> {
    await Promise.all(this.contexts.splice(0).map((context) => context.close()));
    return this.complaints.splice(0);
  }

  async stop(): Promise<void> {
    await this.browser.close();
    await this.app.stop();
  }

  /** A refusal by the API is the business of a test, everything else (a policy broken, a key forgotten) is a fault of the console. */
  private hear(message: ConsoleMessage): void {
    if (message.type() !== 'error' && message.type() !== 'warning') return;
    if (/Failed to load resource: the server responded with a status of 4\d\d/.test(message.text())) return;
    this.complaints.push(`${message.location().url}: ${message.text()}`);
  }
}

/** A suite in a real browser: one program and one browser for all its tests. Skipped, and said so, where no Chromium is installed. */
export function describeInChromium(
  name: string,
  options: TestAppOptions,
  body: (console: () => Console) => void,
): void {
  if (CHROMIUM === null) {
    console.warn(`no Chromium on this machine: "${name}" is not tested`);
    describe.skip(name, () => body(never));
    return;
  }
  jest.setTimeout(TEST_MS);
  describe(name, () => {
    let started: Console;
    beforeAll(async () => {
      started = await Console.start(options);
    }, 180_000);
    afterAll(() => started.stop());
    afterEach(async () => {
      expect(await started.closeWindows()).toEqual([]);
    });
    body(() => started);
  });
}

/** Starting program and browser in one breath holds the event loop; until that is over the program refuses work as overloaded. */
function calmed(url: string): Promise<void> {
  return eventually(async () => {
    const { status } = await fetch(`${url}/api/session`);
    if (status === 503) throw new Error('the program is still overloaded by its own start');
  });
}

function never(): never {
  throw new Error('skipped');
}

/** Builds what is not yet built, as `npm start` does. */
function buildConsole(): void {
  const done = spawnSync(process.execPath, ['.ci/prepare.mjs', 'build', 'console'], {
    cwd: PROJECT_ROOT,
    encoding: 'utf8',
  });
  if (done.status !== 0) throw new Error(`the console was not built: ${done.stderr}`);
}

/** No serious or critical finding of axe-core on what the page shows now (WCAG 2.2 A and AA). */
export async function expectAccessible(page: Page): Promise<void> {
  if ((await page.evaluate('typeof axe')) === 'undefined') await page.evaluate(axe.source);
  const { violations } = (await page.evaluate<unknown>(
    `axe.run(document, { resultTypes: ['violations'], runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'] })`,
  )) as axe.AxeResults;
  const grave = violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .map(({ id, nodes }) => ({
      id,
      at: nodes.slice(0, 3).map(({ html, failureSummary }) => `${html} ${failureSummary ?? ''}`),
    }));
  expect(grave).toEqual([]);
}

/** Waits until as many are on the page: a list that is there may still show what it showed before. */
export async function expectCount(shown: Locator, wanted: number): Promise<void> {
  await eventually(async () => expect(await shown.count()).toBe(wanted), PATIENCE_MS);
}

/** Nothing of the page is wider than the window: a phone never scrolls sideways. */
export async function expectNoSidewaysScroll(page: Page): Promise<void> {
  const [wide, window] = (await page.evaluate<unknown>(
    '[document.documentElement.scrollWidth, document.documentElement.clientWidth]',
  )) as [number, number];
  expect(wide).toBeLessThanOrEqual(window);
}

/** A picture for a person to look at: `test/browser/shots/<name>-<pc|phone>-<shade>.png`. Never compared. */
export async function shoot(page: Page, name: string): Promise<void> {
  mkdirSync(SHOTS, { recursive: true });
  const size = page.viewportSize()?.width === PHONE.width ? 'phone' : 'pc';
  const shade = String(await page.evaluate('document.documentElement.dataset.shade'));
  await page.screenshot({ path: join(SHOTS, `${name}-${size}-${shade}.png`), fullPage: true });
}

/** A colour on its way from one shade to the other is none that anybody has to read. */
const COLOURS_STAND = `new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve))).then(() =>
  Promise.all(document.getAnimations().filter((one) => one instanceof CSSTransition).map((one) => one.finished.catch(() => null))))`;

/** Layout goes by the size and colour by the shade, neither by both: two looks see each once. */
const SIDES = [
  { size: PHONE, shade: 'dark' },
  { size: PC, shade: 'light' },
] as const;

/** The page in both sizes and both shades: accessible, not scrolling sideways, each with its picture. */
export async function lookAtEverySide(page: Page, name: string): Promise<void> {
  for (const { size, shade } of SIDES) {
    await page.setViewportSize(size);
    await page.emulateMedia({ colorScheme: shade });
    await page.locator(`html[data-shade=${shade}]`).waitFor();
    await page.evaluate(COLOURS_STAND);
    await expectNoSidewaysScroll(page);
    // On a busy machine colours may begin to change only now; those that stay are judged.
    await eventually(() => expectAccessible(page), COLOURS_PATIENCE_MS);
    await shoot(page, name);
  }
  await page.setViewportSize(PC);
  await page.emulateMedia({ colorScheme: 'light' });
}
