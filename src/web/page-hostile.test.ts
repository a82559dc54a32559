import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, realpathSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { readable } from '../base/text.ts';
import { withoutBrowser } from '../report/browser.testing.ts';
import { fixtureCase } from '../report/fixture.testing.ts';
import { HOSTILE, hostileEvidence } from '../testing/hostile.testing.ts';
import { investigated } from '../testing/investigate.testing.ts';
import { type Stage, setStage } from './browser.testing.ts';
import { holdsText, hostileCase } from './hostile-page.testing.ts';
import { SCREENS } from './page/logic/place.ts';

const TEXTS = [
  '<img src=x onerror=alert(1)>',
  '"><script>alert(2)</script><svg onload=alert(3)>',
  '<a href="javascript:alert(4)">here</a> data:text/html,<b>5</b>',
  '\u001b]0;owned\u0007\u001b[2J\u001b[31mred',
  'exe.\u202egpj\u2066 \u200bhidden',
  `<b>${'x'.repeat(1_000_000)}`,
];

const log = TEXTS.flatMap((h, i) => {
  const stamp = `2026-03-02T09:00:${String(i).padStart(2, '0')}.000000+00:00 mx`;
  return [
    `${stamp} dovecot: imap-login: Login: user=<${h}>, method=PLAIN, rip=203.0.113.9, lip=192.0.2.1, mpid=${900 + i}, TLS, session=<s${i}>`,
    `${stamp} postfix/cleanup[7]: 4F5C${i}: warning: header Subject: ${h} from h[192.0.2.1]; from=<a@b> to=<c@d> proto=ESMTP helo=<h>`,
  ];
});

// A line that nothing reads is cited as such, so that the case quotes it.
log.push('2026-03-02T09:01:00.000000+00:00 mx frobnicator[77]: wibble 42 <img src=x onerror=alert(9)>');

describe('hostile lines in the drawer', { skip: withoutBrowser() }, () => {
  let root: string;
  let stage: Stage;
  before(async () => {
    root = realpathSync(mkdtempSync(join(tmpdir(), 'constat-hostile-')));
    const evidence = join(root, 'evidence');
    mkdirSync(join(evidence, 'var/log'), { recursive: true });
    writeFileSync(join(evidence, 'var/log/mail.log'), `${log.join('\n')}\n`);
    const directory = join(root, 'case');
    await investigated([evidence], directory);
    stage = await setStage({ directory, roots: [evidence] });
    await stage.ready();
  });
  after(async () => {
    await stage.close();
    rmSync(root, { recursive: true, force: true });
  });

  const refOf = (at: number): string => {
    const file = stage.file.evidence.find((f) => f.path === 'var/log/mail.log');
    const offset = Buffer.byteLength(log.slice(0, at).join('\n')) + (at > 0 ? 1 : 0);
    return `${file?.id}:${at + 1}:${offset}`;
  };

  test('every one of them stays text: no element, no request, no dialog, nothing on the console', async () => {
    const { page, wrong, axe, close } = await stage.open();
    for (let at = 0; at < log.length; at += 1) {
      await page.goto(`http://127.0.0.1:${stage.served.port}/#/lines?p=${refOf(at)}&dc=20`);
      await page.locator(`.raw[aria-busy=false] li.wanted:nth-child(${at + 1})`).waitFor();
    }
    await page.evaluate("document.querySelectorAll('details').forEach((d) => { d.open = true; })");
    assert.equal(
      await page.locator('img, script:not([src="/main.js"]), iframe, b, .drawer svg:not(.mark)').count(),
      0,
    );
    assert.equal(await page.locator('a[href^="javascript"], a[href^="data"]').count(), 0);
    assert.deepEqual(await axe(), []);
    assert.deepEqual(wrong, []);
    await close();
  });

  test('what cannot be seen is spelled out', async () => {
    const { page, close } = await stage.open({ hash: `#/lines?p=${refOf(9)}` });
    await page.locator('.raw li.wanted').waitFor();
    const said = (await page.locator('.raw').textContent()) ?? '';
    assert.ok(said.includes('\\x1b]0;owned\\x07\\x1b[2J\\x1b[31mred'));
    assert.ok(said.includes('exe.\\u202egpj\\u2066 \\u200bhidden'));
    assert.doesNotMatch(said, /[\u0000-\u0008\u000b-\u001f\u202a-\u202e\u2066-\u2069\u200b]/);
    await close();
  });

  test('a long line is cut until somebody asks for it', async () => {
    const { page, close } = await stage.open({ hash: `#/lines?p=${refOf(11)}&dc=2` });
    const line = page.locator('.raw li.wanted bdi');
    await line.waitFor();
    assert.equal((await line.textContent())?.length, 4000);
    const all = log[11] ?? '';
    await page.locator('.raw li.wanted button', { hasText: all.length.toLocaleString('en') }).click();
    await page.locator('.raw li.wanted .whole').waitFor();
    assert.equal(await line.textContent(), all);
    const [inside, outside] = (await page.evaluate(
      "[document.querySelector('.raw li.wanted .text').scrollWidth, document.querySelector('.raw').clientWidth]",
    )) as readonly [number, number];
    assert.ok(inside <= outside, 'a line that is shown whole is as wide as the drawer');
    await page.keyboard.press('Escape');
    await page.locator('.drawer').waitFor({ state: 'hidden' });
    await close();
  });

  test('what names nothing is refused with a word', async () => {
    const { page, close } = await stage.open({ hash: '#/case?of=session:%3Cb%3Enone&p=f999:1:0' });
    await page.locator('.drawer .trouble').first().waitFor();
    const said = (await page.locator('.drawer').textContent()) ?? '';
    assert.match(said, /session:<b>none: names nothing in this case/);
    await close();
  });
});

