import assert from 'node:assert/strict';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import type { Case } from '../case/case.ts';
import { type Page, withoutBrowser } from '../report/browser.testing.ts';
import { fixtureCase } from '../report/fixture.testing.ts';
import { type Stage, setStage } from './browser.testing.ts';
import { recount } from './recount.testing.ts';

const numbers = async (page: Page): Promise<readonly { of: string; value: number }[]> =>
  (await page.evaluate(
    "[...document.querySelectorAll('main data.n')].map((n) => ({ of: n.dataset.of, value: Number(n.value) }))",
  )) as { of: string; value: number }[];

async function compare(page: Page, file: Case, least: number): Promise<void> {
  const shown = await numbers(page);
  assert.ok(shown.length >= least, `${shown.length} numbers`);
  for (const { of, value } of shown) assert.equal(value, recount(file, of), of);
}

describe('the actor screen in a browser', { skip: withoutBrowser() }, () => {
  let stage: Stage;
  before(async () => {
    stage = await setStage();
  });
  after(() => stage.close());

  /** Waits until everything that was asked for is shown. */
  const settled = async (page: Page): Promise<void> => {
    await page.locator('.graph-box svg, table.nodes').first().waitFor();
    await page.locator('.session').first().waitFor();
    await page.locator('.matrix').waitFor();
  };

  for (const theme of ['light', 'dark', 'contrast'] as const) {
    test(`axe finds nothing in ${theme}: graph, table, threshold and form`, async () => {
      const { page, wrong, axe, goto, close } = await stage.open({ theme, hash: '#/actor?a=A1&th=0.5' });
      await settled(page);
      assert.deepEqual(await axe(), []);
      await goto('#/actor?a=A1&table=1&th=0.5');
      await settled(page);
      await page.locator('.matrix .cell').first().click();
      await page.locator('.session button').first().click();
      assert.deepEqual(await axe(), []);
      assert.deepEqual(wrong, []);
      await close();
    });
  }

  test('every number is what a count over case.json gives, for every actor, at several thresholds', async () => {
    const sitting = await stage.open({ hash: '#/actor' });
    const { page, goto, close } = sitting;
    for (const { id } of [...stage.file.actors, { id: 'none' }]) {
      for (const more of ['', '&th=0.30&table=1&hyp=*', '&th=1.00']) {
        await goto(`#/actor?a=${id}${more}`);
        await settled(page);
        await sitting.settled();
        await compare(page, stage.file, 20);
      }
    }
    const [account = ''] = stage.file.entry.map((e) => e.account);
    await goto(`#/actor?hyp=${encodeURIComponent(account)}`);
    await settled(page);
    await compare(page, stage.file, 20);
    await close();
  });

  test('the matrix begins with an account of the actor; over all accounts nothing is summed', async () => {
    const { page, goto, settled: quiet, close } = await stage.open({ hash: '#/actor' });
    for (const actor of stage.file.actors) {
      await goto(`#/actor?a=${actor.id}`);
      await quiet();
      const chosen = await page.evaluate("document.querySelector('.matrix-tools select').value");
      const own = stage.file.sessions.filter((s) => s.actor === actor.id).map((s) => s.account);
      assert.ok(own.includes(String(chosen)), `${actor.id}: ${chosen}`);
      assert.equal(await page.locator('.matrix tfoot').count(), 1);
    }
    await goto('#/actor?hyp=*');
    await page.locator('#hypotheses', { hasText: 'no sum over them' }).waitFor();
    assert.equal(await page.locator('.matrix tfoot, .matrix tr.differs').count(), 0);
    await close();
  });

  test('an address has as many sessions in its row as in the graph; tries of others are named', async () => {
    const { page, goto, settled: quiet, close } = await stage.open({ hash: '#/actor?a=A1' });
    await settled(page);
    await quiet();
    const row = page.locator('.actor-graph tr', { hasText: '198.51.100.45' });
    assert.match((await row.textContent()) ?? '', /32of them 30 opened by webmail/);
    await page.locator('.graph-box g', { hasText: '198.51.100.45' }).first().waitFor();
    await page
      .locator('.graph-box [data-open="address:198.51.100.45"]', { hasText: '32 sessions' })
      .waitFor();
    await page.locator('.actor-who', { hasText: '4 actors' }).waitFor();
    for (const { id, attempts } of stage.file.actors) {
      await goto(`#/actor?a=${id}`);
      await quiet();
      const own = stage.file.sessions.filter((s) => s.actor === id).map((s) => s.account);
      const others = stage.file.attempts.filter(
        (a, i) => !attempts.includes(i) && a.accounts.some((one) => own.includes(one)),
      );
      const said = await page.locator('.actor-graph h3', { hasText: 'from other addresses' }).count();
      assert.equal(said, others.length > 0 ? 1 : 0, id);
    }
    await close();
  });

  test('by mouse: an actor, a node, a bond, the threshold; the URL holds each', async () => {
    const { page, close } = await stage.open({ hash: '#/actor' });
    await settled(page);
    await page.locator('.actor-card a', { hasText: 'A4' }).first().click();
    await page.locator('.graph-box [data-open="session:S66"]').click();
    assert.match(page.url(), /of=session%3AS66/);
    await page.locator('.graph-box [data-open^="bond:A4/"]').click();
    assert.match(page.url(), /of=bond%3AA4%2F1/);
    await page.locator('.graph-box [data-open^="address:"]').first().click();
    assert.match(page.url(), /of=address%3A192\.0\.2\.10\d/);
    await page.fill('.threshold input[type=number]', '0.9');
    await page.keyboard.press('Enter');
    await page.locator('.k-flag').first().waitFor();
    assert.match(page.url(), /th=0\.90/);
    assert.match((await page.locator('#threshold-says').textContent()) ?? '', /1 of 2 sessions leaves.*2/);
    await close();
  });

  test('by keyboard alone: screen, node, slider, table, rows', async () => {
    const { page, press, close } = await stage.open();
    await press('4');
    await settled(page);
    await page.locator('#threshold-range').focus();
    await press('End');
    await page.locator('.k-flag').first().waitFor();
    assert.match(page.url(), /th=1\.00/);
    await page.locator('.graph-box [data-open="session:S1"]').focus();
    await press('Enter');
    assert.match(page.url(), /of=session%3AS1/);
    await press('t');
    await page.locator('table.nodes').waitFor();
    assert.match(page.url(), /table=1/);
    await press('j', 'j');
    assert.match(String(await page.evaluate('document.activeElement.textContent')), /^S2 /);
    await press('Enter');
    assert.match(page.url(), /of=session%3AS2/);
    await press('t');
    await page.locator('.graph-box svg').waitFor();
    await close();
  });

  test('a judgement and a cell are overruled with a reason; what was computed stays, the sum shows both', async () => {
    const { page, axe, goto, close } = await stage.open({ hash: '#/actor?a=A1' });
    await settled(page);
    const before = readFileSync(join(stage.directory, 'case.json'), 'utf8');
    await page.locator('.matrix .cell').first().click();
    await page.locator('.cell-form input[type=radio]').nth(3).click();
    await page.fill('.cell-form textarea', 'the tries were our own test');
    await page.fill('.cell-form input:not([type=radio])', 'Lan');
    await page.locator('.cell-form button[type=submit]').click();
    await page.locator('.matrix del.computed').waitFor();
    assert.match((await page.locator('.matrix tfoot').textContent()) ?? '', /2 → -2/);
    await page.locator('.session button', { hasText: 'Overrule' }).first().click();
    await page.locator('.session input[type=radio]').nth(1).click();
    await page.fill('.session textarea', 'owner on the telephone');
    await page.locator('.session button[type=submit]').click();
    await page.locator('.session .overruled').first().waitFor();
    assert.match((await page.locator('.session').first().textContent()) ?? '', /owner on the telephone/);
    assert.match((await page.locator('.session strong').first().textContent()) ?? '', /intruder/);
    assert.equal(readFileSync(join(stage.directory, 'case.json'), 'utf8'), before);
    const words = '1 overruled: legitimate, computed: intruder';
    await page.locator('.actor-card.chosen .overruled-counts', { hasText: words }).waitFor();
    const node = page.locator('.graph-box [data-open="session:S1"]');
    await node.locator('.k-swap').waitFor();
    assert.equal(await node.locator('.k-node.k-intruder').count(), 1);
    await goto('#/actor?a=A1&table=1');
    await page.locator('table.nodes .overruled-counts', { hasText: words }).waitFor();
    assert.deepEqual(await axe(), []);
    await goto('#/timeline');
    const bar = page.locator('.tl-plot [role="button"][data-open="session:S1"]');
    await bar.locator('.k-swap').waitFor();
    assert.equal(await bar.locator('.k-bar.k-intruder').count(), 1);
    await goto('#/timeline?t=1');
    await page.locator('.tl-tables tr', { hasText: 'overruled: legitimate, computed: intruder' }).waitFor();
    await page.locator('.tl-tables .noted-badge').first().waitFor();
    await close();
  });
});

