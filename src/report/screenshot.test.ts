import assert from 'node:assert/strict';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { test } from 'node:test';
import { caseFile } from '../case/case.ts';
import { startBrowser, withoutBrowser } from './browser.testing.ts';
import { renderHtml } from './html.ts';
import { en } from './languages/en.ts';

const root = resolve(import.meta.dirname, '../..');
/** A case that was made from the bundled evidence, or any other: `constat investigate cases/nhamay/evidence -o …`. */
const path = process.env.CONSTAT_SCREENSHOT_CASE ?? '';

/** The size of a small laptop's window. */
const VIEWPORT = { width: 1280, height: 900 };

// With CONSTAT_SCREENSHOT=1 it writes docs/report.png; fonts differ between hosts, so that is not compared.
test('the first screen of a real report holds the whole answer, the counters and their proofs', {
  skip: withoutBrowser() || (existsSync(path) ? false : 'CONSTAT_SCREENSHOT_CASE names no case'),
}, async () => {
  const folder = mkdtempSync(join(tmpdir(), 'constat-screen-'));
  const browser = await startBrowser();
  try {
    const file = caseFile.parse(JSON.parse(readFileSync(path, 'utf8')));
    const report = join(folder, 'report.html');
    writeFileSync(report, renderHtml(file, { language: en }));
    const context = await browser.newContext({ viewport: VIEWPORT, colorScheme: 'light' });
    const page = await context.newPage();
    await page.goto(`file://${report}`);
    const bottoms = await page.evaluate(
      "[...document.querySelectorAll('#answer .statements > li, #answer .tile')].map((e) => e.getBoundingClientRect().bottom)",
    );
    assert.ok(Array.isArray(bottoms) && bottoms.length === file.answer.statements.length + 7);
    assert.ok(Math.max(...bottoms.map(Number)) <= VIEWPORT.height, `${bottoms}`);
    if (process.env.CONSTAT_SCREENSHOT !== undefined)
      writeFileSync(join(root, 'docs/report.png'), await page.screenshot());
    await page.locator('#answer a.chip').first().click();
    assert.ok(await page.locator('#drawer mark').first().isVisible());
  } finally {
    await browser.close();
    rmSync(folder, { recursive: true, force: true });
  }
});
