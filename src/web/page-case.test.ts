import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { withoutBrowser } from '../report/browser.testing.ts';
import { type Stage, setStage } from './browser.testing.ts';

describe('the case screen in a browser', { skip: withoutBrowser() }, () => {
  let stage: Stage;
  before(async () => {
    stage = await setStage();
  });
  after(() => stage.close());

  for (const theme of ['light', 'dark', 'contrast'] as const) {
    test(`it answers, asks nobody else, complains of nothing, and axe finds nothing in ${theme}`, async () => {
      const { page, wrong, axe, close } = await stage.open({ theme });
      await page.locator('.statements > li').first().waitFor();
      assert.equal(await page.locator('.statements > li').count(), stage.file.answer.statements.length);
      assert.match((await page.locator('.statements').textContent()) ?? '', /Intruders entered 6 accounts/);
      assert.deepEqual(await axe(), []);
      assert.deepEqual(wrong, []);
      await close();
    });
  }
});
