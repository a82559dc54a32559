import assert from 'node:assert/strict';
import { mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { subjectText } from '../base/subject-text.ts';
import { withoutBrowser } from '../report/browser.testing.ts';
import { type Sitting, type Stage, setStage } from './browser.testing.ts';
import { recount } from './recount.testing.ts';
import { madeCase } from './scope/made.testing.ts';

/** Every number that is in sight, with what it says that it is. */
async function numbers({
  page,
}: Sitting): Promise<readonly { readonly of: string; readonly value: string }[]> {
  const list = await page.evaluate(
    "[...document.querySelectorAll('main data[data-of], dialog data[data-of]')].map((d) => ({ of: d.dataset.of, value: d.value }))",
  );
  return list as readonly { readonly of: string; readonly value: string }[];
}

/** The row that has the keyboard: its number in the tree and its place. */
async function focused({ page }: Sitting): Promise<{ readonly row: string; readonly at: number }> {
  const found = await page.evaluate(
    "(() => { const r = document.activeElement?.closest('[role=row]'); return { row: r?.dataset.row ?? '', at: Number(r?.dataset.at ?? -1) }; })()",
  );
  return found as { readonly row: string; readonly at: number };
}

const rowText = (sitting: Sitting, at: number): Promise<string | null> =>
  sitting.page.locator(`.grid-row[data-at="${at}"] .item-title`).first().textContent();

async function settled(sitting: Sitting): Promise<void> {
  await sitting.page.locator('.grid-row[data-row]').first().waitFor();
  await sitting.page.locator('.grid[aria-busy="false"]').first().waitFor();
  await sitting.settled();
}

describe('the scope in a browser', { skip: withoutBrowser() }, () => {
  let stage: Stage;
  before(async () => {
    stage = await setStage();
  });
  after(() => stage.close());

  for (const theme of ['light', 'dark', 'contrast'] as const) {
    test(`axe finds nothing in ${theme}, with rows selected and the drawer open`, async () => {
      const sitting = await stage.open({ theme, hash: '#/scope?grade=taken,opened' });
      await settled(sitting);
      assert.deepEqual(await sitting.axe(), []);
      await sitting.press('j', ' ', 'j', 'j', ' ', 'Enter');
      await sitting.page.locator('.drawer .reasons').first().waitFor();
      await settled(sitting);
      assert.deepEqual(await sitting.axe(), []);
      assert.deepEqual(sitting.wrong, []);
      await sitting.close();
    });
  }

  test('every number is the one that the Case has', async () => {
    for (const hash of [
      '#/scope?depth=9',
      '#/scope?grade=taken',
      '#/scope?no-how=rule&link=certain&depth=9',
      '#/scope?text=inbox&kind=message',
    ]) {
      const sitting = await stage.open({ hash, width: 2400, height: 1300 });
      await settled(sitting);
      await sitting.press('j', 'j', ' ', 'j', ' ');
      await sitting.page.locator('.selection data').first().waitFor();
      await sitting.settled();
      const said = await numbers(sitting);
      assert.ok(said.length > 30, `${hash}: ${said.length} numbers`);
      const byCount = said.filter(({ of, value }) => of.startsWith('scope more') && Number(value) > 0);
      assert.ok(byCount.length > 0 || hash.includes('kind='), `${hash}: nothing by count`);
      for (const { of, value } of said) assert.equal(recount(stage.file, of), Number(value), of);
      await sitting.close();
    }
  });

  test('keys: rows, folds, cells, filters by the value of a cell, and back', async () => {
    const sitting = await stage.open({ hash: '#/scope' });
    const { page, press } = sitting;
    await settled(sitting);
    await press('j');
    assert.equal((await focused(sitting)).at, 0, 'the first key takes the first row');
    const account = await rowText(sitting, 0);
    await press('ArrowLeft');
    await settled(sitting);
    assert.equal(await page.locator('.grid-row[data-at="0"]').first().getAttribute('aria-expanded'), 'false');
    assert.equal(await rowText(sitting, 0), account, 'the row that was folded keeps its place');
    await press('ArrowRight');
    await settled(sitting);
    assert.equal(await page.locator('.grid-row[data-at="0"]').first().getAttribute('aria-expanded'), 'true');
    await press('ArrowDown', 'ArrowRight');
    await settled(sitting);
    assert.equal((await focused(sitting)).at, 1, 'the focus stays on the row that was unfolded');
    assert.equal(await page.locator('.grid-row[data-at="1"]').first().getAttribute('aria-expanded'), 'true');
    await press('ArrowRight', 'ArrowRight', 'ArrowRight');
    assert.equal(await page.evaluate("document.activeElement.dataset.column ?? ''"), 'grade');
    await press('f');
    await page.locator('.conditions', { hasText: 'only taken' }).waitFor();
    assert.match(page.url(), /grade=taken/);
    await press('F');
    await page.locator('.conditions', { hasText: 'without taken' }).waitFor();
    await press('x');
    await page.locator('.conditions').waitFor({ state: 'hidden' });
    await settled(sitting);
    await press('End');
    await settled(sitting);
    const last = Number(await page.locator('.grid').getAttribute('aria-rowcount')) - 2;
    assert.equal((await focused(sitting)).at, last);
    await press('PageUp', 'Home', 'PageDown', 'k');
    assert.deepEqual(sitting.wrong, []);
    await sitting.close();
  });

  test('Enter opens the dossier of a row, which stays marked; the table keeps filters and place', async () => {
    const sitting = await stage.open({ hash: '#/scope?grade=opened' });
    const { page, press } = sitting;
    await settled(sitting);
    await press('j', 'j', 'j');
    const before = await focused(sitting);
    await press('Enter');
    await page.locator('.drawer').waitFor();
    assert.match(page.url(), /of=item%3A\d+/);
    assert.equal(await page.locator('.grid-row.is-open').count(), 1);
    assert.equal(await page.locator('.grid-row.is-open').first().getAttribute('data-row'), before.row);
    await press('Escape');
    await page.locator('.drawer').waitFor({ state: 'hidden' });
    assert.match(page.url(), /grade=opened/);
    await sitting.close();
  });

  test('facets, views, search, and the number that is left', async () => {
    const sitting = await stage.open({ hash: '#/scope' });
    const { page } = sitting;
    await settled(sitting);
    await page.locator('[data-facet="grade"] input').first().click();
    await page.locator('.conditions', { hasText: 'only taken' }).waitFor();
    const taken = stage.file.items.filter((i) => i.grade === 'taken').length;
    await page.locator('.left', { hasText: `${taken} of ${stage.file.items.length}` }).waitFor();
    await page.locator('.one-of button', { hasText: 'To notify' }).first().click();
    await page.locator('.conditions', { hasText: 'without the owner' }).waitFor();
    await page.locator('.one-of button', { hasText: 'All' }).first().click();
    await page.fill('#scope-find', 'bảng lương');
    const named = stage.file.items.filter((i) => /bảng lương/i.test(`${i.name} ${subjectText(i.subject)}`));
    await page.locator('.left', { hasText: `${named.length} of ` }).waitFor();
    await settled(sitting);
    const titles = await page.locator('.k-attachment .item-title').first().textContent();
    assert.match(titles ?? '', /bảng lương/i);
    await page.fill('#scope-find', 'no such thing');
    await page.locator('.empty').waitFor();
    assert.match((await page.locator('.empty').textContent()) ?? '', /Nothing passes these filters/);
    assert.deepEqual(sitting.wrong, []);
    await sitting.close();
  });

  test('names are masked alike on the whole screen, and shown again', async () => {
    const sitting = await stage.open({ hash: '#/scope?grade=taken' });
    const { page, press } = sitting;
    await settled(sitting);
    await press('H');
    await page.locator('[data-facet="account"]', { hasText: '▒' }).waitFor();
    const text = (await page.locator('main').textContent()) ?? '';
    const titles = String(
      await page.evaluate(
        "[...document.querySelectorAll('main [title], main [aria-label]')].map((e) => e.title + e.ariaLabel).join()",
      ),
    );
    for (const { account } of stage.file.accounts) assert.ok(!`${text}${titles}`.includes(account), account);
    for (const { subject, name } of stage.file.items.filter((i) => i.grade === 'taken'))
      for (const said of [subject, name]) assert.ok(said === '' || !`${text}${titles}`.includes(said), said);
    const mask = await rowText(sitting, 0);
    assert.match(mask ?? '', /^▒/);
    assert.ok(((await page.locator('[data-facet="account"]').textContent()) ?? '').includes(mask ?? 'none'));
    await press('H');
    await page.locator('[data-facet="account"]', { hasText: '▒' }).waitFor({ state: 'hidden' });
    await sitting.close();
  });

  test('columns are made wider by key and by hand, and the address keeps it', async () => {
    const sitting = await stage.open({ hash: '#/scope' });
    const { page, press } = sitting;
    await settled(sitting);
    const grip = page.locator('[role="separator"]').nth(1);
    await grip.focus();
    const before = Number(await grip.getAttribute('aria-valuenow'));
    await press('ArrowRight', 'ArrowRight');
    await settled(sitting);
    assert.equal(Number(await grip.getAttribute('aria-valuenow')), before + 32);
    assert.match(page.url(), /w=grade%3A\d+/);
    await sitting.close();
  });
});

describe('the scope of many in a browser', { skip: withoutBrowser() }, () => {
  const directory = realpathSync(mkdtempSync(join(tmpdir(), 'constat-scope-')));
  let stage: Stage;
  before(async () => {
    writeFileSync(join(directory, 'case.json'), JSON.stringify(madeCase(300_000)));
    stage = await setStage({ directory, roots: [] });
  });
  after(async () => {
    await stage.close();
    rmSync(directory, { recursive: true, force: true });
  });

  test('the bar goes to the middle of all rows, the keyboard comes back to its own', async () => {
    const sitting = await stage.open({ hash: '#/scope?depth=9' });
    const { page, press } = sitting;
    await settled(sitting);
    assert.equal(
      await page.locator('.grid').getAttribute('aria-rowcount'),
      String(1 + 300 + 600 + 300_000 + 1),
    );
    await press('j', 'j', 'j');
    const own = await focused(sitting);
    await page.evaluate(
      "(() => { const g = document.querySelector('.grid'); g.scrollTop = g.scrollHeight / 2; })()",
    );
    await settled(sitting);
    const middle = (await page.evaluate(
      "[...document.querySelectorAll('.grid-row[data-row]')].map((r) => Number(r.dataset.at)).sort((a, b) => a - b)",
    )) as readonly number[];
    const seen = middle[Math.floor(middle.length / 2)] ?? 0;
    assert.ok(seen > 140_000 && seen < 160_000, `${seen}`);
    assert.ok(middle.length < 150, 'few rows are elements');
    assert.deepEqual(await focused(sitting), own, 'the row that has the focus is still there');
    await press('j');
    await settled(sitting);
    assert.equal((await focused(sitting)).at, own.at + 1);
    await press('End');
    await settled(sitting);
    assert.equal((await focused(sitting)).at, 300 + 600 + 300_000);
    const bottom = await page.evaluate(
      "(() => { const r = document.activeElement.closest('[role=row]').getBoundingClientRect(); const g = document.querySelector('.grid').getBoundingClientRect(); return r.bottom <= g.bottom + 1 && r.top >= g.top; })()",
    );
    assert.equal(bottom, true, 'the last row is in sight');
    assert.deepEqual(sitting.wrong, []);
    await sitting.close();
  });

  test('folding, sorting and filtering keep the row that has the focus, and where it stands', async () => {
    const sitting = await stage.open({ hash: '#/scope?depth=9', width: 2000 });
    const { page, press } = sitting;
    await settled(sitting);
    await press('j', 'PageDown', 'PageDown', 'PageDown');
    await settled(sitting);
    const own = await focused(sitting);
    await page.locator('[role="columnheader"] button', { hasText: 'Bytes' }).click();
    await settled(sitting);
    const row = page.locator(`.grid-row[data-row="${own.row}"]`);
    assert.equal(await row.count(), 1);
    assert.ok(await row.first().isVisible(), 'it is in sight in the new order too');
    assert.match(page.url(), /sort=size/);
    await sitting.goto(page.url().slice(page.url().indexOf('#')));
    await settled(sitting);
    assert.equal(await row.count(), 1, 'the address leads back to it');
    await sitting.close();
  });

  test('what is not there yet is asked for page by page; the file is all of it', async () => {
    const sitting = await stage.open({ hash: '#/scope?depth=9' });
    await settled(sitting);
    const lines = await sitting.page.evaluate(
      "fetch('/' + localStorage.getItem('constat-way') + '/api/scope/export?format=jsonl').then((r) => r.text()).then((t) => t.split('\\n').length)",
    );
    assert.equal(lines, 1 + 300_000 + 1 + 1);
    const answer = (await sitting.page.evaluate(
      "fetch('/' + localStorage.getItem('constat-way') + '/api/scope?depth=9&from=150000&count=300').then((r) => r.json())",
    )) as { readonly rows: readonly unknown[] };
    assert.equal(answer.rows.length, 300);
    await sitting.close();
  });
});
