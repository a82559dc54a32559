import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';

/**
 * A real browser for tests. The driver's own types need the DOM's, which this program does not have; what tests use
 * of it is typed here.
 */
export interface Browser {
  newContext(options: Readonly<Record<string, unknown>>): Promise<BrowserContext>;
  close(): Promise<void>;
}

/** Tabs that share cookies and storage. */
export interface BrowserContext {
  newPage(): Promise<Page>;
  /** Runs in every tab before its own scripts. */
  addInitScript(script: string): Promise<unknown>;
  close(): Promise<void>;
}

/** A tab. Scripts for {@link Page.evaluate} are text, run in the page. */
export interface Page {
  context(): BrowserContext;
  goto(url: string): Promise<unknown>;
  reload(): Promise<unknown>;
  url(): string;
  on(event: 'console', hear: (message: ConsoleMessage) => void): void;
  on(event: 'pageerror', hear: (error: Error) => void): void;
  on(event: 'dialog', hear: (dialog: { message(): string; dismiss(): Promise<void> }) => void): void;
  on(
    event: 'request' | 'requestfinished' | 'requestfailed',
    hear: (request: { url(): string }) => void,
  ): void;
  setViewportSize(size: { readonly width: number; readonly height: number }): Promise<void>;
  evaluate(script: string): Promise<unknown>;
  locator(selector: string, options?: { readonly hasText: string }): Locator;
  fill(selector: string, text: string): Promise<void>;
  hover(selector: string): Promise<void>;
  emulateMedia(options: { readonly media: 'print' | 'screen' }): Promise<void>;
  pdf(options: { readonly format: string }): Promise<Buffer>;
  screenshot(options?: { readonly path?: string; readonly fullPage?: boolean }): Promise<Buffer>;
  waitForTimeout(milliseconds: number): Promise<void>;
  readonly keyboard: { press(key: string): Promise<void>; type(text: string): Promise<void> };
  readonly mouse: {
    wheel(x: number, y: number): Promise<void>;
    move(x: number, y: number): Promise<void>;
    down(): Promise<void>;
    up(): Promise<void>;
  };
}

interface ConsoleMessage {
  type(): string;
  text(): string;
  location(): { readonly url: string };
}

/** Elements that match a selector. */
export interface Locator {
  locator(selector: string): Locator;
  first(): Locator;
  last(): Locator;
  nth(index: number): Locator;
  count(): Promise<number>;
  click(): Promise<void>;
  focus(): Promise<void>;
  fill(text: string): Promise<void>;
  selectOption(value: string): Promise<unknown>;
  isVisible(): Promise<boolean>;
  textContent(): Promise<string | null>;
  allTextContents(): Promise<readonly string[]>;
  getAttribute(name: string): Promise<string | null>;
  boundingBox(): Promise<{
    readonly x: number;
    readonly y: number;
    readonly width: number;
    readonly height: number;
  } | null>;
  waitFor(options?: { readonly state?: 'hidden' | 'visible'; readonly timeout?: number }): Promise<void>;
}

/** Where the browser is, unless `CONSTAT_CHROMIUM` says otherwise. */
function browserPath(): string {
  return process.env.CONSTAT_CHROMIUM ?? '/usr/bin/chromium';
}

/** Why tests that need a browser cannot run; `false` when they can. */
export function withoutBrowser(): string | false {
  return existsSync(browserPath()) ? false : `no browser at ${browserPath()}`;
}

/** Starts the browser. */
export async function startBrowser(): Promise<Browser> {
  const require = createRequire(import.meta.url);
  const driver: {
    readonly chromium: {
      launch(options: {
        readonly executablePath: string;
        readonly args: readonly string[];
      }): Promise<Browser>;
    };
  } = require('playwright-core');
  return driver.chromium.launch({ executablePath: browserPath(), args: ['--no-sandbox'] });
}