describe('the form of an overrule in a browser', { skip: withoutBrowser() }, () => {
  test('it has the focus; Escape and writing give it back to the button', async () => {
    const stage = await setStage();
    const { page, press, settled, close } = await stage.open({ hash: '#/actor?a=A1' });
    await page.locator('.session').first().waitFor();
    await settled();
    const button = page.locator('.session button', { hasText: 'Overrule' }).first();
    const isOnButton = (): Promise<unknown> =>
      page.evaluate("document.activeElement === document.querySelector('.session button[aria-expanded]')");
    await button.focus();
    for (const leave of ['Escape', 'Leave']) {
      await press('Enter');
      await page.locator('.session form input[type=radio]:focus').waitFor();
      if (leave === 'Escape') await press('Tab', 'Escape');
      else await page.locator('.session form button', { hasText: 'Leave it' }).click();
      await page.locator('.session form').waitFor({ state: 'hidden' });
      assert.equal(await isOnButton(), true, leave);
    }
    await press('Enter');
    await page.locator('.session form input[type=radio]:focus').waitFor();
    await press(' ');
    await page.fill('.session textarea', 'owner on the telephone');
    await page.fill('.session form input:not([type=radio])', 'Lan');
    await press('Control+Enter');
    await page.locator('.session form').waitFor({ state: 'hidden' });
    assert.equal(await isOnButton(), true, 'after writing');
    await close();
    await stage.close();
  });
});

