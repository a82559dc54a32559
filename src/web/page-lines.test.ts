import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { withoutBrowser } from '../report/browser.testing.ts';
import { sql } from '../store/sql.ts';
import { investigated } from '../testing/investigate.testing.ts';
import { type Sitting, type Stage, setStage } from './browser.testing.ts';
import { until } from './records/records.testing.ts';

const linesAt = (values: Readonly<Record<string, string>>): string =>
  `#/lines?${new URLSearchParams(values)}`;

async function said({ page }: Sitting, selector: string): Promise<string> {
  await page.locator(selector).first().waitFor();
  return (await page.locator(selector).first().textContent()) ?? '';
}

/** Waits for the end of the search for a text, of the one in the URL where none is given. */
async function searched({ page }: Sitting, text?: string): Promise<string> {
  const q = text ?? new URLSearchParams(new URL(page.url()).hash.split('?')[1] ?? '').get('q') ?? '';
  const count = page
    .locator('.ln-count', { hasText: 'all ' })
    .locator(`data[data-of=${JSON.stringify(`hits ${q}`)}]`);
  await count.waitFor();
  return (await count.textContent()) ?? '';
}

/** The text of the case that a search of plain words means, counted by the engine on its own. */
async function counted({ desk }: Stage, words: readonly string[]): Promise<string> {
  const [row] = await desk.records.rows(
    sql`SELECT count() FROM moments WHERE arrayAll(w -> positionCaseInsensitive(text, w) > 0, ${words})`,
  );
  return Number(row?.[0]).toLocaleString('en');
}

