import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { after, before, describe, test } from 'node:test';
import { gunzipSync } from 'node:zlib';
import { constat } from '../commands/run.testing.ts';
import { withoutBrowser } from '../report/browser.testing.ts';
import { EVIDENCE, type Sitting, type Stage, setStage } from './browser.testing.ts';
import { recount } from './recount.testing.ts';

const CLIPBOARD = { permissions: ['clipboard-read', 'clipboard-write'] };

describe('the proof drawer in a browser', { skip: withoutBrowser() }, () => {
  let stage: Stage;
  before(async () => {
    stage = await setStage();
    await stage.ready();
  });
  after(() => stage.close());

  const text = async ({ page }: Sitting, selector: string): Promise<string> =>
    (await page.locator(selector).first().textContent()) ?? '';
  const active = ({ page }: Sitting, what: string): Promise<unknown> =>
    page.evaluate(`document.activeElement.${what}`);
  const clipboard = ({ page }: Sitting): Promise<unknown> => page.evaluate('navigator.clipboard.readText()');
  const place = ({ page }: Sitting): URLSearchParams => new URLSearchParams(page.url().split('?')[1] ?? '');
  const numberOf = (said: string): number => Number(/\d+/.exec(said)?.[0]);
  const firstLine = async (one: Sitting): Promise<number> => numberOf(await text(one, '.raw .no'));
  const wanted = ({ page }: Sitting) => page.locator('.raw li.wanted');

  test('one click on a chip shows the raw line as it lies in the file, with what names it', async () => {
    const one = await stage.open();
    const chip = one.page.locator('.statements > li').nth(7).locator('a.chip').first();
    await chip.click();
    await wanted(one).waitFor();
    const [statement] = [stage.file.answer.statements[7]];
    const ref = statement?.refs[0] ?? '';
    const [id, line = '', offset = ''] = ref.split(':');
    const file = stage.file.evidence.find((f) => f.id === id);
    const bytes = readFileSync(`${EVIDENCE}/${file?.path ?? ''}`);
    const log = (file?.path.endsWith('.gz') ? gunzipSync(bytes) : bytes).toString('latin1').split('\n');
    assert.equal(await text(one, '.raw li.wanted bdi'), log[Number(line) - 1]);
    assert.equal(await text(one, '.raw li bdi'), log[Number(line) - 3]);
    assert.equal(await one.page.locator('.raw li').count(), 5);
    const head = await text(one, '.drawer-head');
    assert.ok(head.includes(file?.path ?? '?') && head.includes(file?.sha256 ?? '?'));
    assert.ok(head.includes(`byte ${Number(offset).toLocaleString('en')}`), head);
    assert.ok((await one.page.locator('.raw li.wanted u').count()) > 3);
    assert.ok((await text(one, '.drawer')).includes('clock +0 s'));
    assert.deepEqual(one.wrong, []);
    await one.close();
  });

  test('] leads to the last proof, [ back; their number is the Case’s', async () => {
    const one = await stage.open({ hash: '#/case?of=session:S1' });
    await wanted(one).waitFor();
    const count = Number(await one.page.locator('.nth data').last().getAttribute('value'));
    assert.equal(count, recount(stage.file, 'proofs "session:S1"'));
    for (let n = 1; n < count; n += 1) {
      await one.press(']');
      await one.page.locator('.nth', { hasText: `Proof ${n + 1} of` }).waitFor();
    }
    const last = place(one).get('p') ?? '';
    await one.press(']');
    assert.equal(place(one).get('p'), last);
    await one.page.locator('.raw[aria-busy=false] li.wanted').waitFor();
    const ref = stage.file.sessions.find((s) => s.id === 'S1');
    assert.ok(JSON.stringify(ref).includes(last));
    await one.press('[');
    await one.page.locator('.nth', { hasText: `Proof ${count - 1} of` }).waitFor();
    assert.deepEqual(one.wrong, []);
    await one.close();
  });

  test('the context grows, and older and newer come by themselves', async () => {
    const one = await stage.open({ hash: '#/case?of=session:S1' });
    const lines = one.page.locator('.raw li');
    const has = (n: number): Promise<void> => lines.nth(n - 1).waitFor();
    await has(5);
    await one.press('z');
    await has(11);
    await one.press('z');
    await has(41);
    assert.equal(place(one).get('dc'), '20');
    await one.press('Z');
    await lines.nth(11).waitFor({ state: 'hidden' });
    const first = await firstLine(one);
    await one.page.locator('.drawer button', { hasText: 'Older' }).click();
    await has(21);
    assert.equal(await firstLine(one), first - 10);
    await one.page.locator('.drawer button', { hasText: 'Newer' }).click();
    await has(31);
    const numbers = (await one.page.locator('.raw .no').allTextContents()).map(numberOf);
    assert.deepEqual(
      numbers,
      numbers.map((_, i) => (numbers[0] ?? 0) + i),
    );
    assert.ok(await wanted(one).isVisible());
    await one.page.locator('.raw-part select').selectOption('10s');
    await one.page.locator('.raw[aria-busy=false] li.wanted').waitFor();
    assert.equal(place(one).get('da'), null);
    assert.deepEqual(one.wrong, []);
    await one.close();
  });

  test('by keys alone: in by Enter, find counts, Escape closes the top layer only, and the focus comes back', async () => {
    const one = await stage.open();
    await one.page.locator('.statements').waitFor();
    await one.press('j', 'j', 'j', 'Enter');
    await wanted(one).waitFor();
    assert.equal(await active(one, 'tagName'), 'H2');
    await one.press('/');
    await one.page.keyboard.type('DOVECOT');
    const hits = Number(/of (\d+) hits/.exec(await text(one, '.seek [role=status]'))?.[1]);
    assert.equal(hits, await one.page.locator('.raw mark').count());
    assert.ok(hits >= 1);
    await one.press('?');
    await one.press('Escape');
    assert.equal(await one.page.locator('.seek').count(), 0);
    assert.ok(await one.page.locator('.drawer').isVisible());
    await one.press('?');
    await one.page.locator('dialog[open]').waitFor();
    await one.press('Escape');
    await one.page.locator('dialog').waitFor({ state: 'hidden' });
    assert.ok(await one.page.locator('.drawer').isVisible());
    await one.press('Escape');
    await one.page.locator('.drawer').waitFor({ state: 'hidden' });
    assert.equal(await active(one, 'matches(".statements > li:nth-child(3)")'), true);
    await one.page.locator('.statements a.chip').nth(1).focus();
    await one.press('Enter');
    await wanted(one).waitFor();
    assert.equal(await active(one, 'tagName'), 'H2');
    await one.press('Escape');
    assert.equal(await active(one, 'matches("a.chip")'), true);
    assert.deepEqual(one.wrong, []);
    await one.close();
  });

  test('a row of the time line and a link to a session, too, lead the focus in and have it back', async () => {
    const one = await stage.open({ hash: '#/timeline' });
    await one.page.locator('.tl-rows tbody tr').first().waitFor();
    await one.settled();
    await one.press('j', 'j');
    await one.page.locator('.tl-rows tr[aria-selected="true"]:focus').waitFor();
    await one.press('Enter');
    await one.page.locator('.drawer h2:focus').waitFor();
    await one.press('Escape');
    await one.page.locator('.tl-rows tr[aria-selected="true"]:focus').waitFor();
    await one.goto('#/actor');
    await one.settled();
    const link = 'main article a[href*="of=session"]:not([data-chip])';
    await one.page.locator(link).first().focus();
    await one.press('Enter');
    await one.page.locator('.drawer h2:focus').waitFor();
    await one.press('Escape');
    await one.page.locator(`${link}:focus`).waitFor();
    assert.deepEqual(one.wrong, []);
    await one.close();
  });

  test('the citation that is copied is what constat show takes', async () => {
    const one = await stage.open({ browser: CLIPBOARD, hash: '#/case?of=session:S1' });
    await wanted(one).waitFor();
    await one.press('y');
    await one.page.locator('.copied-last bdi').waitFor();
    const citation = String(await clipboard(one));
    assert.match(citation, /^var\/log\/mail\.log\.1\.gz:1407 \(byte \d+, sha256 [0-9a-f]{12}…\)$/);
    const shown = await constat(['show', citation, '--case', stage.directory]);
    assert.equal(shown.code, 0, shown.stderr);
    const line = await text(one, '.raw li.wanted bdi');
    assert.ok(shown.stdout.includes(`> 1407  ${line}`), shown.stdout);
    await one.press('Y');
    await one.page.locator('.copied-last bdi', { hasText: 'http://' }).waitFor();
    const address = String(await clipboard(one));
    assert.ok(!address.includes('token'));
    await one.page.goto(address);
    await wanted(one).waitFor();
    assert.equal(await text(one, '.raw li.wanted bdi'), line);
    await one.close();
  });

  test('an address that names nothing in this case says so once, and nothing can be written on it', async () => {
    const line = stage.file.sessions[0]?.refs[0] ?? '';
    const one = await stage.open({ hash: '#/scope?of=account:nobody&p=f141:5909:1' });
    const drawer = one.page.locator('.drawer');
    await drawer.locator('h2 span').waitFor();
    await one.settled();
    assert.equal(await text(one, '.drawer h2'), 'Cannot be shown');
    assert.equal(await drawer.locator('.trouble').count(), 1);
    assert.match(await text(one, '.drawer .trouble'), /account:nobody: names nothing in this case/);
    assert.equal(await drawer.locator('.notes-on').count(), 0);
    // A line that is there is shown by itself.
    await one.goto(`#/scope?of=account:nobody&p=${line}`);
    await wanted(one).waitFor();
    await one.goto('#/scope?of=session:S1');
    await drawer.locator('.notes-on').waitFor();
    await one.goto('#/scope?of=session:S99999');
    await one.page.locator('.drawer h2 span').waitFor();
    assert.equal(await drawer.locator('.notes-on').count(), 0);
    await one.close();
  });

  test('i opens the session of a line, facts open others, and back leads back', async () => {
    const one = await stage.open({ hash: '#/case?of=answer:1' });
    await wanted(one).waitFor();
    await one.page.locator('.drawer a.button', { hasText: 'Session' }).waitFor();
    await one.press('i');
    await one.page.locator('.drawer h2', { hasText: 'Session S' }).waitFor();
    assert.match(place(one).get('of') ?? '', /^session:/);
    await one.page.locator('.facts a').first().click();
    await one.page.locator('.drawer .grade').first().waitFor();
    assert.match(place(one).get('of') ?? '', /^account:/);
    const back = one.page.locator('.drawer-bar button').first();
    await back.click();
    assert.match(place(one).get('of') ?? '', /^session:/);
    await back.click();
    assert.equal(place(one).get('of'), 'answer:1');
    await one.close();
  });

  test('pinned, it stays on other screens and after Escape, with what is chosen in it', async () => {
    const one = await stage.open({ hash: '#/case?of=session:S1&dc=5' });
    await wanted(one).waitFor();
    await one.page.locator('.drawer button', { hasText: 'Pin' }).click();
    await one.page.locator('.tile a').first().click();
    assert.match(one.page.url(), /#\/scope\?/);
    assert.equal(place(one).get('grade'), 'taken');
    await one.press('Escape', '7');
    assert.match(one.page.url(), /#\/actions\?/);
    assert.equal(place(one).get('dc'), '5');
    await one.page.locator('.raw li').nth(10).waitFor();
    await one.page.locator('.drawer-bar .end button').last().click();
    await one.page.locator('.drawer').waitFor({ state: 'hidden' });
    assert.equal(place(one).get('pin'), null);
    assert.deepEqual(one.wrong, []);
    await one.close();
  });

  test('a line by itself says what rests on it', async () => {
    const ref = stage.file.answer.statements[0]?.refs[0] ?? '';
    const one = await stage.open({ hash: `#/lines?p=${ref}` });
    const citers = one.page.locator('.citers li');
    await citers.first().waitFor();
    const said = (await citers.allTextContents()).join('\n');
    assert.match(said, /answer Intruders entered 6 accounts/);
    assert.match(said, /session Session S\d+/);
    await citers.first().locator('a').click();
    await one.page.locator('.nth', { hasText: 'Proof 1 of' }).waitFor();
    assert.equal(place(one).get('of'), 'answer:1');
    await one.close();
  });

  test('its edge is moved by keys, by a click and by drag', async () => {
    const one = await stage.open({ hash: '#/case?of=session:S1' });
    const edge = one.page.locator('[role=separator]');
    const now = async (): Promise<number> => Number(await edge.getAttribute('aria-valuenow'));
    const width = async (): Promise<number> =>
      (await one.page.locator('.drawer').boundingBox())?.width ?? Number.NaN;
    await wanted(one).waitFor();
    assert.equal(await now(), 40);
    await edge.focus();
    await one.press('ArrowLeft');
    assert.equal(await now(), 42);
    const box = await edge.boundingBox();
    assert.ok(box !== null);
    await one.page.mouse.move(box.x + 3, box.y + 200);
    await one.page.mouse.down();
    await one.page.mouse.move(650, box.y + 220);
    await one.page.mouse.up();
    assert.equal(await now(), 50);
    assert.ok(Math.abs((await width()) - 650) < 12);
    await edge.click();
    assert.equal(await now(), 55);
    await one.close();
  });

  for (const theme of ['light', 'dark', 'contrast'] as const) {
    for (const width of [1300, 900]) {
      test(`axe finds nothing with the drawer open in ${theme} at ${width}`, async () => {
        const one = await stage.open({ theme, width, hash: '#/case?of=session:S1&dq=dovecot' });
        await one.page.locator('.raw li.wanted').waitFor();
        await one.page.locator('.citers li').first().waitFor();
        await one.page.evaluate("document.querySelectorAll('details').forEach((d) => { d.open = true; })");
        assert.deepEqual(await one.axe(), []);
        const over = await one.page.evaluate(
          'document.documentElement.scrollWidth - document.documentElement.clientWidth',
        );
        assert.equal(over, 0);
        assert.deepEqual(one.wrong, []);
        await one.close();
      });
    }
  }
});
