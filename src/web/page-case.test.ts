import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { withoutBrowser } from '../report/browser.testing.ts';
import { type Sitting, type Stage, setStage } from './browser.testing.ts';
import { recount } from './recount.testing.ts';

describe('the case screen in a browser', { skip: withoutBrowser() }, () => {
  let stage: Stage;
  before(async () => {
    stage = await setStage();
    await stage.ready();
  });
  after(() => stage.close());

  /** Numbers in sight that the Case does not have. */
  const wrongNumbers = async ({ page }: Sitting): Promise<readonly string[]> => {
    const said = (await page.evaluate(
      "[...document.querySelectorAll('data[data-of]')].map((d) => [d.dataset.of, Number(d.value)])",
    )) as readonly (readonly [string, number])[];
    assert.ok(said.length > 20);
    return said.flatMap(([of, value]) =>
      recount(stage.file, of) === value ? [] : [`${of}: ${value}, in the case ${recount(stage.file, of)}`],
    );
  };

  for (const theme of ['light', 'dark', 'contrast'] as const) {
    test(`it answers, asks nobody else, complains of nothing, and axe finds nothing in ${theme}`, async () => {
      const one = await stage.open({ theme });
      await one.page.locator('.statements > li').first().waitFor();
      assert.equal(await one.page.locator('.statements > li').count(), stage.file.answer.statements.length);
      assert.match(
        (await one.page.locator('.statements').textContent()) ?? '',
        /Intruders entered 6 accounts/,
      );
      assert.deepEqual(await one.axe(), []);
      assert.deepEqual(one.wrong, []);
      await one.close();
    });
  }

  test('every number on it and in the drawer is the Case’s', async () => {
    const one = await stage.open();
    await one.page.locator('.tile').first().waitFor();
    assert.deepEqual(await wrongNumbers(one), []);
    for (const of of ['answer:3', 'session:S1', 'reason:S1/3', 'account:compta', 'item:3', 'entry:1']) {
      await one.goto(`#/case?of=${of}`);
      await one.page.locator('.raw[aria-busy=false] li.wanted').waitFor();
      await one.page.locator('.citers li').first().waitFor();
      assert.deepEqual(await wrongNumbers(one), [], of);
    }
    for (const of of ['file:f141', 'attempt:1', 'finding:F1', 'set:1']) {
      await one.goto(`#/case?of=${of}`);
      await one.page.locator('.drawer .facts').waitFor();
      assert.deepEqual(await wrongNumbers(one), [], of);
    }
    await one.close();
  });

  test('chips count what the drawer then leads through', async () => {
    const one = await stage.open();
    const rows = one.page.locator('.statements li, .touched li, .reasons li, .would li');
    await rows.first().waitFor();
    for (let i = 0; i < (await rows.count()); i += 1) {
      const chips = rows.nth(i).locator('a.chip');
      const texts = await chips.allTextContents();
      if (texts.length === 0) continue;
      const named = texts.filter((said) => !said.startsWith('+'));
      const rest = Number(texts[named.length] ?? 0);
      await chips.last().click();
      const at = rest > 0 ? named.length + 1 : named.length;
      await one.page.locator('.nth', { hasText: `Proof ${at} of ${named.length + rest}` }).waitFor();
    }
    await one.close();
  });

  test('keys walk through what is said, counters lead to their grade in the scope', async () => {
    const one = await stage.open();
    await one.page.locator('.tile').first().waitFor();
    const at = async (): Promise<unknown> =>
      one.page.evaluate("[...document.querySelectorAll('[data-row]')].indexOf(document.activeElement)");
    await one.press('j');
    assert.equal(await at(), 0);
    await one.press('ArrowDown', 'j', 'k');
    assert.equal(await at(), 1);
    await one.press('End');
    assert.equal(await at(), (await one.page.locator('[data-row]').count()) - 1);
    await one.press('Home', 'o');
    await one.page.locator('.raw li.wanted').waitFor();
    await one.press('Escape');
    assert.equal(await at(), 0);
    await one.page.locator('.tile[data-grade=served] a').click();
    assert.match(one.page.url(), /#\/scope\?grade=served$/);
    await one.close();
  });

  test('on paper it is light, two pages, and the lines behind its numbers after them', async () => {
    const one = await stage.open({ theme: 'dark' });
    await one.page.locator('.endnotes li').first().waitFor({ state: 'hidden' });
    await one.page.locator('.tile').first().waitFor();
    await one.page.emulateMedia({ media: 'print' });
    const notes = one.page.locator('.endnotes li');
    await notes.first().waitFor();
    const numbers = (await one.page.locator('main a.chip').allTextContents()).filter((n) => /^\[/.test(n));
    assert.equal(await notes.count(), new Set(numbers).size);
    assert.match(
      (await notes.first().textContent()) ?? '',
      /^\[1\] var\/log\/mail\.log\.1\.gz:1407 .*user=<helene/s,
    );
    const hash = createHash('sha256')
      .update(readFileSync(join(stage.directory, 'case.json')))
      .digest('hex');
    assert.ok(((await one.page.locator('.endnotes').textContent()) ?? '').includes(hash));
    await one.page.evaluate("document.querySelector('.endnotes').remove()");
    const pdf = (await one.page.pdf({ format: 'A4' })).toString('latin1');
    assert.equal(pdf.match(/\/Type\s*\/Page\b/g)?.length, 2);
    await one.close();
  });
});