describe('the lines in a browser', { skip: withoutBrowser() }, () => {
  let stage: Stage;
  before(async () => {
    stage = await setStage();
    await until(stage.desk, (s) => s.engine === 'ready');
  });
  after(() => stage.close());

  test('words are searched from the keyboard; rows, fields, filters and the drawer are moved by keys', async () => {
    const sitting = await stage.open({ hash: '#/lines' });
    const { page, press, wrong, close } = sitting;
    await press('/');
    await page.keyboard.type('login failed');
    await press('Enter');
    assert.equal(await searched(sitting), await counted(stage, ['login', 'failed']));
    await press('Escape');
    await press('j', 'j');
    assert.match(page.url(), /at=1/);
    await page.locator('.ln-line-fields').waitFor();
    await press('f');
    await page.locator('.ln-term', { hasText: 'account:' }).waitFor();
    const only = await searched(sitting);
    await press('x');
    await page.locator('.ln-term-chips').waitFor({ state: 'hidden' });
    assert.notEqual(await searched(sitting), only);
    await sitting.goto(linesAt({ q: 'login failed', at: '0' }));
    await page.locator('.ln-line-fields').waitFor();
    await press('o');
    await page.locator('.drawer').waitFor();
    const first = new URL(page.url()).hash;
    await press('n');
    for (let i = 0; i < 50 && new URL(page.url()).hash === first; i += 1) await page.waitForTimeout(100);
    assert.notEqual(new URL(page.url()).hash, first);
    assert.match(page.url(), /of=ref%3Af\d+%3A\d+%3A\d+/);
    assert.deepEqual(wrong, []);
    await close();
  });

  test('after Escape the table has the focus and says its row; the drawer takes it, and gives it back', async () => {
    const sitting = await stage.open({ hash: linesAt({ q: 'login failed' }) });
    const { page, press, close } = sitting;
    await searched(sitting);
    await press('/', 'Escape');
    await page.locator('.ln-grid:focus').waitFor();
    await press('n', 'n');
    await page.locator('.ln-grid[aria-activedescendant="line-1"]:focus').waitFor();
    await press('Enter');
    await page.locator('.drawer h2:focus').waitFor();
    await press('n');
    await page.locator('.drawer h2:focus').waitFor();
    await press('Escape');
    await page.locator('.drawer').waitFor({ state: 'hidden' });
    await page.locator('.ln-grid[aria-activedescendant="line-2"]:focus').waitFor();
    // Nobody has to be in the table for its keys: it is where they lead.
    await sitting.goto(linesAt({ q: 'failed' }));
    await searched(sitting);
    await press('j');
    await page.locator('.ln-grid[aria-activedescendant="line-0"]:focus').waitFor();
    await close();
  });

  test('a chip takes its condition away; a wrong search is said and mended by a click', async () => {
    const sitting = await stage.open({ hash: linesAt({ q: 'failed -dovecot acount:hugo*' }) });
    const { page, close } = sitting;
    assert.match(await said(sitting, '#lines-wrong'), /no field acount/);
    await page.locator('.ln-meant').first().click();
    await searched(sitting);
    assert.deepEqual(await page.locator('.ln-term bdi').allTextContents(), [
      'failed',
      'dovecot',
      'account:hugo*',
    ]);
    await page.locator('.ln-term button').nth(1).click();
    await searched(sitting);
    assert.deepEqual(await page.locator('.ln-term bdi').allTextContents(), ['failed', 'account:hugo*']);
    await close();
  });

  test('columns are added by a field, made wider by keys, and stand in the URL', async () => {
    const sitting = await stage.open({ hash: linesAt({ q: 'failed', at: '0' }) });
    const { page, press, close } = sitting;
    await page.locator('.ln-line-fields').waitFor();
    await press(' ');
    await page.locator('[role=columnheader]', { hasText: 'account' }).waitFor();
    await page.locator('[role=separator]').first().focus();
    await press('ArrowRight');
    assert.match(decodeURIComponent(page.url()), /cols=account:220/);
    await close();
  });

  test('hits are counted by time, as a picture and as a table that narrows the search', async () => {
    const sitting = await stage.open({ hash: linesAt({ q: 'failed' }) });
    const { page, press, close } = sitting;
    await searched(sitting);
    await page.locator('svg.ln-bars').waitFor();
    await press('t');
    await page.locator('.ln-hour-table').waitFor();
    const counts = (await page.locator('.ln-hour-table td.ln-number').allTextContents()).map((c) =>
      Number(c.replaceAll(',', '')),
    );
    assert.equal(counts.reduce((a, b) => a + b, 0).toLocaleString('en'), await counted(stage, ['failed']));
    await page.locator('.ln-hour-table button').first().click();
    await page.locator('.ln-term', { hasText: 'time>=' }).waitFor();
    assert.equal(await searched(sitting), String(counts[0]));
    await close();
  });

  test('SQL is asked, V leads from a row to its line, and what reaches out is refused', async () => {
    const sitting = await stage.open({ hash: '#/lines' });
    const { page, press, wrong, close } = sitting;
    await searched(sitting);
    await press(';');
    await page.locator('input:focus, textarea:focus').waitFor();
    await page.keyboard.type(
      "SELECT file, line, text FROM moments WHERE text LIKE '%ailed%' ORDER BY time LIMIT 5",
    );
    await press('Enter');
    assert.match(await said(sitting, '.ln-count'), /^5 rows/);
    await press('Escape', 'j', 'j', 'V');
    await page.locator('.drawer').waitFor();
    assert.match(page.url(), /p=f\d+%3A\d+%3A\d+/);
    for (const [question, answer] of REFUSED) {
      await sitting.goto(linesAt({ q: `; ${question}` }));
      await page.locator('.lines .trouble', { hasText: answer }).waitFor();
    }
    assert.deepEqual(wrong, []);
    await close();
  });

  test('a question in SQL that runs long is cancelled, also in the engine', async () => {
    const sitting = await stage.open({ hash: linesAt({ q: LONG }) });
    await sitting.page.locator('button', { hasText: 'Cancel' }).click();
    await sitting.page.locator('.ln-top', { hasText: 'Cancelled' }).waitFor();
    // The next question of a person waits for the one before: it is answered at once only when that ended.
    const { rows } = await stage.desk.records.ask('SELECT 1', { seconds: 3, memoryBytes: 1e8, rows: 1 });
    assert.deepEqual(rows, [[1]]);
    await sitting.close();
  });

  for (const theme of ['light', 'dark', 'contrast'] as const) {
    test(`axe finds nothing in ${theme}`, async () => {
      const sitting = await stage.open({
        theme,
        hash: linesAt({ q: 'failed -ip:10.0.0.0/8', at: '1', cols: 'account' }),
      });
      await sitting.page.locator('.ln-line-fields').waitFor();
      assert.deepEqual(await sitting.axe(), []);
      await sitting.press('t');
      await sitting.page.locator('summary', { hasText: 'Columns' }).click();
      assert.deepEqual(await sitting.axe(), []);
      await sitting.goto(
        linesAt({ q: '; SELECT file, line, text FROM moments ORDER BY time LIMIT 50', at: '1' }),
      );
      await sitting.page.locator('.ln-one-row').waitFor();
      assert.deepEqual(await sitting.axe(), []);
      await sitting.goto(linesAt({ q: 'failed "' }));
      await sitting.page.locator('#lines-wrong').waitFor();
      assert.deepEqual(await sitting.axe(), []);
      assert.deepEqual(sitting.wrong, []);
      await sitting.close();
    });
  }
});