describe('the actor screen of a case full of hostile text', { skip: withoutBrowser() }, () => {
  test('nothing of it becomes an element, a request or a dialog', async () => {
    const directory = mkdtempSync(join(tmpdir(), 'constat-actor-'));
    writeFileSync(join(directory, 'case.json'), JSON.stringify(fixtureCase()));
    const stage = await setStage({ directory, roots: [] });
    const { page, wrong, goto, settled, close } = await stage.open({ hash: '#/actor' });
    for (const hash of [
      '#/actor?a=a1&th=0.3',
      '#/actor?a=a2',
      '#/actor?a=a2&table=1',
      '#/actor?a=none',
      '#/actor?h=origin',
    ]) {
      await goto(hash);
      await page.locator('.matrix, .empty').first().waitFor();
      await settled();
    }
    await goto('#/actor?a=a1');
    await page.locator('.session').first().waitFor();
    const clocks = 'document.querySelector(".session > .small").querySelectorAll(".other-clock").length';
    assert.equal(await page.evaluate(clocks), 2, 'start and end of a session on both clocks');
    const made = await page.evaluate(
      "[...document.querySelectorAll('main script, main img, main iframe, main style, main animate, main [onload], main [onerror]')].length",
    );
    assert.equal(made, 0);
    assert.deepEqual(wrong, []);
    await close();
    await stage.close();
    rmSync(directory, { recursive: true });
  });

  test('a case without actors says why there is none', async () => {
    const directory = mkdtempSync(join(tmpdir(), 'constat-actor-'));
    const file = { ...fixtureCase(), actors: [], sessions: [], entry: [], attempts: [] };
    writeFileSync(join(directory, 'case.json'), JSON.stringify(file));
    const stage = await setStage({ directory, roots: [] });
    const { page, close } = await stage.open({ hash: '#/actor' });
    await page.locator('.empty').first().waitFor();
    assert.match((await page.locator('main').textContent()) ?? '', /so there is no actor/);
    await close();
    await stage.close();
    rmSync(directory, { recursive: true });
  });
});
