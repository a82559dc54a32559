import assert from 'node:assert/strict';
import { rmSync, statfsSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { after, before, describe, test } from 'node:test';
import { withoutBrowser } from '../report/browser.testing.ts';
import { sql } from '../store/sql.ts';
import { bundledCase, type Stage, setStage } from './browser.testing.ts';
import { multiplyRecords } from './many-records.testing.ts';
import { SCREENS } from './page/logic/place.ts';
import { numbersAreTrue, walkByKeys, walkByMouse } from './walks.testing.ts';

/** With the records of the bundled case themselves: more than ten million. */
const COPIES = 150;
const NEEDED_BYTES = 8e9;

function withoutRoom(): string | false {
  const { bavail, bsize } = statfsSync(tmpdir());
  return bavail * bsize < NEEDED_BYTES && `${tmpdir()} has less than ${NEEDED_BYTES / 1e9} GB free`;
}

describe('ten million records in a browser', { skip: withoutBrowser() || withoutRoom() }, () => {
  let directory = '';
  let stage: Stage;
  before(async () => {
    directory = await bundledCase();
    await multiplyRecords(directory, COPIES);
    stage = await setStage({ directory });
    await stage.ready();
    const [row] = await stage.desk.records.rows(sql`SELECT count() FROM moments`);
    assert.ok(Number(row?.[0]) > 10_000_000);
  });
  after(async () => {
    await stage?.close();
    rmSync(directory, { recursive: true, force: true });
  });

  test('the keyboard alone reaches every screen, a proof on each, and the help', () => walkByKeys(stage));

  test('the mouse alone reaches every screen and a proof on each', () => walkByMouse(stage));

  test('every number on every screen is the Case’s, or the records’', () => numbersAreTrue(stage));

  test('the last of ten million lines is a key away, and a word is found in all of them', async () => {
    const one = await stage.open({ hash: '#/lines' });
    const { page, press, settled, wrong } = one;
    await settled();
    await press('j', 'End');
    await settled();
    const [[last] = []] = await stage.desk.records.rows(
      sql`SELECT concat('f', toString(file), ':', toString(line), ':', toString(offset)) FROM moments ORDER BY time DESC, file DESC, line DESC LIMIT 1`,
    );
    await press('o');
    await page.locator('.drawer').waitFor();
    await settled();
    assert.equal(new URLSearchParams(page.url().split('?')[1]).get('p'), last);
    await press('Escape');
    await one.goto('#/lines?q=failed');
    await page.locator('.ln-count', { hasText: 'all ' }).locator('data[data-of="hits failed"]').waitFor();
    const [[count] = []] = await stage.desk.records.rows(
      sql`SELECT count() FROM moments WHERE positionCaseInsensitive(text, 'failed') > 0`,
    );
    const said = await page.locator('.ln-count strong data').getAttribute('value');
    assert.equal(said, String(count));
    assert.deepEqual(wrong, []);
    await one.close();
  });

  test('axe finds nothing on any screen', async () => {
    const one = await stage.open();
    for (const screen of SCREENS) {
      await one.goto(`#/${screen}`);
      await one.settled();
      assert.deepEqual(await one.axe(), [], screen);
    }
    await one.close();
  });
});
