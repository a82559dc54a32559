import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { type Page, withoutBrowser } from '../report/browser.testing.ts';
import { type Sitting, type Stage, setStage } from './browser.testing.ts';
import { recount } from './recount.testing.ts';

const TABS = ['', 'hardening', 'reports', 'journal'] as const;

/** Writes a note through the dialog that is open. */
async function fillNote(page: Page, text: string, who?: string): Promise<void> {
  await page.locator('#note-text').waitFor();
  await page.fill('#note-text', text);
  if (who !== undefined) await page.fill('dialog .writer input', who);
  await page.locator('dialog button.main').click();
  await page.locator('dialog').waitFor({ state: 'hidden' });
}

/** Lets somebody in who has said their name. */
async function sitAs(stage: Stage, who: string, hash: string): Promise<Sitting> {
  const sitting = await stage.open();
  await sitting.page.evaluate(`localStorage.setItem('constat-writer', ${JSON.stringify(who)})`);
  await sitting.page.reload();
  await sitting.goto(hash);
  return sitting;
}

const textOf = async (page: Page, selector: string): Promise<string> =>
  ((await page.locator(selector).first().textContent()) ?? '').replaceAll(/\s+/g, ' ');

describe('actions and the journal in a browser', { skip: withoutBrowser() }, () => {
  let stage: Stage;
  before(async () => {
    stage = await setStage();
  });
  after(() => stage.close());

  test('the steps are those of the case, in order, with their commands, and ticked by keyboard', async () => {
    const { page, wrong, press, close } = await stage.open({ hash: '#/actions' });
    await page.locator('.step').first().waitFor();
    assert.equal(await page.locator('.step').count(), stage.file.actions.length);
    const commands = stage.file.actions.flatMap((a) => a.facts.command ?? []);
    assert.equal(await page.locator('.step pre').count(), commands.length);
    assert.equal(await page.locator('.step pre').first().textContent(), commands[0]);
    await press('j', 'j', ' ');
    // Nobody has said yet who ticks.
    await page.fill('.step .writer input', 'Ana');
    await press('Enter');
    await page.locator('.step.is-done').waitFor();
    assert.match(await textOf(page, '.step.is-done'), /^2 ?Talk about this outside.*Done: Ana,/);
    await press('j', 'm');
    await page.locator('.step.marked .noted-badge').waitFor();
    await press('e');
    await fillNote(page, 'first line\n<img src=x onerror=alert(1)>\u202eevil');
    await page.locator('.step.marked .noted-note').waitFor();
    assert.deepEqual(
      stage.desk.journal.entries().map((e) => [e.kind, e.about, e.who]),
      [
        ['done', 'action:2', 'Ana'],
        ['mark', 'action:3', 'Ana'],
        ['note', 'action:3', 'Ana'],
      ],
    );
    // Enter opens its proof, where the note stands as text.
    await press('Enter');
    await page.locator('.drawer .note-item').waitFor();
    assert.match(await textOf(page, '.drawer .note-item'), /<img src=x onerror=alert\(1\)>\\u202eevil/);
    assert.equal(await page.locator('img').count(), 0);
    assert.deepEqual(wrong, []);
    await close();
  });

  test('two browsers at once: what both write is kept, and each sees the other’s', async () => {
    const ana = await sitAs(stage, 'Ana', '#/actions?tab=journal');
    const bo = await sitAs(stage, 'Bo', '#/actions?tab=journal');
    const before = stage.desk.journal.entries().length;
    for (let turn = 1; turn <= 3; turn += 1) {
      await Promise.all(
        [ana, bo].map(async ({ page, press }) => {
          await page.locator('h1').first().click();
          await press('e');
          await fillNote(page, `turn ${turn}`);
        }),
      );
    }
    const entries = stage.desk.journal.entries().slice(before);
    assert.deepEqual(entries.map((e) => `${e.who} ${e.text}`).toSorted(), [
      'Ana turn 1',
      'Ana turn 2',
      'Ana turn 3',
      'Bo turn 1',
      'Bo turn 2',
      'Bo turn 3',
    ]);
    assert.equal(stage.desk.journal.broken(), '');
    for (const { page, wrong, close } of [ana, bo]) {
      await page.locator(`.entries [data-row="${before + 6}"]`).waitFor();
      assert.equal(await page.locator('.entries tbody tr').count(), before + 6);
      assert.deepEqual(wrong, []);
      await close();
    }
  });

  test('an overrule needs a reason, stands beside what was computed, and can be taken back', async () => {
    const { page, wrong, goto, close } = await sitAs(stage, 'Ana', '#/case?of=session%3AS2');
    await page.locator('.notes-on button', { hasText: 'Overrule' }).click();
    await page.locator('.overrule-form label', { hasText: 'legitimate' }).click();
    await page.locator('.overrule-form button.main').click();
    assert.equal(await page.locator('.drawer .overruled').count(), 0, 'not without a reason');
    await page.fill('.overrule-form textarea', 'her own telephone');
    await page.locator('.overrule-form button.main').click();
    await page.locator('.drawer .overruled').waitFor();
    assert.match(
      await textOf(page, '.drawer .overruled'),
      /Computed: intruder.*Overruled: legitimate.*By Ana, because: her own telephone/,
    );
    assert.match(await textOf(page, '.drawer .judged'), /intruder/, 'what was computed stays');
    assert.match(await textOf(page, 'main .overruled'), /1 judgement was overruled by people/);
    await goto('#/actions?tab=journal&jk=overrule');
    assert.equal(await page.locator('.entries tbody tr').count(), 1);
    await page.locator('.entries button', { hasText: 'Take the overrule back' }).click();
    await page.locator('.entries tr.withdrawn').waitFor();
    assert.equal(stage.desk.journal.standing().of.get('session:S2')?.overrule, undefined);
    assert.deepEqual(wrong, []);
    await close();
  });

  test('the command for reports names this case, wherever it is run; what is not made is said', async () => {
    const { page, close } = await stage.open({ hash: '#/actions?tab=reports' });
    const panel = page.locator('.panel', { hasText: 'From the terminal' });
    await panel.locator('code').waitFor();
    assert.equal(
      await panel.locator('code').first().textContent(),
      `constat report ${stage.directory} --to html,text,json`,
    );
    assert.match((await panel.textContent()) ?? '', /TLP/);
    await close();
  });

  test('the report is made beside the page, put into the case folder, and has the hash that is shown', async () => {
    const path = join(stage.directory, 'report.html');
    rmSync(path, { force: true });
    const { page, wrong, close } = await stage.open({ hash: '#/actions?tab=reports' });
    await page.locator('main button', { hasText: 'Make it' }).click();
    await page.locator('.report-file').nth(1).waitFor({ timeout: 120_000 });
    const hash = await page.locator('.report-file .hash').first().textContent();
    assert.equal(createHash('sha256').update(readFileSync(path)).digest('hex'), hash);
    const saved = String(
      await page.evaluate("fetch(document.querySelector('.report-file a').href).then((r) => r.text())"),
    );
    assert.equal(createHash('sha256').update(saved).digest('hex'), hash);
    assert.match(saved, /her own telephone/, 'the journal is in it');
    assert.deepEqual(wrong, []);
    await close();
  });

  test('what was off is said with its line, what is not known as such', async () => {
    const { page, close } = await stage.open({ hash: '#/actions?tab=hardening' });
    await page.locator('.checks tbody tr').first().waitFor();
    const off = stage.file.coverage.gaps.filter((g) => g.kind === 'never-enabled');
    assert.equal(await page.locator('tr[data-state="fail"]').count(), off.length);
    const proven = off.filter((g) => g.refs.length > 0).length;
    assert.equal(await page.locator('tr[data-state="fail"] .chip').count(), proven);
    const toGap = page.locator('tr[data-state="fail"] a[href*="of=gap"]:not(.chip)');
    assert.equal(await toGap.count(), off.length - proven, 'what no line shows leads to its gap');
    assert.match(await textOf(page, '.checks tbody tr'), /^✗ Off.*dovecot/);
    await close();
  });

  for (const theme of ['light', 'dark', 'contrast'] as const) {
    test(`axe finds nothing on any part in ${theme}, nor in the note and the overrule`, async () => {
      const { page, wrong, goto, press, axe, settled, close } = await stage.open({ theme });
      for (const tab of TABS) {
        await goto(`#/actions?tab=${tab}&of=session%3AS2`);
        await page.locator('.drawer .notes-on button').first().waitFor();
        await settled();
        assert.deepEqual(await axe(), [], tab);
        for (const [of, value] of await numbers(page))
          assert.equal(recount(stage.file, of), Number(value), `${tab}: ${of}`);
      }
      await page.locator('.notes-on button', { hasText: 'Overrule' }).click();
      await page.locator('.overrule-form').waitFor();
      await page.locator('h1').first().click();
      await press('e');
      await page.locator('#note-text').waitFor();
      assert.deepEqual(await axe(), []);
      assert.deepEqual(wrong, []);
      await close();
    });
  }

  test('on paper the tab and its commands, without what only a screen needs', async () => {
    const { page, close } = await stage.open({ hash: '#/actions' });
    await page.locator('.step').first().waitFor();
    await page.emulateMedia({ media: 'print' });
    assert.equal(await page.locator('.copy:visible, .rail:visible').count(), 0);
    assert.ok(await page.locator('.step pre').first().isVisible());
    assert.equal(await page.locator('.tabs li:visible').count(), 1);
    await close();
  });
});

