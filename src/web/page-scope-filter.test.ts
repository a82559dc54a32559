import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { withoutBrowser } from '../report/browser.testing.ts';
import { type Sitting, type Stage, setStage } from './browser.testing.ts';

/** Milliseconds after which a row that was walked to would have been kept in the place. */
const LONGER_THAN_A_ROW_RESTS = 600;

async function settled(sitting: Sitting): Promise<void> {
  await sitting.page.locator('.grid-row[data-row]').first().waitFor();
  await sitting.page.locator('.grid[aria-busy="false"]').first().waitFor();
  await sitting.settled();
}

describe('filters of the scope in a browser', { skip: withoutBrowser() }, () => {
  let stage: Stage;
  before(async () => {
    stage = await setStage();
  });
  after(() => stage.close());

  test('selected rows that a filter hides are said to be hidden; what passes is told with its accounts', async () => {
    const sitting = await stage.open({ hash: '#/scope?depth=9' });
    const { page, press } = sitting;
    await settled(sitting);
    await press('j', ' ', 'j', 'j', ' ');
    await page.locator('.selection p', { hasText: 'Selected together' }).waitFor();
    await page.fill('#scope-find', 'nothing has this name');
    await page.locator('.hidden-rows', { hasText: '2 selected rows are hidden by the filter' }).waitFor();
    await page.locator('.selection p', { hasText: 'Selected together' }).waitFor({ state: 'hidden' });
    await sitting.goto('#/scope?kind=message&grade=taken');
    await settled(sitting);
    const said = Number(await page.locator('.left data[data-of^="scope in-accounts"]').getAttribute('value'));
    assert.ok(said > 0);
    assert.equal(said, await page.locator('.grid-row.k-account').count());
    await sitting.close();
  });

  test('another filter is shown from its first row; nothing in doubt is said with what stays open', async () => {
    const sitting = await stage.open({ hash: '#/scope?depth=9' });
    const { page, press } = sitting;
    await settled(sitting);
    await press('j', 'End');
    await settled(sitting);
    await page.fill('#scope-find', 'inbox');
    await page.locator('.conditions', { hasText: 'with “inbox”' }).waitFor();
    await settled(sitting);
    assert.equal(await page.evaluate("document.querySelector('.grid').scrollTop"), 0);
    await page.evaluate(
      `(() => { const ask = window.fetch; window.fetch = (to, how) => /api\\/scope\\?/.test(to) ? Promise.resolve(new Response('{"rows":[],"from":0,"total":0,"at":-1}')) : ask(to, how); })()`,
    );
    // A row was just walked to: it is one of the filter that was, and may not come into the place that is next.
    await page.locator('.grid').focus();
    await press('j');
    await sitting.goto('#/scope?doubt=1');
    await page.locator('.no-doubt', { hasText: 'Nothing here is in doubt' }).waitFor();
    await page.waitForTimeout(LONGER_THAN_A_ROW_RESTS);
    assert.equal(await page.evaluate('location.hash'), '#/scope?doubt=1');
    assert.equal(await page.locator('.no-doubt a').getAttribute('href'), '#/scope?kind=set');
    await sitting.close();
  });

  test('Escape leaves the find field for the table, Enter and the arrow go to its first row', async () => {
    const sitting = await stage.open({ hash: '#/scope?depth=9' });
    const { page, press } = sitting;
    await settled(sitting);
    await press('j', 'j', 'j');
    for (const [key, at] of [
      ['Escape', 2],
      ['Enter', 0],
      ['ArrowDown', 0],
    ] as const) {
      await press('/');
      await page.locator('#scope-find:focus').waitFor();
      await press(key);
      await page.locator(`.grid-row[data-at="${at}"]:focus`).waitFor();
    }
    await press('/');
    await page.fill('#scope-find', 'inbox');
    await press('Enter');
    await page.locator('.conditions', { hasText: 'with “inbox”' }).waitFor();
    await settled(sitting);
    await page.locator('.grid-row[data-at="0"]:focus').waitFor();
    await press('j');
    await page.locator('.grid-row[data-at="1"]:focus').waitFor();
    assert.equal(await page.evaluate("document.getElementById('scope-find').value"), 'inbox');
    await sitting.close();
  });

  test('what the address has of a filter or an order that is none is shown as it stands, and harms nothing', async () => {
    const sitting = await stage.open({ hash: '#/scope?no-grade=bogus&sort=bogus' });
    await settled(sitting);
    await sitting.page.locator('.conditions', { hasText: 'without bogus' }).waitFor();
    assert.equal(await sitting.page.locator('.trouble').count(), 0);
    await sitting.close();
  });
});
