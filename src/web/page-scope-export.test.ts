import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { withoutBrowser } from '../report/browser.testing.ts';
import { type Sitting, type Stage, setStage } from './browser.testing.ts';
import { recount } from './recount.testing.ts';
import { numbersOn } from './walks.testing.ts';

async function settled(sitting: Sitting): Promise<void> {
  await sitting.page.locator('.grid-row[data-row]').first().waitFor();
  await sitting.page.locator('.grid[aria-busy="false"]').first().waitFor();
  await sitting.settled();
}

interface Got {
  readonly ok: boolean;
  readonly name: string;
  readonly text: string;
}

/** What a link to a file hands out. */
async function download({ page }: Sitting, link: string): Promise<Got> {
  const got = await page.evaluate(
    `fetch(${JSON.stringify(link)}).then(async (r) => ({ ok: r.ok, name: r.headers.get('content-disposition'), text: await r.text() }))`,
  );
  return got as Got;
}

async function linksOf({ page }: Sitting): Promise<readonly string[]> {
  const links = await page.evaluate(
    "[...document.querySelectorAll('dialog a[download]')].map((a) => a.getAttribute('href'))",
  );
  return links as readonly string[];
}

describe('lists that the scope hands out', { skip: withoutBrowser() }, () => {
  let stage: Stage;
  before(async () => {
    stage = await setStage();
  });
  after(() => stage.close());

  test('the list is saved as it is filtered, for all and for one account', async () => {
    const sitting = await stage.open({ hash: '#/scope?grade=taken' });
    const { page } = sitting;
    await settled(sitting);
    await page.locator('button', { hasText: 'Export this list' }).click();
    const links = await linksOf(sitting);
    assert.ok(links.length >= 4);
    assert.deepEqual(await sitting.axe(), []);
    for (const [of, value] of await numbersOn(sitting)) assert.equal(recount(stage.file, of), value, of);
    const said = (await page.locator('dialog').textContent()) ?? '';
    assert.match(said, / by count/, 'what is known by count alone is said here too');
    for (const link of links) {
      const got = await download(sitting, link);
      assert.ok(got.ok && got.name.startsWith('attachment'));
      const account = new URL(link, 'http://x').searchParams.get('account');
      const own = stage.file.items.filter(
        (i) => i.grade === 'taken' && (account === null || i.account === account),
      );
      const mark = link.includes('jsonl') ? '"grade":"taken"' : '","taken","';
      assert.ok(got.text.split(mark).length - 1 >= own.length, link);
    }
    await sitting.close();
  });
});
