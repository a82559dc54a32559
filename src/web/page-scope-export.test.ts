import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { withoutBrowser } from '../report/browser.testing.ts';
import { type Sitting, type Stage, setStage } from './browser.testing.ts';
import { cutIn } from './cut.testing.ts';
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

  test('with rows selected, these can be saved alone, and it is said what the other files hold', async () => {
    const sitting = await stage.open({ hash: '#/scope?kind=message&depth=9' });
    const { page, press } = sitting;
    await settled(sitting);
    await press('j', 'j', 'j', ' ', 'j', ' ');
    await page.locator('.selection p', { hasText: '2 distinct messages' }).waitFor();
    await page.locator('button', { hasText: 'Export this list' }).click();
    await page.locator('dialog', { hasText: 'The 2 selected rows' }).waitFor();
    await page.locator('dialog', { hasText: 'selected or not' }).waitFor();
    const [csv = '', jsonl = '', all = ''] = await linksOf(sitting);
    const [head = '{}', ...rows] = (await download(sitting, jsonl)).text.trimEnd().split('\n');
    assert.equal(rows.length, 2);
    const { counts, selected } = JSON.parse(head);
    assert.deepEqual({ counts, selected }, { counts: { items: 2, sets: 0, accounts: 0 }, selected: true });
    assert.match((await download(sitting, csv)).text, /Only rows that somebody selected/);
    assert.doesNotMatch((await download(sitting, all)).text, /somebody selected/);
    assert.deepEqual(await sitting.axe(), []);
    await sitting.close();
  });

  test('on paper stand all rows, whole, or as many as are said', async () => {
    const sitting = await stage.open({ hash: '#/scope?depth=9' });
    const { page } = sitting;
    const totalOf = async (): Promise<number> =>
      Number(await page.locator('.grid').getAttribute('aria-rowcount')) - 1;
    const print = async (): Promise<number> => {
      await page.evaluate("dispatchEvent(new Event('beforeprint'))");
      const [rows, total] = [await page.locator('.grid-paper tbody tr').count(), await totalOf()];
      const said = await page.locator('.grid-paper-part').count();
      if (said > 0)
        assert.equal(
          await page.locator('.grid-paper-part').first().textContent(),
          `Rows 1 to ${rows} of ${total} are on paper. The exported list has all of them.`,
        );
      assert.equal(said, rows === total ? 0 : 1);
      return rows;
    };
    // What is still on its way is said; once it is here, it is on paper.
    const printUntil = async (rows: number): Promise<void> => {
      for (const stop = Date.now() + 30_000; (await print()) < rows && Date.now() < stop; )
        await page.evaluate("dispatchEvent(new Event('afterprint'))");
      assert.equal(await print(), rows);
    };
    await settled(sitting);
    assert.ok((await totalOf()) > 500);
    await printUntil(500);
    await sitting.goto('#/scope?depth=2');
    await settled(sitting);
    assert.ok((await totalOf()) < 500, `${await totalOf()} rows`);
    await printUntil(await totalOf());
    await page.emulateMedia({ media: 'print' });
    assert.equal(await page.locator('.scope-main > .grid').first().isVisible(), false);
    assert.deepEqual(await cutIn(sitting, '.grid-paper'), []);
    await page.evaluate("dispatchEvent(new Event('afterprint'))");
    assert.equal(await page.locator('.grid-paper tr').count(), 0, 'nothing of it stays');
    assert.deepEqual(sitting.wrong, []);
    await sitting.close();
  });
});
