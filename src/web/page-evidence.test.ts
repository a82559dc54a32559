import assert from 'node:assert/strict';
import { mkdtempSync, readFileSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { withoutBrowser } from '../report/browser.testing.ts';
import { investigated } from '../testing/investigate.testing.ts';
import { type Sitting, type Stage, setStage } from './browser.testing.ts';
import { damagedEvidence } from './evidence/damaged.testing.ts';
import { recount } from './recount.testing.ts';

/** All numbers on the page with what they say they count, in the drawing too. */
const NUMBERS = `[...document.querySelectorAll('[data-of]')].map((e) =>
  [e.getAttribute('data-of'), Number(e.getAttribute('data-value') ?? e.value)])`;

describe('the evidence screen in a browser', { skip: withoutBrowser() }, () => {
  let stage: Stage;
  let folder: string;
  before(async () => {
    folder = realpathSync(mkdtempSync(join(tmpdir(), 'constat-damaged-')));
    const evidence = damagedEvidence(join(folder, 'evidence'));
    await investigated([evidence], join(folder, 'case'));
    stage = await setStage({ directory: join(folder, 'case'), roots: [evidence] });
  });
  after(async () => {
    await stage.close();
    rmSync(folder, { recursive: true, force: true });
  });

  const sit = async (hash: string, options: Parameters<Stage['open']>[0] = {}): Promise<Sitting> => {
    const sitting = await stage.open({ ...options, hash });
    await sitting.page.locator('svg.heat, .heat-table, .heat-box .empty').first().waitFor();
    await sitting.settled();
    return sitting;
  };

  for (const theme of ['light', 'dark', 'contrast'] as const) {
    test(`axe finds nothing in ${theme}, as a picture and as a table, and nothing goes wrong`, async () => {
      for (const hash of ['#/evidence', '#/evidence?picture=table&q=sign-in&only=problems']) {
        const { axe, wrong, close } = await sit(hash, { theme });
        assert.deepEqual(await axe(), [], hash);
        assert.deepEqual(wrong, []);
        await close();
      }
    });
  }

  test('every number is the Case’s own, whatever the window, the filter and the form', async () => {
    const places = [
      '#/evidence',
      '#/evidence?from=2026-11-24T00:38:00Z&to=2026-11-24T00:52:00Z&kind=log&sort=lines&dir=down',
      '#/evidence?picture=table&q=sign-in&format=roundcube&only=unread',
    ];
    for (const hash of places) {
      const { page, close } = await sit(hash);
      const numbers = (await page.evaluate(NUMBERS)) as readonly (readonly [string, number])[];
      assert.ok(numbers.length > 40, `${numbers.length} numbers`);
      for (const [of, value] of numbers) assert.equal(value, recount(stage.file, of), `${hash} ${of}`);
      await close();
    }
  });

  test('by keys alone: zoom, move, next gap, open it, the table, rows, a time, all of it in the address', async () => {
    const { page, press, wrong, settled, close } = await sit('#/evidence');
    const url = (): string => decodeURIComponent(page.url());
    await press('w');
    await page.locator('.heat-controls').waitFor();
    assert.match(url(), /from=2026-11-24T00:3\d:\d\d\.000Z&to=/);
    const zoomed = url();
    await settled();
    await press('d');
    assert.notEqual(url(), zoomed);
    await settled();
    await press('s');
    await settled();
    await press('s');
    assert.doesNotMatch(url(), /from=/);
    await settled();
    await press('n');
    const g = /[?&]g=(\d+)/.exec(url())?.[1];
    assert.ok(Number(g) > 0);
    assert.equal((await page.locator('.heat .lit').count()) > 0, true);
    await press('Enter');
    await page.locator('.drawer').waitFor();
    assert.match(url(), new RegExp(`of=gap:${g}`));
    await press('Escape');
    await page.locator('.drawer').waitFor({ state: 'hidden' });
    assert.doesNotMatch(url(), /of=/);
    await press('t');
    await page.locator('.heat-table').waitFor();
    await page.locator('button', { hasText: 'As a picture' }).waitFor();
    assert.match(url(), /picture=table/);
    await press('t', 'j', 'j');
    assert.equal(await page.evaluate("document.activeElement.hasAttribute('data-row')"), true);
    await press('g');
    assert.equal(await page.evaluate('document.activeElement.id'), 'heat-from');
    await press('Escape');
    assert.deepEqual(wrong, []);
    await close();
  });

  test('by pointer: a click on a hatched stretch opens its gap, a drag looks closer', async () => {
    const { page, settled, close } = await sit('#/evidence');
    const gap = page.locator('.heat g[data-open]:has(.k-gap)').first();
    const opens = await gap.getAttribute('data-open');
    const box = await gap.boundingBox();
    assert.ok(box !== null);
    await page.mouse.move(box.x + box.width / 2, box.y + box.height / 2);
    await page.mouse.down();
    await page.mouse.up();
    // Where two gaps have one span, the later lies above.
    const gapOf = (name: string | undefined) => stage.file.coverage.gaps[Number(name?.slice(4)) - 1];
    const opened = gapOf(/of=(gap:\d+)/.exec(decodeURIComponent(page.url()))?.[1]);
    assert.equal(opened?.source, gapOf(opens ?? '')?.source);
    assert.ok(opened !== undefined && opened.from <= (gapOf(opens ?? '')?.to ?? ''));
    await page.locator('svg.heat').first().waitFor();
    await settled();
    const frame = await page.locator('.heat .k-frame').first().boundingBox();
    assert.ok(frame !== null);
    await page.mouse.move(frame.x + frame.width * 0.25, frame.y + 5);
    await page.mouse.down();
    await page.mouse.move(frame.x + frame.width * 0.4, frame.y + 5);
    await page.mouse.move(frame.x + frame.width * 0.5, frame.y + 5);
    await page.mouse.up();
    assert.match(page.url(), /from=/);
    await close();
  });

  test('beside the drawer, what gaps take is no column of single words; the map ends with its time', async () => {
    const { page, settled, close } = await sit('#/evidence?of=gap:1');
    await page.locator('.gaps tbody tr').first().waitFor();
    await page.locator('.heat-window time').first().waitFor();
    await settled();
    const box = await page.locator('.gaps tbody tr:first-child td:last-child').first().boundingBox();
    assert.ok(box !== null && box.width >= 220, `${box?.width} wide`);
    const ends = await page.evaluate(
      "[...document.querySelectorAll('.heat-window time')].map((e) => Date.parse(e.dateTime))",
    );
    const { from, to } = stage.file.window;
    assert.deepEqual(ends, [Date.parse(from), Date.parse(to)]);
    await close();
  });

  test('files are found, filtered and sorted, and every filter shows and can be taken away', async () => {
    const { page, press, settled, close } = await sit('#/evidence?kind=log');
    await page.locator('.files tbody tr').first().waitFor();
    const rows = async (): Promise<number> => page.locator('.files tbody tr').count();
    assert.equal(await rows(), stage.file.evidence.filter((f) => !['', 'context'].includes(f.format)).length);
    await page.fill('#file-find', '/mail.log');
    await page.locator('.filter-chips button', { hasText: 'mail.log' }).waitFor();
    await settled();
    assert.equal(await rows(), 2);
    for (const key of ['Escape', 'Enter', 'ArrowDown']) {
      await page.locator('#file-find').focus();
      await press(key);
      await page.locator('.files tr:nth-child(1) [data-row]:focus').waitFor();
    }
    assert.equal(await rows(), 2);
    await page.locator('.files button.sort', { hasText: 'Lines' }).click();
    await page.locator('.files button.sort', { hasText: 'Lines' }).click();
    await settled();
    assert.match((await page.locator('.files tbody tr').first().textContent()) ?? '', /mail\.log\.2\.gz/);
    await page.locator('.filter-chips button', { hasText: 'mail.log' }).click();
    await settled();
    assert.ok((await rows()) > 2);
    await close();
  });

  test('a flipped byte and a missing file are told when the evidence is hashed again', async () => {
    const flipped = join(folder, 'evidence/var/log/auth.log.gz');
    const bytes = readFileSync(flipped);
    const { page, close } = await sit('#/evidence');
    bytes[100] = (bytes[100] ?? 0) ^ 1;
    writeFileSync(flipped, bytes);
    rmSync(join(folder, 'evidence/etc/hosts'));
    await page.locator('button.verify-now').click();
    await page.locator('.verify-counts').waitFor();
    await page.locator('.verify-now').waitFor();
    const said = (await page.locator('.verify-counts').textContent()) ?? '';
    assert.match(said, /1 ≠ changed/);
    assert.match(said, /1 ✕ gone/);
    await page
      .locator('.troubles', { hasText: '1 file of evidence is no longer what was investigated' })
      .waitFor();
    assert.match(said, new RegExp(`${stage.file.evidence.length - 2} ✓ same`));
    await close();
  });

  test('the text to send names what is missing, and evidence in it is text', async () => {
    const { page, wrong, close } = await sit('#/evidence');
    const text = (await page.locator('.ask-text').textContent()) ?? '';
    assert.match(text, /take \/var\/log\/mail\.log\.1\*/);
    assert.match(text, /--since '2026-11-24 00:41:00 UTC'/);
    assert.equal(await page.locator('main img').count(), 0);
    assert.match((await page.locator('.shapes').textContent()) ?? '', /<img src=x onerror=alert/);
    assert.deepEqual(wrong, []);
    await close();
  });

  test('narrow, with the drawer open, nothing is wider than the page', async () => {
    const { page, close } = await sit('#/evidence?of=gap:1', { width: 900 });
    assert.equal(await page.evaluate('document.documentElement.scrollWidth <= innerWidth'), true);
    await close();
  });
});