describe('hostile evidence on every screen', { skip: withoutBrowser() }, () => {
  let root: string;
  let stage: Stage;
  before(async () => {
    root = realpathSync(mkdtempSync(join(tmpdir(), 'constat-hostile-')));
    const evidence = join(root, 'evidence');
    hostileEvidence(evidence);
    const directory = join(root, 'case');
    await investigated([evidence], directory, { actorAddresses: ['203.0.113.9'] });
    stage = await setStage({ directory, roots: [evidence] });
    await stage.ready();
  });
  after(async () => {
    await stage.close();
    rmSync(root, { recursive: true, force: true });
  });

  const places = [
    ...SCREENS.map((s) => `#/${s}`),
    ...['lines?q=img', 'lines?q=script', 'lines?tab=sql', 'evidence?files=all', 'actions?tab=journal'],
    ...['scope?depth=9', 'timeline?t=1', 'actor?t=1', 'evidence?t=1', 'case?mask=1'],
  ].map((p) => p.replace(/^(?!#)/, '#/'));

  test('stays text: no element, no request, no dialog, nothing on the console, nothing hidden, no wide page', async () => {
    const one = await stage.open();
    await holdsText(one, places);
    await one.close();
  });

  test('stays text in the drawer, whatever is opened in it', async () => {
    const { file } = stage;
    const one = await stage.open();
    const refs = file.evidence.filter((e) => e.lines > 0).map((e) => `ref:${e.id}:1:0`);
    const all = [
      ...file.sessions.slice(0, 12).map((s) => `session:${s.id}`),
      ...file.accounts.slice(0, 24).map((a) => `account:${a.account}`),
      ...file.actors.slice(0, 3).map((a) => `actor:${a.id}`),
      ...[
        'item:1',
        'item:2',
        'change:1',
        'attempt:1',
        'gap:1',
        'unread:1',
        'unread:2',
        'answer:1',
        'action:1',
      ],
      ...refs.slice(0, 12),
    ];
    const places = all.map((of) => {
      const p = of.startsWith('ref:') ? { p: of.slice(4) } : {};
      return `#/case?${new URLSearchParams({ of, ...p }).toString()}`;
    });
    await holdsText(one, places);
    await one.close();
  });

  test('stays one cell, one line, one value in what is saved', async () => {
    const one = await stage.open();
    const saved = (path: string): Promise<string> =>
      one.page.evaluate(
        `fetch('/' + localStorage.getItem('constat-way') + '/api/' + ${JSON.stringify(path)}).then((r) => r.text())`,
      ) as Promise<string>;
    for (const path of ['scope/export?format=csv', 'search/export?format=csv&q=']) {
      const cells = cellsOf(await saved(path));
      assert.ok(cells.length > 20, path);
      for (const row of cells) {
        assert.equal(row.length, cells[0]?.length, path);
        for (const text of row) assert.doesNotMatch(text, /^[=+\-@\t\r]|[\u0000-\u001f\u202e\u2066]/, path);
      }
    }
    for (const path of ['scope/export?format=jsonl', 'search/export?format=jsonl&q='])
      for (const line of (await saved(path)).split('\n').filter((l) => l !== ''))
        assert.ok(JSON.parse(line), path);
    for (const h of HOSTILE) {
      const text = readable(h).slice(0, 400);
      const q = `"${text.replaceAll(/["\\\\]/g, '')}" account:"${text.replaceAll(/["\\\\]/g, '')}"`;
      const { yaml } = JSON.parse(await saved(`rule?${new URLSearchParams({ q, title: text })}`)) as {
        yaml?: string;
      };
      if (yaml !== undefined) assert.doesNotMatch(yaml, /[\u0000-\u0009\u000b-\u001f\u202e\u2066]/, q);
    }
    const { askText } = JSON.parse(await saved('evidence')) as { askText: string };
    assert.doesNotMatch(askText, /[\u0000-\u0009\u000b-\u001f\u202e\u2066]/);
    assert.deepEqual(one.wrong, []);
    await one.close();
  });
});

/** RFC 4180, a character after the other: a cell may be very long. */
function cellsOf(csv: string): readonly (readonly string[])[] {
  const rows: string[][] = [];
  let row: string[] = [];
  for (let at = 0; at < csv.length; ) {
    let text = '';
    while (csv[at] === '"') {
      const end = csv.indexOf('"', at + 1);
      text += `${text === '' ? '' : '"'}${csv.slice(at + 1, end)}`;
      at = end + 1;
    }
    const end = csv.slice(at, at + 40_000).search(/,|\r\n/);
    text += csv.slice(at, at + end);
    at += end;
    row.push(text);
    if (csv[at] === ',') at += 1;
    else {
      rows.push(row);
      row = [];
      at += 2;
    }
  }
  return rows;
}

describe('a case in which every text is hostile', { skip: withoutBrowser() }, () => {
  let root: string;
  let stage: Stage;
  before(async () => {
    root = realpathSync(mkdtempSync(join(tmpdir(), 'constat-hostile-')));
    writeFileSync(join(root, 'case.json'), JSON.stringify(hostileCase(fixtureCase())));
    stage = await setStage({ directory: root, roots: [] });
  });
  after(async () => {
    await stage.close();
    rmSync(root, { recursive: true, force: true });
  });

  test('stays text on every screen and in the drawer', async () => {
    const { file } = stage;
    const one = await stage.open();
    const of = [
      ...file.sessions.map((s) => `session:${s.id}`),
      ...file.accounts.map((a) => `account:${a.account}`),
      ...file.findings.map((f) => `finding:${f.id}`),
      ...file.changes.map((_, i) => `change:${i + 1}`),
      ...file.items.map((_, i) => `item:${i + 1}`),
      ...file.actions.map((_, i) => `action:${i + 1}`),
    ];
    const places = [
      ...SCREENS.map((s) => `#/${s}`),
      ...of.map((o) => `#/case?${new URLSearchParams({ of: o, p: file.lines[0]?.ref ?? '' })}`),
    ];
    await holdsText(one, places);
    await one.close();
  });
});

describe('a case without its evidence', { skip: withoutBrowser() }, () => {
  let root: string;
  let stage: Stage;
  before(async () => {
    root = realpathSync(mkdtempSync(join(tmpdir(), 'constat-gone-')));
    const evidence = join(root, 'evidence');
    mkdirSync(join(evidence, 'var/log'), { recursive: true });
    writeFileSync(join(evidence, 'var/log/mail.log'), `${log.join('\n')}\n`);
    const directory = join(root, 'case');
    await investigated([evidence], directory);
    renameSync(evidence, join(root, 'elsewhere'));
    stage = await setStage({ directory, roots: [evidence] });
    await stage.ready();
  });
  after(async () => {
    await stage.close();
    rmSync(root, { recursive: true, force: true });
  });

  test('says that a line is only quoted, and what to do; the rest goes on', async () => {
    const ref = stage.file.lines[0]?.ref ?? '';
    const { page, wrong, axe, close } = await stage.open({ hash: `#/case?p=${ref}` });
    await page.locator('.raw-part .trouble', { hasText: 'quoted from the case' }).waitFor();
    assert.ok(await page.locator('.raw li.wanted').isVisible());
    assert.deepEqual(await axe(), []);
    assert.deepEqual(wrong, []);
    await close();
  });

  test('says that a line is not to be had when the case does not quote it either', async () => {
    const file = stage.file.lines[0]?.ref.split(':')[0] ?? '';
    const { page, close } = await stage.open({ hash: `#/case?p=${file}:4000:99999` });
    await page.locator('.raw-part .trouble', { hasText: 'cannot be shown' }).waitFor();
    await close();
  });
});
