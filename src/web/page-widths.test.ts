import assert from 'node:assert/strict';
import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { withoutBrowser } from '../report/browser.testing.ts';
import { bundledCase, type Stage, setStage } from './browser.testing.ts';
import { cutIn, fitsWindow, WIDTHS } from './cut.testing.ts';

const SCREENS = ['case', 'timeline', 'scope', 'actor', 'evidence', 'lines?q=login', 'actions'] as const;
const THEMES = ['light', 'dark', 'contrast'] as const;

describe('words and widths in a browser', { skip: withoutBrowser() }, () => {
  let stage: Stage;
  before(async () => {
    stage = await setStage();
    await stage.ready();
  });
  after(() => stage.close());

  for (const [i, width] of WIDTHS.entries()) {
    test(`${width} wide, facets of the scope show grade, word and number whole`, async () => {
      const one = await stage.open({ width, theme: THEMES[i] ?? 'light', hash: '#/scope' });
      await one.page.locator('.facets').waitFor();
      if (width <= 1100) await one.page.locator('.facets > summary').click();
      await one.page.locator('.facet li').first().waitFor();
      await one.settled();
      assert.deepEqual(await cutIn(one, '.facet li'), []);
      assert.deepEqual(await one.axe(), []);
      await one.close();
    });

    test(`${width} wide, all of the top bar and all seven screens are in sight`, async () => {
      const one = await stage.open({ width, theme: THEMES[i] ?? 'light' });
      await one.settled();
      assert.deepEqual(await cutIn(one, '.top, .rail'), []);
      for (const what of ['.top .brand', '.top select', '.top button[aria-label]', '.rail li:last-child a']) {
        const box = await one.page.locator(what).first().boundingBox();
        assert.ok(box !== null && box.y >= 0 && box.x >= 0 && box.x + box.width <= width, what);
      }
      assert.equal(
        await one.page.evaluate(
          "(() => { const b = document.querySelector('.top'); return b.scrollHeight <= b.clientHeight; })()",
        ),
        true,
      );
      await one.close();
    });

    test(`${width} wide, neither the evidence nor the lines go beyond the window`, async () => {
      const one = await stage.open({ width, theme: THEMES[i] ?? 'light', hash: '#/evidence' });
      await one.page.locator('svg.heat').first().waitFor();
      await one.settled();
      assert.equal(await fitsWindow(one), true);
      assert.deepEqual(await one.axe(), []);
      await one.goto('#/lines?q=login');
      await one.page.locator('.ln-hours-note').waitFor();
      await one.settled();
      assert.equal(await fitsWindow(one), true);
      assert.deepEqual(await cutIn(one, '.ln-hours-note'), []);
      assert.deepEqual(one.wrong, []);
      await one.close();
    });
  }

  test('320 wide (1280 enlarged four times), no screen is wider than the window', async () => {
    const one = await stage.open({ width: 320 });
    const wide: string[] = [];
    for (const hash of [...SCREENS.map((s) => `#/${s}`), '#/actions?tab=journal', '#/case?of=session:S1']) {
      await one.goto(hash);
      await one.settled();
      if (!(await fitsWindow(one))) wide.push(hash);
    }
    assert.deepEqual(wide, []);
    assert.deepEqual(one.wrong, []);
    await one.close();
  });

  test('1400 wide, the table of files is whole, with whether each is the same', async () => {
    const one = await stage.open({ width: 1400, hash: '#/evidence' });
    await one.page.locator('.files tbody tr').first().waitFor();
    await one.settled();
    await one.page.locator('.files-box .scroll-x').focus();
    assert.deepEqual(await cutIn(one, '.files-box'), []);
    assert.equal(await one.page.locator('.files .state').first().textContent(), '○ not hashed yet');
    await one.close();
  });

  test('what was not logged is hatched wherever a share of it is drawn', async () => {
    const one = await stage.open({ hash: '#/case' });
    await one.page.locator('.questions .cover-bar').first().waitFor();
    assert.equal(await one.page.locator('.questions .meter').count(), 0);
    await one.close();
  });
});

