import assert from 'node:assert/strict';
import { en } from '../report/languages/en.ts';
import { sql } from '../store/sql.ts';
import type { Sitting, Stage } from './browser.testing.ts';
import { SCREENS } from './page/logic/place.ts';
import { recount } from './recount.testing.ts';

/** Numbers of the records, which the Case does not have; on a screen as it opens they are all of them. */
const RECORDS = /^(hits|searched|records)\b/;
/** Counted by the timeline's own tests, against the engine. */
const ACTS = /^acts\b/;

/** What somebody would click at to see a proof, where that is no chip. */
const OPENERS: Readonly<Record<string, string>> = {
  timeline: 'main .drawn [data-open^="session:"]',
  evidence: 'main tbody a[href*="of="]',
  lines: 'main .ln-grid [role=row][aria-rowindex="2"] [role=gridcell]',
};

/** What is on a screen is looked at as a person would: numbers that are there, with what they say that they are. */
export async function numbersOn({ page }: Sitting): Promise<readonly (readonly [string, number])[]> {
  return (await page.evaluate(
    "[...document.querySelectorAll('data[data-of]')].map((d) => [d.dataset.of, Number(d.value)])",
  )) as readonly (readonly [string, number])[];
}

/** Every number on every screen as it opens is counted again: from the Case, or from the records. */
export async function numbersAreTrue(stage: Stage): Promise<void> {
  const [[records = 0] = []] = await stage.desk.records.rows(sql`SELECT count() FROM events`);
  const one = await stage.open();
  for (const screen of SCREENS) {
    await one.goto(`#/${screen}`);
    await one.settled();
    if (screen === 'lines') await one.page.locator('.ln-count', { hasText: 'all ' }).waitFor();
    const said = await numbersOn(one);
    assert.ok(said.length > 0, `${screen} says no number`);
    for (const [of, value] of said) {
      if (ACTS.test(of)) continue;
      const counted = RECORDS.test(of) ? Number(records) : recount(stage.file, of);
      assert.equal(value, counted, `${screen}: ${of}`);
    }
  }
  await one.close();
}

/** By keys alone to every screen, to a proof on each and back, and to the help. */
export async function walkByKeys(stage: Stage): Promise<void> {
  const one = await stage.open();
  const heading = async (): Promise<string | null> => one.page.locator('main h1').first().textContent();
  for (const [i, screen] of SCREENS.entries()) {
    await one.press(String(i + 1));
    await one.settled();
    assert.match(one.page.url(), new RegExp(`#/${screen}`), `key ${i + 1}`);
    assert.ok(((await heading()) ?? '').length > 0);
    await one.press('j', 'Enter');
    await one.page.locator('.drawer').waitFor();
    await one.settled();
    await one.press('Escape');
    await one.page.locator('.drawer').waitFor({ state: 'hidden' });
  }
  await one.press('?');
  await one.page.locator('dialog').waitFor();
  await one.press('Escape');
  await one.page.locator('dialog').waitFor({ state: 'hidden' });
  assert.deepEqual(one.wrong, []);
  await one.close();
}

/** By the mouse alone to every screen and to a proof on each. */
export async function walkByMouse(stage: Stage): Promise<void> {
  const one = await stage.open();
  for (const [i, screen] of SCREENS.entries()) {
    await one.page.locator('.rail a').nth(i).click();
    await one.settled();
    assert.match(one.page.url(), new RegExp(`#/${screen}`));
    const opener = OPENERS[screen] ?? 'main a.chip';
    await one.page.locator(opener).first().click();
    await one.page
      .locator('.drawer')
      .waitFor({ timeout: 15_000 })
      .catch(() => assert.fail(`${screen}: a click at ${opener} opens nothing`));
    await one.settled();
    await one.page.locator('.drawer-bar button', { hasText: en.messages['page.drawer.close'] }).click();
    await one.page.locator('.drawer').waitFor({ state: 'hidden' });
  }
  assert.deepEqual(one.wrong, []);
  await one.close();
}