describe('a page that only reads', { skip: withoutBrowser() }, () => {
  test('shows what others wrote and offers nothing to write; a report is made and not kept', async () => {
    const stage = await setStage({ readOnly: true });
    try {
      const path = join(stage.directory, 'report.html');
      rmSync(path, { force: true });
      const { page, press, goto, close } = await stage.open({ hash: '#/actions?of=session%3AS2' });
      await page.locator('.drawer .notes-on').waitFor();
      assert.equal(await page.locator('.notes-on button').count(), 0);
      assert.ok(await page.evaluate("document.querySelector('.step input').disabled"));
      await press('j', ' ', 'm', 'e');
      await page.locator('dialog', { hasText: 'only reads' }).waitFor();
      await press('Escape');
      await goto('#/actions?tab=reports');
      await page.locator('main button', { hasText: 'Make it' }).click();
      await page.locator('.report-file').first().waitFor({ timeout: 120_000 });
      assert.ok(!existsSync(path));
      assert.ok(!existsSync(join(stage.directory, 'journal.jsonl')));
      await close();
    } finally {
      await stage.close();
    }
  });
});

/** Every number of the case in the main part, with what it says that it counts. */
async function numbers(page: Page): Promise<readonly (readonly [string, string])[]> {
  return (await page.evaluate(
    "[...document.querySelectorAll('main data[data-of]')].map((d) => [d.dataset.of, d.value])",
  )) as [string, string][];
}
