import { cpSync, existsSync, mkdtempSync, readFileSync, realpathSync, renameSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { type Case, caseFile } from '../case/case.ts';
import { type Browser, type Page, startBrowser } from '../report/browser.testing.ts';
import { en } from '../report/languages/en.ts';
import { investigated } from '../testing/investigate.testing.ts';
import type { Desk } from './desk.ts';
import { type DeskOptions, openDesk } from './open-desk.ts';
import { type Busy, drawn, patient } from './patient.testing.ts';
import { printOf, readMarker, writeMarker } from './records/marker.ts';
import { type Served, servePage } from './serve.ts';

/** A case that is served, and a browser to look at it. */
export interface Stage {
  readonly file: Case;
  /** The case's folder; a test may do with it what it wants. */
  readonly directory: string;
  readonly desk: Desk;
  readonly served: Served;
  /** Waits until the tables for the page are made. */
  readonly ready: () => Promise<void>;
  /** Opens the page and lets it in. */
  readonly open: (options?: SittingOptions) => Promise<Sitting>;
  readonly close: () => Promise<void>;
}

/** How the page is looked at. */
export interface SittingOptions {
  readonly theme?: 'light' | 'dark' | 'contrast';
  readonly width?: number;
  readonly height?: number;
  /** Where to begin: `#/scope?grade=taken`. */
  readonly hash?: string;
  /** More for the driver: `permissions`, `reducedMotion`, `locale`. */
  readonly browser?: Readonly<Record<string, unknown>>;
}

/** Somebody at the page. */
export interface Sitting {
  readonly page: Page;
  /** Everything that went wrong so far: messages on the console, errors, dialogs, requests to anybody else. */
  readonly wrong: readonly string[];
  /** Goes to a place of the page, and waits for its heading. */
  readonly goto: (hash: string) => Promise<void>;
  /** Presses keys, one after the other. */
  readonly press: (...keys: readonly string[]) => Promise<void>;
  /** Waits until nothing is on its way to the screen any more. */
  readonly settled: () => Promise<void>;
  /** What axe finds, each with where. */
  readonly axe: () => Promise<readonly string[]>;
  readonly close: () => Promise<void>;
}

/** How a stage is set. */
export interface StageOptions {
  /** Folder of a case that somebody else made; else a copy of the bundled one, that goes with the stage. */
  readonly directory?: string;
  readonly roots?: readonly string[];
  readonly readOnly?: boolean;
}

const PROJECT = resolve(import.meta.dirname, '../..');
/** The evidence of the bundled case. */
export const EVIDENCE = join(PROJECT, 'cases/nhamay/evidence');

/** Serves a case and starts a browser. */
export async function setStage(options: StageOptions = {}): Promise<Stage> {
  const made = options.directory === undefined ? await bundledCase() : undefined;
  const directory = options.directory ?? made ?? '';
  const file = caseFile.parse(JSON.parse(readFileSync(join(directory, 'case.json'), 'utf8')));
  const stop = new AbortController();
  const desk = await openDesk(
    { directory, file, roots: options.roots ?? [EVIDENCE] },
    deskOptions(stop, options),
  );
  const bugs: unknown[] = [];
  const served = await servePage(desk, { port: 0, onBug: (error) => bugs.push(error) });
  const browser = await startBrowser();
  return {
    file,
    directory,
    desk,
    served,
    ready: () => readyRecords(desk),
    open: (how) => sit(browser, served, how ?? {}),
    close: async () => {
      await browser.close();
      await served.close();
      stop.abort();
      await desk.close();
      if (made !== undefined) rmSync(made, { recursive: true, force: true });
      if (bugs.length > 0) throw bugs[0];
    },
  };
}

function deskOptions(stop: AbortController, { readOnly = false }: StageOptions = {}): DeskOptions {
  return { language: en, readOnly, now: () => Date.now() * 1000, signal: stop.signal };
}

async function readyRecords({ records }: Pick<Desk, 'records'>): Promise<void> {
  while (records.state().engine !== 'ready') {
    const { engine, complaint } = records.state();
    if (engine === 'gone') throw new Error(complaint);
    await wait(50);
  }
}

/**
 * A copy of the bundled case in a folder of its own. It is investigated and made ready once a build (dist is thrown away
 * with it) and then copied: each stage has its own, since one engine at a time may open one and tests write into it.
 */
export async function bundledCase(): Promise<string> {
  const kept = join(PROJECT, 'dist/testing/nhamay.case');
  if (!existsSync(kept)) {
    const fresh = `${kept}.${process.pid}`;
    const { case: file } = await investigated([EVIDENCE], fresh);
    const desk = await openDesk(
      { directory: fresh, file, roots: [EVIDENCE] },
      deskOptions(new AbortController()),
    );
    await readyRecords(desk);
    await desk.close();
    try {
      renameSync(fresh, kept);
    } catch {
      // Another test file was faster; its case is the same.
      rmSync(fresh, { recursive: true, force: true });
    }
  }
  const own = realpathSync(mkdtempSync(join(tmpdir(), 'constat-page-')));
  cpSync(kept, own, { recursive: true, verbatimSymlinks: true });
  // A copy is not trusted; this one is ours.
  const marker = await readMarker(own);
  if (marker !== undefined) await writeMarker(own, { ...marker, print: await printOf(own) });
  return own;
}

async function sit(browser: Browser, served: Served, options: SittingOptions): Promise<Sitting> {
  const { width = 1300, height = 900, theme = 'light', hash } = options;
  const context = await browser.newContext({ viewport: { width, height }, ...options.browser });
  await context.addInitScript(
    `localStorage.getItem('constat-theme') ?? localStorage.setItem('constat-theme', ${JSON.stringify(theme)})`,
  );
  const raw = await context.newPage();
  const origin = `http://127.0.0.1:${served.port}/`;
  const wrong = watch(raw, origin);
  const busy = busyWith(raw, countRequests(raw));
  const page = patient(raw, busy);
  await page.goto(served.url);
  await page.locator('main h1').waitFor();
  const sitting: Sitting = {
    page,
    wrong,
    goto: async (to) => {
      await page.goto(`${origin}${to}`);
      await page.locator('main h1').waitFor();
    },
    press: async (...keys) => {
      for (const key of keys) await page.keyboard.press(key);
    },
    settled: () => settled(raw, busy),
    axe: () => axe(page),
    close: () => context.close(),
  };
  if (hash !== undefined) await sitting.goto(hash);
  return sitting;
}

/** Violations of the content policy are errors on the console. */
function watch(page: Page, origin: string): readonly string[] {
  const wrong: string[] = [];
  page.on('console', (m) => {
    wrong.push(`console ${m.type()}: ${m.text()}`);
  });
  page.on('pageerror', (e) => wrong.push(`error: ${e.message}`));
  page.on('dialog', (d) => {
    wrong.push(`dialog: ${d.message()}`);
    void d.dismiss();
  });
  page.on('request', (r) => {
    if (!r.url().startsWith(origin)) wrong.push(`request: ${r.url()}`);
  });
  return wrong;
}

interface Violation {
  readonly id: string;
  readonly nodes: readonly { readonly html: string; readonly failureSummary?: string }[];
}

/** The driver hands axe to the page past the page's policy. */
async function axe(page: Page): Promise<readonly string[]> {
  await page.evaluate(readFileSync(new URL(import.meta.resolve('axe-core/axe.min.js')), 'utf8'));
  const result = (await page.evaluate(
    "axe.run(document, { runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'] })",
  )) as { readonly violations: readonly Violation[] };
  return result.violations.flatMap((v) =>
    v.nodes.map((n) => `${v.id}: ${n.html.slice(0, 200)} ${n.failureSummary?.slice(0, 300) ?? ''}`),
  );
}

/** How many requests wait for their answer; the page asks for its status and its journal by a clock of its own. */
function countRequests(page: Page): () => number {
  let count = 0;
  const add = (one: number) => (r: { readonly url: () => string }) => {
    if (!/\/api\/(status|journal)/.test(r.url())) count += one;
  };
  page.on('request', add(1));
  page.on('requestfinished', add(-1));
  page.on('requestfailed', add(-1));
  return () => count;
}

const PATIENCE = 1000;
/** Looks in a row that find nothing on its way, and what lies between them: the page's longest rest of its own fits in. */
const QUIET = 5;
const BETWEEN = 50;

/** What waits for an answer, and what on the screen says that it waits. */
function busyWith(page: Page, onItsWay: () => number): Busy {
  return async () => onItsWay() + (await page.locator('.waiting, [aria-busy="true"]').count()) > 0;
}

async function settled(page: Page, busy: Busy): Promise<void> {
  let quiet = 0;
  for (let looks = 0; quiet < QUIET; looks += 1) {
    if (looks > PATIENCE) throw new Error('the page is still loading');
    await page.waitForTimeout(BETWEEN);
    await drawn(page);
    quiet = (await busy()) ? 0 : quiet + 1;
  }
}
