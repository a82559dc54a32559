import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { withoutBrowser } from '../report/browser.testing.ts';
import { type Sitting, type Stage, setStage } from './browser.testing.ts';

/** Waits until what has the focus matches a selector. */
function focused({ page }: Sitting, selector: string): Promise<void> {
  return page.locator(`${selector}:focus`).waitFor();
}

describe('layers above the page in a browser', { skip: withoutBrowser() }, () => {
  let stage: Stage;
  before(async () => {
    stage = await setStage();
  });
  after(() => stage.close());

  test('the field of a layer has the focus: what is typed is not lost', async () => {
    const one = await stage.open();
    await one.press('e');
    await focused(one, '#note-text');
    await one.page.keyboard.type('kept');
    await one.press('Enter');
    assert.ok(await one.page.locator('dialog[open]').isVisible());
    assert.equal(await one.page.evaluate("document.getElementById('note-text').value"), 'kept\n');
    await one.press('Escape');
    await one.page.locator('dialog').waitFor({ state: 'hidden' });
    await one.press(':');
    await focused(one, '#palette-text');
    await one.page.keyboard.type('screen: scope');
    await one.press('Enter');
    await one.page.locator('h1', { hasText: 'Scope' }).waitFor();
    await one.goto('#/timeline');
    await one.settled();
    await one.press('g');
    await focused(one, 'dialog input');
    const day = stage.file.window.from.slice(0, 7);
    await one.page.locator('dialog label', { hasText: `Time, as ${day}` }).waitFor();
    assert.deepEqual(one.wrong, []);
    await one.close();
  });

  test('a key that does nothing here says so, until the next one', async () => {
    const one = await stage.open();
    const hint = one.page.locator('.hint');
    await one.press('/');
    await one.page.locator('.hint', { hasText: '/ (Find) does nothing on this screen.' }).waitFor();
    assert.deepEqual(await one.axe(), []);
    await one.press('ArrowDown');
    assert.equal(await hint.textContent(), '');
    // The bundled case has no clock of its own.
    await one.press('T');
    await one.page.locator('.hint', { hasText: 'no second clock' }).waitFor();
    await one.page.locator('button[aria-label="Do something by name"]').click();
    await focused(one, '#palette-text');
    assert.equal(await hint.textContent(), '');
    await one.page.keyboard.type('no such thing');
    await one.page.locator('dialog [role=status]', { hasText: 'Nothing that can be done' }).waitFor();
    assert.deepEqual(one.wrong, []);
    await one.close();
  });

  test('a field has the focus before the next frame: the quickest typist loses nothing', async () => {
    const one = await stage.open({ hash: '#/case?of=session:S1' });
    await one.page.locator('.raw[aria-busy=false] li.wanted').waitFor();
    const focusAfter = (key: string): Promise<unknown> =>
      one.page.evaluate(`(async () => {
        const to = document.activeElement ?? document.body;
        to.dispatchEvent(new KeyboardEvent('keydown', { key: ${JSON.stringify(key)}, bubbles: true, cancelable: true }));
        // Rendering is a microtask; no frame is drawn meanwhile.
        for (let i = 0; i < 50; i += 1) await undefined;
        return document.activeElement.id || document.activeElement.type;
      })()`);
    await one.page.evaluate("document.querySelector('.drawer h2').focus()");
    assert.equal(await focusAfter('/'), 'search');
    await one.press('Escape');
    await one.page.locator('.seek').waitFor({ state: 'hidden' });
    assert.equal(await focusAfter(':'), 'palette-text');
    await one.press('Escape');
    await one.page.locator('dialog').waitFor({ state: 'hidden' });
    assert.equal(await focusAfter('e'), 'note-text');
    assert.deepEqual(one.wrong, []);
    await one.close();
  });

  test('who goes elsewhere leaves the layer behind', async () => {
    const one = await stage.open();
    await one.press('2');
    await one.page.locator('h1', { hasText: 'Timeline' }).waitFor();
    await one.press('?');
    await one.page.locator('dialog[open]').waitFor();
    await one.page.evaluate('history.back()');
    await one.page.locator('h1', { hasText: 'Case' }).waitFor();
    await one.page.locator('dialog').waitFor({ state: 'hidden' });
    await one.close();
  });

  test('Ctrl+Enter writes from the field of the name, too; who has no name is told that it is missing', async () => {
    const one = await stage.open({ hash: '#/case?of=session:S1' });
    await one.page.locator('.notes-on button', { hasText: 'Overrule' }).click();
    const form = one.page.locator('.overrule-form');
    await form.locator('input[type=radio]').first().click();
    await form.locator('textarea').fill('known to us');
    await form.locator('button.main').click();
    await focused(one, '.overrule-form .writer input');
    assert.ok(await one.page.evaluate('document.activeElement.validity.valueMissing'));
    await one.page.keyboard.type('Ana');
    await one.press('Control+Enter');
    await one.page.locator('.drawer-head .overruled').waitFor();
    await one.page.evaluate("localStorage.removeItem('constat-writer')");
    await one.page.reload();
    await one.page.locator('main h1').waitFor();
    await one.press('e');
    await one.page.fill('#note-text', 'from the name');
    await one.page.locator('dialog .writer input').fill('Bo');
    await one.press('Control+Enter');
    await one.page.locator('dialog').waitFor({ state: 'hidden' });
    assert.deepEqual(
      stage.desk.journal.entries().map((e) => [e.kind, e.who]),
      [
        ['overrule', 'Ana'],
        ['note', 'Bo'],
      ],
    );
    assert.deepEqual(one.wrong, []);
    await one.close();
  });

  test('a mark that was not made does not stand in the address', async () => {
    const one = await stage.open({ hash: '#/timeline' });
    await one.settled();
    await one.press('m');
    await one.page.locator('#note-text').waitFor();
    assert.doesNotMatch(one.page.url(), /mark=/);
    await one.press('Escape');
    await one.page.locator('dialog').waitFor({ state: 'hidden' });
    assert.doesNotMatch(one.page.url(), /mark=/);
    await one.press('m');
    await one.page.locator('dialog .writer input').fill('Ana');
    await one.press('Control+Enter');
    await one.page.locator('dialog').waitFor({ state: 'hidden' });
    for (let i = 0; i < 100 && !one.page.url().includes('mark='); i += 1) await one.page.waitForTimeout(50);
    const { length } = stage.desk.journal.entries();
    const [, iso = ''] = /[?&]mark=([^&]+)/.exec(one.page.url()) ?? [];
    assert.equal(`time:${decodeURIComponent(iso)}`, stage.desk.journal.entries()[length - 1]?.about);
    await one.close();
  });
});

describe('the way in, in a browser', { skip: withoutBrowser() }, () => {
  let stage: Stage;
  before(async () => {
    stage = await setStage();
  });
  after(() => stage.close());

  test('who came by a link enters with the terminal’s address in the same tab, and is where the link led', async () => {
    const one = await stage.open();
    await one.page.evaluate("localStorage.removeItem('constat-way')");
    await one.page.goto('about:blank');
    const { origin } = new URL(stage.served.url);
    await one.page.goto(`${origin}/#/scope?grade=taken`);
    await one.page.locator('.door').waitFor();
    await one.page.goto(stage.served.url);
    await one.page.locator('h1', { hasText: 'Scope' }).waitFor();
    assert.match(one.page.url(), /#\/scope\?grade=taken$/);
    await one.close();
  });
});
