import assert from 'node:assert/strict';
import { cpSync, mkdtempSync, readFileSync, realpathSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { withoutBrowser } from '../report/browser.testing.ts';
import { investigated } from '../testing/investigate.testing.ts';
import { bundledCase, EVIDENCE, type Sitting, type Stage, setStage } from './browser.testing.ts';
import { engines } from './records/records.testing.ts';

/** The page asks how things are every few seconds. */
const PATIENCE = 20_000;

const trouble = (one: Sitting, text: string) => one.page.locator('.troubles .trouble', { hasText: text });

describe('when something breaks behind the page', { skip: withoutBrowser() }, () => {
  let stage: Stage;
  before(async () => {
    stage = await setStage();
    await stage.ready();
  });
  after(() => stage.close());

  test('an engine that ended is said or back, and the next question is answered', async () => {
    const one = await stage.open({ hash: '#/lines' });
    await one.settled();
    for (const pid of engines()) process.kill(pid, 'SIGKILL');
    await one.goto('#/lines?q=helene.lefevre');
    await one.page.locator('.ln-grid [role=row]').first().waitFor({ timeout: PATIENCE });
    await one.goto('#/case');
    assert.ok((await one.page.locator('.statements > li').count()) > 3, 'the answer is not affected');
    await one.close();
  });

  test('a case that was moved is said, what was read stays, and coming back is seen', async () => {
    const one = await stage.open();
    renameSync(stage.directory, `${stage.directory}-away`);
    try {
      await trouble(one, 'no longer in its folder').waitFor({ timeout: PATIENCE });
      assert.ok((await one.page.locator('.statements > li').count()) > 3);
    } finally {
      renameSync(`${stage.directory}-away`, stage.directory);
    }
    await trouble(one, 'no longer in its folder').waitFor({ state: 'hidden', timeout: PATIENCE });
    await one.close();
  });
});

describe('when the evidence is no longer what was investigated', { skip: withoutBrowser() }, () => {
  let root: string;
  let stage: Stage;
  before(async () => {
    root = realpathSync(mkdtempSync(join(tmpdir(), 'constat-trouble-')));
    const evidence = join(root, 'evidence');
    cpSync(EVIDENCE, evidence, { recursive: true });
    const directory = join(root, 'case');
    await investigated([evidence], directory);
    // One byte of one file is another, and one file is gone.
    const log = join(evidence, 'var/log');
    const bytes = readFileSync(join(log, 'mail.log.gz'));
    bytes[100] = (bytes[100] ?? 0) ^ 1;
    writeFileSync(join(log, 'mail.log.gz'), bytes);
    rmSync(join(log, 'auth.log.gz'));
    stage = await setStage({ directory, roots: [evidence] });
    await stage.ready();
  });
  after(async () => {
    await stage.close();
    rmSync(root, { recursive: true, force: true });
  });

  test('both are said with what to do, and lines of them are shown as the case quotes them', async () => {
    const one = await stage.open();
    await trouble(one, 'no longer what was investigated').waitFor({ timeout: PATIENCE });
    await trouble(one, 'not where it was').waitFor({ timeout: PATIENCE });
    const changed = stage.file.evidence.find((f) => f.path === 'var/log/mail.log.gz');
    const quoted = stage.file.lines.find((l) => l.ref.startsWith(`${changed?.id}:`));
    assert.ok(quoted !== undefined, 'the case quotes a line of the changed file');
    await one.goto(`#/lines?of=ref%3A${quoted.ref}&p=${quoted.ref}`);
    await one.page.locator('.raw li.wanted').waitFor({ timeout: PATIENCE });
    assert.match((await one.page.locator('.drawer').textContent()) ?? '', /quote/i);
    for (const screen of ['case', 'scope', 'actor', 'evidence', 'actions']) {
      await one.goto(`#/${screen}`);
      await one.settled();
      assert.equal(await one.page.locator('main > .trouble, main section .trouble').count(), 0, screen);
    }
    await one.close();
  });
});

test('a case without its records says what is missing and what helps, and promises nothing', {
  skip: withoutBrowser(),
}, async () => {
  const directory = await bundledCase();
  rmSync(join(directory, 'db'), { recursive: true });
  const stage = await setStage({ directory });
  try {
    const one = await stage.open({ hash: '#/lines' });
    const said = one.page.locator('main .trouble button');
    await said.waitFor({ timeout: PATIENCE });
    await trouble(one, 'investigate again with --force').waitFor({ timeout: PATIENCE });
    const text = (await one.page.locator('main').textContent()) ?? '';
    assert.doesNotMatch(text, /records: records|in a moment|by itself|engine ended/);
    await one.close();
  } finally {
    await stage.close();
    rmSync(directory, { recursive: true, force: true });
  }
});
