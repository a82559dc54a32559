import assert from 'node:assert/strict';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { withoutBrowser } from '../report/browser.testing.ts';
import { type Stage, setStage } from './browser.testing.ts';
import { SCREENS } from './page/logic/place.ts';
import { numbersAreTrue, walkByKeys, walkByMouse } from './walks.testing.ts';

const DOCS = resolve(import.meta.dirname, '../../docs/page');

describe('all seven screens in a browser', { skip: withoutBrowser() }, () => {
  let stage: Stage;
  before(async () => {
    stage = await setStage();
    await stage.ready();
  });
  after(() => stage.close());

  for (const theme of ['light', 'dark', 'contrast'] as const) {
    test(`axe finds nothing on any of them in ${theme}, and none asks anybody else`, async () => {
      const one = await stage.open({ theme });
      for (const screen of SCREENS) {
        await one.goto(`#/${screen}`);
        await one.settled();
        assert.deepEqual(await one.axe(), [], screen);
        // With CONSTAT_SCREENSHOT=1 it writes docs/page/*.png; fonts differ between hosts, so that is not compared.
        if (process.env.CONSTAT_SCREENSHOT !== undefined && theme === 'light') {
          mkdirSync(DOCS, { recursive: true });
          writeFileSync(join(DOCS, `${screen}.png`), await one.page.screenshot());
        }
      }
      assert.deepEqual(one.wrong, []);
      await one.close();
    });
  }

  test('every number on every screen is the Case’s, or the records’', () => numbersAreTrue(stage));

  test('the keyboard alone reaches every screen, a proof on each, and the help', () => walkByKeys(stage));

  test('the mouse alone reaches every screen and a proof on each', () => walkByMouse(stage));
});
