import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { setTimeout as wait } from 'node:timers/promises';
import { withoutBrowser } from '../report/browser.testing.ts';
import { type Sitting, type Stage, setStage } from './browser.testing.ts';
import { actorsSessions } from './timeline/acts.ts';

const ROW = '.tl-rows tbody tr';

describe('the time line in a browser', { skip: withoutBrowser() }, () => {
  let stage: Stage;
  before(async () => {
    stage = await setStage();
    while (stage.desk.records.state().engine !== 'ready') await wait(50);
  });
  after(() => stage.close());

  /** Opens the screen and waits for picture and list. */
  async function sit(hash = '#/timeline', more: Parameters<Stage['open']>[0] = {}): Promise<Sitting> {
    const sitting = await stage.open({ hash, ...more });
    await sitting.page.locator('.tl-plot svg, .tl-tables').first().waitFor();
    await sitting.page.locator(`${ROW}, .tl-list .empty`).first().waitFor();
    return sitting;
  }

  /** Waits until something on the page is so. */
  async function until(sitting: Sitting, script: string): Promise<void> {
    for (let tries = 0; tries < 200; tries += 1) {
      if ((await sitting.page.evaluate(script)) === true) return;
      await wait(25);
    }
    assert.fail(`never came: ${script}; ${sitting.page.url()}`);
  }

  const param = (sitting: Sitting, name: string): string =>
    new URLSearchParams(sitting.page.url().split('?')[1] ?? '').get(name) ?? '';

  for (const theme of ['light', 'dark', 'contrast'] as const) {
    test(`picture and table: axe finds nothing in ${theme}, and nothing complains`, async () => {
      const sitting = await sit('#/timeline', { theme });
      assert.deepEqual(await sitting.axe(), []);
      await sitting.press('t');
      await sitting.page.locator('.tl-tables table').first().waitFor();
      assert.deepEqual(await sitting.axe(), []);
      await sitting.press('t', 'g');
      await sitting.page.locator('#tl-go').waitFor();
      assert.deepEqual(await sitting.axe(), []);
      assert.deepEqual(sitting.wrong, []);
      await sitting.close();
    });
  }

  test('the picture shows every session of the actors, and a press opens it', async () => {
    const sitting = await sit();
    const own = actorsSessions(stage.file).filter((s) => s.parent === '');
    for (const s of own)
      assert.equal(
        await sitting.page.locator(`.tl-plot [role="button"][data-open="session:${s.id}"]`).count(),
        1,
        s.id,
      );
    await sitting.page.locator(`.tl-plot [role="button"][data-open="session:${own[0]?.id}"]`).click();
    await sitting.page.locator('.drawer').waitFor();
    assert.equal(param(sitting, 'of'), `session:${own[0]?.id}`);
    await sitting.close();
  });

  test('keys zoom, move, select and go back, and the address says all of it', async () => {
    const sitting = await sit();
    await sitting.press('w');
    await until(sitting, "location.hash.includes('from=')");
    const [from, to] = [param(sitting, 'from'), param(sitting, 'to')];
    await sitting.press('d');
    await until(sitting, `!location.hash.includes(${JSON.stringify(encodeURIComponent(from))})`);
    await sitting.press('a');
    assert.deepEqual([param(sitting, 'from'), param(sitting, 'to')], [from, to]);
    await sitting.press('Shift+ArrowRight', 'Shift+ArrowRight', 'Shift+ArrowLeft');
    await sitting.page.locator('.tl-selected').waitFor();
    assert.ok(param(sitting, 's1') < param(sitting, 's2'));
    await sitting.press('Escape');
    await sitting.page.locator('.tl-selected').waitFor({ state: 'hidden' });
    await sitting.press('s', 's');
    await until(sitting, "!location.hash.includes('from=')");
    await sitting.press('l');
    assert.equal(param(sitting, 'lanes'), 'account');
    assert.deepEqual(sitting.wrong, []);
    await sitting.close();
  });

  test('n goes from act to act, m marks and counts from there, Enter opens the line', async () => {
    const sitting = await sit();
    await sitting.press('n', 'n', 'm');
    // Nobody has said yet who marks.
    await sitting.page.fill('.note-form .writer input', 'Ana');
    await sitting.page.locator('.note-form button.main').click();
    await sitting.page.locator('dialog').waitFor({ state: 'hidden' });
    await sitting.page.locator(`${ROW}[aria-selected="true"]`, { hasText: 'session ended' }).waitFor();
    await until(
      sitting,
      `document.querySelector('${ROW}[aria-selected="true"] .tl-since')?.textContent === '+00:00:00'`,
    );
    await sitting.press('n');
    await until(
      sitting,
      `document.querySelector('${ROW}[aria-selected="true"] .tl-since')?.textContent === '+00:00:23'`,
    );
    const [kept] = stage.desk.journal.entries();
    assert.deepEqual([kept?.kind, kept?.about, kept?.who], ['mark', `time:${param(sitting, 'mark')}`, 'Ana']);
    const other = await sit();
    await until(other, `document.querySelector('${ROW} .tl-since') !== null`);
    await other.close();
    await sitting.press('u');
    await until(sitting, `document.querySelector('${ROW} .tl-since')?.textContent === '+00:00:00'`);
    // The list moves to the mark: what is pressed before it is there acts on the one before.
    await sitting.settled();
    await sitting.press('j', 'Enter');
    await sitting.page.locator('.drawer').waitFor();
    assert.match(param(sitting, 'p'), /^f\d+:\d+:\d+$/);
    assert.match(param(sitting, 'of'), /^session:S\d+$/);
    assert.deepEqual(sitting.wrong, []);
    await sitting.close();
  });

  test('a click on a record opens the drawer on its line', async () => {
    const sitting = await sit();
    await sitting.page.locator(ROW).nth(3).click();
    await sitting.page.locator('.drawer').waitFor();
    const row = await sitting.page.evaluate(
      `document.querySelector('${ROW}[aria-selected="true"] a').getAttribute('href')`,
    );
    assert.ok(String(row).includes(encodeURIComponent(param(sitting, 'p'))));
    await sitting.close();
  });

  test('a drag selects a span; two inputs do the same; zooming to it shows it', async () => {
    const sitting = await sit();
    const box = (await sitting.page.evaluate(
      "(() => { const r = document.querySelector('.tl-plot').getBoundingClientRect(); return [r.left, r.top, r.width]; })()",
    )) as readonly [number, number, number];
    await sitting.page.evaluate(`(() => {
      const plot = document.querySelector('.tl-plot');
      const at = (type, share) => plot.dispatchEvent(new PointerEvent(type, { bubbles: true, pointerId: 1, button: 0, clientX: ${box[0]} + share * ${box[2]}, clientY: ${box[1]} + 90 }));
      Element.prototype.setPointerCapture = () => {};
      at('pointerdown', 0.4); at('pointermove', 0.45);
      return new Promise((done) => setTimeout(() => { at('pointermove', 0.6); setTimeout(() => { at('pointerup', 0.6); done(true); }, 50); }, 50));
    })()`);
    await until(sitting, "location.hash.includes('s1=')");
    assert.equal(param(sitting, 'of'), '');
    await sitting.page.locator('.tl-select summary').click();
    await sitting.page.fill('#tl-from', '00:42:00Z');
    await sitting.page.fill('#tl-to', '2026-11-24 00:44');
    await sitting.page.locator('.tl-select', { hasText: 'No zone was given: it is read in UTC.' }).waitFor();
    await sitting.page.locator('.tl-select button').click();
    await until(sitting, "location.hash.includes('s2=2026-11-24T00%3A44%3A00.000Z')");
    await sitting.page.locator('.tl-chip button', { hasText: 'Zoom to it' }).click();
    await until(sitting, "location.hash.includes('from=2026-11-24T00%3A42%3A00.000Z')");
    assert.equal(param(sitting, 's1'), '');
    assert.deepEqual(sitting.wrong, []);
    await sitting.close();
  });

  test('going to a time says how it was read, refuses what is none, and the list begins there', async () => {
    const sitting = await sit('#/timeline?who=all');
    await sitting.press('g');
    await sitting.page.fill('#tl-go', 'noon');
    await sitting.page.locator('dialog', { hasText: 'Not a time.' }).waitFor();
    await sitting.page.fill('#tl-go', '00:47:01');
    await sitting.page.locator('dialog', { hasText: 'Read as 2026-11-24 00:47:01Z' }).waitFor();
    await sitting.page.locator('dialog', { hasText: 'it is read in UTC' }).waitFor();
    await sitting.press('Enter');
    await until(
      sitting,
      `(document.querySelector('${ROW} time')?.dateTime ?? '').startsWith('2026-11-24T00:47:01')`,
    );
    await sitting.close();
  });

  test('a filter is in sight and can be taken away', async () => {
    const sitting = await sit('#/timeline?actor=A2');
    const chip = sitting.page.locator('.tl-chip', { hasText: 'only actor A2' });
    await chip.waitFor();
    assert.equal(await sitting.page.locator('.tl-plot [role="button"][data-open="session:S1"]').count(), 0);
    await sitting.press('x');
    await chip.waitFor({ state: 'hidden' });
    await sitting.page.locator('.tl-plot [role="button"][data-open="session:S1"]').waitFor();
    await sitting.close();
  });

  test('an empty window says why it is empty', async () => {
    const sitting = await sit('#/timeline?from=2026-11-24T00:33:00.000Z&to=2026-11-24T00:34:00.000Z');
    await sitting.page.locator('.tl-list .empty', { hasText: 'No act of an actor’s session' }).waitFor();
    await sitting.close();
  });

  test('after a time behind the last act the list says so, N goes to the last one, and the way back is there', async () => {
    const sitting = await sit();
    const rows = sitting.page.locator(ROW);
    await sitting.press('g');
    await sitting.page.fill('#tl-go', stage.file.window.to.replace(/\.\d+Z$/, 'Z'));
    await sitting.press('Enter');
    await sitting.page.locator('.tl-list .empty', { hasText: 'N goes to the last one before it' }).waitFor();
    assert.equal(await sitting.page.locator('.timeline-screen > .note', { hasText: 'outside' }).count(), 0);
    await sitting.page.locator('.tl-list button', { hasText: 'Earlier records' }).click();
    await rows.first().waitFor();
    const last = await rows.last().locator('time').getAttribute('datetime');
    await sitting.press('g');
    await sitting.page.fill('#tl-go', '2035-01-01T00:00:00Z');
    await sitting.page.locator('dialog', { hasText: 'outside of the time of this case' }).waitFor();
    await sitting.press('Enter');
    await sitting.page.locator('.timeline-screen > .note', { hasText: '2035-01-01T00:00:00.000Z' }).waitFor();
    await sitting.page.locator('.tl-list .empty', { hasText: 'after 2035-01-01' }).waitFor();
    await sitting.press('n');
    await sitting.page.locator('.tl-said', { hasText: 'No further act' }).waitFor();
    await sitting.press('N');
    // Of acts that say the same the row of the list begins with the first; N goes to the last.
    const chosen = sitting.page.locator(`${ROW}[aria-selected="true"] time`);
    await chosen.waitFor();
    assert.ok(((await chosen.getAttribute('datetime')) ?? '') >= (last ?? '~'));
    assert.equal(await sitting.page.locator('.tl-said', { hasText: 'No further act' }).count(), 0);
    await sitting.goto('#/timeline?from=2035-01-01T00%3A00%3A00Z&to=2035-02-01T00%3A00%3A00Z');
    await sitting.page
      .locator('.timeline-screen > .note', { hasText: '2035-02-01T00:00:00Z, which lies' })
      .waitFor();
    assert.deepEqual(sitting.wrong, []);
    await sitting.close();
  });

  test('a time in the address that cannot be read, or a span that is none, is said; the rest is shown', async () => {
    const one = await stage.open({ hash: '#/timeline?from=yesterday' });
    const said = one.page.locator('.timeline-screen > .note');
    await said.waitFor();
    assert.match((await said.textContent()) ?? '', /cannot be read \(yesterday\)/);
    await one.page.locator('.tl-plot [data-open]').first().waitFor();
    const { from, to } = stage.file.window;
    await one.goto(`#/timeline?from=${to.slice(0, 19)}Z&to=${from.slice(0, 19)}Z`);
    await one.page.locator('.timeline-screen > .note', { hasText: `${to.slice(0, 19)}Z – ` }).waitFor();
    await one.goto('#/timeline');
    await said.waitFor({ state: 'hidden' });
    assert.deepEqual(one.wrong, []);
    await one.close();
  });
});