describe('a case with a clock of its own in a browser', { skip: withoutBrowser() }, () => {
  let stage: Stage;
  let directory = '';
  before(async () => {
    directory = await bundledCase();
    const file = join(directory, 'case.json');
    const moved = readFileSync(file, 'utf8')
      .replace(/"zone": "[^"]+"/g, '"zone": "Asia/Ho_Chi_Minh"')
      .replaceAll('"grade": "no-trace"', '"grade": "unknown"');
    writeFileSync(file, moved);
    stage = await setStage({ directory });
  });
  after(async () => {
    await stage.close();
    rmSync(directory, { recursive: true, force: true });
  });

  test('1400 wide, the scope shows a time on both clocks whole, and names what is aside; the drawer too', async () => {
    const one = await stage.open({ width: 1400, hash: '#/scope?grade=taken' });
    await one.page.locator('.grid-row[data-row] time').first().waitFor();
    await one.settled();
    assert.deepEqual(await cutIn(one, '.grid-row [data-column="time"], .grid-row [data-column="grade"]'), []);
    await one.press('T');
    assert.deepEqual(await cutIn(one, '.grid-row [data-column="time"]'), []);
    await one.page.locator('.grid-aside', { hasText: 'Scroll aside for: How, Who, Bytes, Owner' }).waitFor();
    await one.press('j', 'Enter');
    await one.page.locator('.grid-aside', { hasText: 'Logs cover, When, How' }).waitFor();
    await one.settled();
    assert.deepEqual(await one.axe(), []);
    await one.close();
  });

  test('a line’s time is whole on either clock', async () => {
    const one = await stage.open({ hash: '#/lines' });
    await one.page.locator('.ln-grid [role=gridcell].ln-time time').first().waitFor();
    await one.settled();
    assert.deepEqual(await cutIn(one, '.ln-grid .ln-time'), []);
    await one.press('T');
    await one.page.locator('.ln-grid .ln-time time', { hasText: '+07:00' }).first().waitFor();
    assert.deepEqual(await cutIn(one, '.ln-grid .ln-time'), []);
    await one.press('T');
    await one.close();
  });

  for (const [width, drawer] of [
    [900, ''],
    [1400, '&of=answer:1'],
  ] as const)
    test(`${width} wide${drawer === '' ? '' : ', beside the drawer'}, the longest grade is whole`, async () => {
      const one = await stage.open({ width, hash: `#/scope?depth=1&grade=unknown${drawer}` });
      await one.page.locator('.grid-row .g-unknown').first().waitFor();
      await one.settled();
      assert.deepEqual(await cutIn(one, '.grid-row .grade'), []);
      await one.close();
    });

  test('the heat map has both clocks, the first one above, and its fields take that one', async () => {
    const one = await stage.open({ hash: '#/evidence' });
    const { page } = one;
    const names = (): Promise<readonly string[]> =>
      page.evaluate(
        '[...document.querySelectorAll(\'.heat > text[x="0"]\')].map((e) => e.textContent)',
      ) as Promise<readonly string[]>;
    const from = (): Promise<unknown> => page.evaluate("document.getElementById('heat-from').value");
    await page.locator('svg.heat').first().waitFor();
    await one.settled();
    assert.deepEqual(await names(), ['UTC', 'Asia/Ho_Chi_Minh']);
    const utc = await from();
    await one.press('T');
    await page.locator('label[for="heat-from"]', { hasText: 'Asia/Ho_Chi_Minh' }).waitFor();
    await one.settled();
    assert.deepEqual(await names(), ['Asia/Ho_Chi_Minh', 'UTC']);
    const local = await from();
    assert.equal(Date.parse(`${local}Z`) - Date.parse(`${utc}Z`), 7 * 3_600_000);
    await page.fill('#heat-from', '2026-11-24 07:40:00');
    await page.fill('#heat-to', '2026-11-24 07:50');
    await page.locator('#heat-to').focus();
    await one.press('Enter');
    await page.locator('.heat-window time[datetime^="2026-11-24T00:5"]').waitFor();
    assert.match(page.url(), /from=2026-11-24T00(:|%3A)40/);
    await one.settled();
    assert.deepEqual(await cutIn(one, '.heat-controls'), []);
    await one.page
      .locator('.heat-legend', { hasText: 'no line, and nothing says that one is missing' })
      .waitFor();
    assert.deepEqual(one.wrong, []);
    await one.close();
  });
});
