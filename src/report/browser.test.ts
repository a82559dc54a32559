import assert from 'node:assert/strict';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { type Browser, type Page, startBrowser, withoutBrowser } from './browser.testing.ts';
import { fixtureCase, largeCase } from './fixture.testing.ts';
import { renderHtml } from './html.ts';
import { en } from './languages/en.ts';

describe('the report in a browser', { skip: withoutBrowser() }, () => {
  const folder = mkdtempSync(join(tmpdir(), 'constat-report-'));
  const small = join(folder, 'report.html');
  let browser: Browser;

  before(async () => {
    writeFileSync(small, renderHtml(fixtureCase(), { language: en }));
    browser = await startBrowser();
  });
  after(async () => {
    await browser.close();
    rmSync(folder, { recursive: true });
  });

  /** Opens a file and gives the page with a list that grows by whatever goes wrong. */
  async function open(
    path: string,
    options: Readonly<Record<string, unknown>> = {},
  ): Promise<{ page: Page; wrong: string[] }> {
    const context = await browser.newContext({ viewport: { width: 1280, height: 900 }, ...options });
    const page = await context.newPage();
    const wrong: string[] = [];
    page.on('console', (m) => wrong.push(`console ${m.type()}: ${m.text()}`));
    page.on('pageerror', (e) => wrong.push(`error: ${e.message}`));
    page.on('dialog', (d) => {
      wrong.push(`dialog: ${d.message()}`);
      void d.dismiss();
    });
    page.on('request', (r) => {
      if (!r.url().startsWith(`file://${path}`)) wrong.push(`request: ${r.url()}`);
    });
    await page.goto(`file://${path}`);
    return { page, wrong };
  }

  test('hostile text does nothing: no request, no dialog, no message on the console', async () => {
    const { page, wrong } = await open(small);
    await page.evaluate("document.querySelectorAll('details').forEach((d) => { d.open = true; })");
    await page.mouse.wheel(0, 20_000);
    await page.hover('#answer li');
    await page.waitForTimeout(300);
    assert.deepEqual(wrong, []);
    assert.equal(await page.locator('img, iframe, object, embed, form, b').count(), 0);
    await page.context().close();
  });

  test('a chip opens its lines by click and by Enter; Escape goes back to the chip', async () => {
    const { page, wrong } = await open(small);
    const chip = page.locator('#answer a.chip').first();
    await chip.click();
    const drawer = page.locator('#drawer');
    assert.ok(await drawer.isVisible());
    assert.match((await drawer.textContent()) ?? '', /Proof \[1\] of/);
    assert.match((await drawer.textContent()) ?? '', /imap-login: Login: user=<hoa\.tran@example\.org>/);
    assert.match(
      (await drawer.textContent()) ?? '',
      /var\/log\/mail\.log:101 \(byte 9001, sha256 [0-9a-f]{64}\)/,
    );
    await page.keyboard.press('Escape');
    assert.ok(!(await drawer.isVisible()));
    assert.equal(await page.evaluate('document.activeElement.getAttribute("href")'), '#p1');
    await page.locator('#answer a.chip').nth(1).focus();
    await page.keyboard.press('Enter');
    assert.match((await drawer.textContent()) ?? '', /Proof \[2\] of/);
    assert.equal(await page.evaluate('document.activeElement.id'), 'drawer-title');
    await page.locator('#drawer-next').click();
    assert.match((await drawer.textContent()) ?? '', /Proof \[3\] of/);
    await page.locator('#drawer-close').click();
    assert.ok(!(await drawer.isVisible()));
    assert.deepEqual(wrong, []);
    await page.context().close();
  });

  test('it walks the proofs of the place that it was opened from, and says what cites the line and when it was written', async () => {
    const { page, wrong } = await open(small);
    const row = page
      .locator('main :is(li, tr):has(> .chips a.chip:nth-of-type(2), > td a.chip:nth-of-type(2))')
      .first();
    const chips = row.locator('a.chip');
    const numbers = [...new Set(await chips.allTextContents())];
    assert.ok(numbers.length > 1);
    const title = page.locator('#drawer-title');
    await chips.first().click();
    for (const [i, number] of numbers.entries()) {
      await page.locator('#drawer-title', { hasText: `Proof ${number} of` }).waitFor();
      assert.equal(
        await page.locator('#drawer-nth').textContent(),
        `${i + 1} of ${numbers.length} of the place that it was opened from`,
      );
      await page.keyboard.press(']');
    }
    assert.equal(await page.locator('#drawer-nth').textContent(), '');
    const beyond = await title.textContent();
    await page.keyboard.press('[');
    assert.notEqual(await title.textContent(), beyond);
    await page.locator('#drawer-close').click();
    await page.locator('#answer a.chip').first().click();
    const said = (await page.locator('#answer li').first().textContent()) ?? '';
    const first = page.locator('#drawer-cited li').first();
    assert.ok(((await first.textContent()) ?? '').replace(/[\u2068\u2069]/g, '').includes(said.slice(0, 20)));
    assert.ok(await page.locator('#drawer time').first().isVisible());
    assert.deepEqual(await serious(page), []);
    const last = page.locator('#drawer-cited li').last();
    const section = await last.locator('a').getAttribute('href');
    await last.locator('a').click();
    assert.equal(await page.evaluate("'#' + document.activeElement.closest('section').id"), section);
    assert.deepEqual(wrong, []);
    await page.context().close();
  });

  test('beside the open drawer no word of a counter leaves its tile', async () => {
    for (const width of [1200, 1400]) {
      const { page } = await open(small, { viewport: { width, height: 900 } });
      await page.locator('#answer a.chip').first().click();
      const over = await page.evaluate(
        "[...document.querySelectorAll('.tile')].filter((t) => t.scrollWidth > t.clientWidth).map((t) => t.textContent)",
      );
      assert.deepEqual(over, [], String(width));
      await page.context().close();
    }
  });

  test('the citation can be copied', async () => {
    const { page } = await open(small, { permissions: ['clipboard-read', 'clipboard-write'] });
    await page.locator('#answer a.chip').first().click();
    await page.locator('#drawer-copy').click();
    await page.locator('#drawer-said', { hasText: en.messages['ui.drawer.copied'] }).waitFor();
    const copied = String(await page.evaluate('navigator.clipboard.readText()'));
    assert.match(copied, /^var\/log\/mail\.log:101 \(byte 9001, sha256 [0-9a-f]{64}\)$/);
    await page.context().close();
  });

  test('the search finds messages offline, and says when nothing matches', async () => {
    const { page, wrong } = await open(small);
    await page.fill('#scope-search', 'bảng lương');
    const rows = page.locator('#items tbody tr:visible');
    await page.locator('#scope-hits', { hasText: 'Filtered: 1 of ' }).waitFor();
    assert.equal(await rows.count(), 1);
    assert.match((await rows.first().textContent()) ?? '', /Bảng lương 2026\.xlsx/);
    await page.fill('#scope-search', 'no such thing anywhere');
    await page.locator('#scope-words').waitFor();
    assert.equal(await rows.count(), 0);
    await page.fill('#scope-search', '');
    await page.locator('#scope-words').waitFor({ state: 'hidden' });
    assert.deepEqual(wrong, []);
    await page.context().close();
  });

  test('the scope is filtered by grade, sorted, folded and cleared, all by keyboard', async () => {
    const { page, wrong } = await open(small);
    const file = fixtureCase();
    const shown = page.locator('#items tbody tr:not([hidden])');
    const count = (of: (i: (typeof file.items)[number]) => boolean): number => file.items.filter(of).length;
    await page.locator('input[name="scope-grade"][value="served"]').focus();
    await page.keyboard.press('Space');
    const served = count((i) => i.grade === 'served');
    await page.locator('#scope-hits', { hasText: `${served} of ${file.items.length}` }).waitFor();
    assert.equal(await shown.count(), served);
    await page.locator('#scope-notify').focus();
    await page.keyboard.press('Enter');
    const notify = count((i) => ['taken', 'served', 'opened'].includes(i.grade) && i.link !== 'owner');
    await page.locator('#scope-hits', { hasText: `${notify} of ` }).waitFor();
    assert.equal(await shown.count(), notify);
    assert.equal(await page.locator('#scope-notify').getAttribute('aria-pressed'), 'true');
    await page.emulateMedia({ media: 'print' });
    assert.ok(await page.locator('#scope-hits').isVisible(), 'a filtered table says so on paper');
    await page.emulateMedia({ media: 'screen' });
    await page.locator('#scope-clear').focus();
    await page.keyboard.press('Enter');
    assert.equal(await shown.count(), file.items.length);
    assert.equal(await page.locator('#scope-hits').textContent(), '');
    await page.locator('#scope-unfold').click();
    assert.equal(await page.locator('#items details.mailbox:not([open])').count(), 0);
    for (const [order, of] of [
      ['size', 'Number(r.dataset.size)'],
      ['weight', '-r.dataset.weight'],
      ['time', "-Date.parse(r.querySelector('time').dateTime)"],
    ] as const) {
      await page.evaluate(
        `(() => { const s = document.getElementById('scope-sort'); s.value = '${order}'; s.dispatchEvent(new Event('change')); })()`,
      );
      const sorted = await page.evaluate(
        `[...document.querySelectorAll('#items tbody')].every((body) => { const keys = [...body.rows].map((r) => ${of}); return keys.every((k, i) => i === 0 || keys[i - 1] >= k); })`,
      );
      assert.equal(sorted, true, order);
    }
    assert.deepEqual(await serious(page), []);
    await page.locator('#scope-fold').click();
    assert.equal(await page.locator('#items details.mailbox[open]').count(), 0);
    assert.deepEqual(wrong, []);
    await page.context().close();
  });

  test('without scripting, chips lead to the notes and nothing that needs scripting is in sight', async () => {
    const { page } = await open(small, { javaScriptEnabled: false });
    assert.equal(await page.locator('#drawer:visible, .search:visible').count(), 0);
    await page.locator('#answer a.chip').first().click();
    assert.match(page.url(), /#p1$/);
    assert.ok(await page.locator('#p1 mark').isVisible());
    await page.context().close();
  });

  for (const colorScheme of ['light', 'dark'] as const) {
    test(`axe finds nothing serious in ${colorScheme}, with the proof open and every fold open`, async () => {
      const { page } = await open(small, { colorScheme });
      const ground = await page.evaluate('getComputedStyle(document.body).backgroundColor');
      assert.equal(ground, colorScheme === 'light' ? 'rgb(255, 255, 255)' : 'rgb(21, 24, 28)');
      await page.evaluate("document.querySelectorAll('details').forEach((d) => { d.open = true; })");
      assert.deepEqual(await serious(page), []);
      await page.locator('#answer a.chip').first().click();
      assert.deepEqual(await serious(page), []);
      await page.context().close();
    });
  }

  test('on paper it is light, complete and without what only a screen needs', async () => {
    const { page } = await open(small, { colorScheme: 'dark' });
    await page.emulateMedia({ media: 'print' });
    assert.equal(
      await page.evaluate('getComputedStyle(document.body).backgroundColor'),
      'rgb(255, 255, 255)',
    );
    assert.equal(await page.locator('nav:visible, #drawer:visible, .search:visible').count(), 0);
    // A closed fold has its content on paper too.
    const row = await page.evaluate(
      "document.querySelector('details.mailbox tbody tr').getBoundingClientRect().height",
    );
    assert.ok(Number(row) > 10, 'a closed fold shows its rows');
    const pdf = await page.pdf({ format: 'A4' });
    assert.ok(pdf.length > 20_000);
    await page.context().close();
  });

  test('a small screen scrolls tables, never the page', async () => {
    const { page } = await open(small, { viewport: { width: 390, height: 800 } });
    const wide = await page.evaluate(
      'document.documentElement.scrollWidth - document.documentElement.clientWidth',
    );
    assert.equal(wide, 0);
    await page.context().close();
  });

  test('five thousand items and fifty thousand lines open and can be searched', async () => {
    const path = join(folder, 'large.html');
    writeFileSync(path, renderHtml(largeCase(5000, 50_000), { language: en }));
    const { page, wrong } = await open(path);
    await page.fill('#scope-search', 'm5999@example.net');
    await page.locator('#scope-hits', { hasText: 'Filtered: 1 of ' }).waitFor({ timeout: 20_000 });
    assert.deepEqual(wrong, []);
    await page.context().close();
  });
});

interface Violation {
  readonly id: string;
  readonly impact: string;
  readonly nodes: readonly { readonly html: string }[];
}

/** What axe-core calls serious or critical. Its source is handed to the page by the driver, past the policy. */
async function serious(page: Page): Promise<readonly string[]> {
  await page.evaluate(readFileSync(new URL(import.meta.resolve('axe-core/axe.min.js')), 'utf8'));
  const result = (await page.evaluate('axe.run(document)')) as { readonly violations: readonly Violation[] };
  return result.violations
    .filter((v) => v.impact === 'serious' || v.impact === 'critical')
    .map((v) => `${v.id}: ${v.nodes.map((n) => n.html.slice(0, 160)).join(' | ')}`.slice(0, 900));
}