const LONG = '; SELECT count() FROM numbers(1000000000000) WHERE sipHash64(number) = 1';

const REFUSED = [
  ["SELECT * FROM file('/etc/passwd')", 'the function file is not taken'],
  ["SELECT * FROM url('http://127.0.0.1/', 'CSV')", 'the function url is not taken'],
  ['SELECT * FROM system.tables', 'is not part of a case'],
  ['SELECT 1; DROP TABLE events', 'is not taken'],
  ['SELECT 1 SETTINGS readonly = 0', 'SETTINGS is not taken'],
  ['DROP TABLE events', 'only SELECT and WITH'],
  ['SELECT acount FROM moments', 'listed below'],
] as const;

const HOSTILE = [
  'login: <img src=x onerror=alert(1)><script>alert(2)</script>',
  'login: \x1b[31mred\x1b[0m \u202etxet desrever\u202c \u200bzero',
  'login: =cmd|calc %s #{x} {{y}} javascript:alert(3)',
  `login: ${'A'.repeat(1_000_000)}<b>end</b>`,
];

describe('hostile lines in a browser', { skip: withoutBrowser() }, () => {
  let folder = '';
  let stage: Stage;
  before(async () => {
    folder = realpathSync(mkdtempSync(join(tmpdir(), 'constat-hostile-lines-')));
    const evidence = join(folder, 'evidence/var/log');
    mkdirSync(evidence, { recursive: true });
    const stamp = (i: number): string => `2026-03-01T04:00:${String(i).padStart(2, '0')}.000000+00:00 mx1`;
    const text = HOSTILE.map((line, i) => `${stamp(i)} dovecot: ${line}\n`).join('');
    writeFileSync(join(evidence, 'mail.log'), text);
    await investigated([join(folder, 'evidence')], join(folder, 'case'));
    stage = await setStage({ directory: join(folder, 'case'), roots: [join(folder, 'evidence')] });
    await until(stage.desk, (s) => s.engine === 'ready');
  });
  after(async () => {
    await stage.close();
    rmSync(folder, { recursive: true, force: true });
  });

  test('no line becomes an element, a request or another order of reading; a long one is cut with a note', async () => {
    const sitting = await stage.open({ hash: linesAt({ q: 'login:', at: '0' }) });
    const { page, wrong, close } = sitting;
    assert.equal(await searched(sitting), '4');
    await page.locator('.ln-grid-row', { hasText: 'onerror' }).waitFor();
    const rows = await page.locator('.ln-grid-row').allTextContents();
    assert.ok(
      rows[1]?.includes('\\x1b[31mred') && rows[1].includes('\\u202etxet') && rows[1].includes('\\u200b'),
    );
    assert.match(rows[3] ?? '', /A … 998,\d+ more bytes/);
    assert.equal(await page.evaluate('document.querySelectorAll("main img, main script, main b").length'), 0);
    await sitting.goto(linesAt({ q: '"\\x1b[31m" "\\u202e"' }));
    assert.equal(await searched(sitting), '1');
    await sitting.goto(linesAt({ q: '"<b>end</b>"' }));
    assert.equal(await searched(sitting), '1');
    await page.locator('.ln-grid-row', { hasText: '… AAA' }).waitFor();
    assert.match((await page.locator('.ln-grid-row').first().textContent()) ?? '', /AAA<b>end<\/b>$/);
    await sitting.goto(
      linesAt({ q: '; SELECT text AS "<img src=x>", \'<script>\' FROM moments ORDER BY time' }),
    );
    await page.locator('.lines .trouble, .ln-sql-grid').first().waitFor();
    assert.equal(await page.evaluate('document.querySelectorAll("main img, main script").length'), 0);
    assert.deepEqual(wrong, []);
    await close();
  });
});
