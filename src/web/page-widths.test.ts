import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { withoutBrowser } from '../report/browser.testing.ts';
import { type Stage, setStage } from './browser.testing.ts';
import { cutIn, fitsWindow, WIDTHS } from './cut.testing.ts';

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
});
