import assert from 'node:assert/strict';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type TestContext, test } from 'node:test';
import { tempFolder } from '../evidence/temp.testing.ts';
import { drafted, journalOf } from '../journal/journal.testing.ts';
import { fixtureCase, hostileTexts } from '../report/fixture.testing.ts';
import { en } from '../report/languages/en.ts';
import { enter } from './enter.testing.ts';
import { openDesk } from './open-desk.ts';
import { servePage } from './serve.ts';
import type { JournalSaid, Judged } from './wire/journal.ts';

/** A page that is served, and a way in. */
async function served(t: TestContext, readOnly = false) {
  const folder = tempFolder(t);
  const file = fixtureCase();
  writeFileSync(join(folder, 'case.json'), JSON.stringify(file));
  const stop = new AbortController();
  const desk = await openDesk(
    { directory: folder, file, roots: [] },
    { language: en, readOnly, now: () => Date.now() * 1000, signal: stop.signal },
  );
  const page = await servePage(desk, { port: 0, onBug: (error) => assert.fail(String(error)) });
  t.after(async () => {
    await page.close();
    await desk.close();
    stop.abort();
  });
  const { base, cookie, api, get, post: send } = await enter(page);
  const post = (body: unknown, headers: Readonly<Record<string, string>> = {}): Promise<Response> =>
    send('journal', body, headers);
  const said = async (path: string): Promise<JournalSaid> => (await (await get(path)).json()) as JournalSaid;
  return { folder, base, cookie, api, post, get, said };
}

test('an entry is taken down, answered with what is new, and seen by who asks later', async (t) => {
  const { post, said, folder, get } = await served(t);
  const first = (await (await post({ ...drafted({ about: 'session:s1' }), after: 0 })).json()) as JournalSaid;
  assert.deepEqual([first.count, first.last, first.entries[0]?.about], [1, 1, 'session:s1']);
  // Another process writes; this page hears of it.
  const other = await journalOf(folder);
  await other.add(
    drafted({
      kind: 'overrule',
      about: 'session:s1',
      value: 'legitimate',
      who: 'Bo',
      text: hostileTexts.join('\n'),
    }),
  );
  const next = await said('journal?after=1');
  assert.deepEqual(
    next.entries.map((e) => [e.at, e.n, e.who, e.kind]),
    [[2, 2, 'Bo', 'overrule']],
  );
  assert.deepEqual(
    next.stood.map(({ about, notes, overrule, computed }) => [about, notes, overrule, computed]),
    [['session:s1', [1], 2, 'intruder']],
  );
  assert.doesNotMatch(next.entries[0]?.text ?? '', /[\u0000-\u0009\u000b-\u001f\u202e]/);
  assert.deepEqual((await said('journal?after=2')).entries, []);
  assert.deepEqual((await said('journal?after=900')).count, 2);
  const judged = (await (await get('journal/judged?of=session:s1')).json()) as Judged;
  assert.equal(judged.computed, 'intruder');
  assert.ok(judged.choices.includes('legitimate'));
});

test('the journal is given as the file that it is, and as a table whose cells no spreadsheet runs', async (t) => {
  const { post, get, folder } = await served(t);
  await post(drafted({ who: '=cmd()', text: '@SUM(1)"\n,x\u202e', about: '' }));
  const lines = await get('journal/file?as=jsonl');
  assert.equal(await lines.text(), readFileSync(join(folder, 'journal.jsonl'), 'utf8'));
  assert.match(lines.headers.get('content-disposition') ?? '', /^attachment; filename="[\w.-]+\.jsonl"$/);
  const table = await (await get('journal/file?as=csv')).text();
  const [head = '', row = ''] = table.split('\r\n');
  assert.match(head, /^"?n"?,/);
  assert.match(row, /,"'=cmd\(\)","note","","","","'@SUM\(1\)""\\x0a,x\\u202e",/);
  await post(drafted({ about: 'answer:1', text: 'x' }));
  const [, , second = ''] = (await (await get('journal/file?as=csv')).text()).split('\r\n');
  assert.match(second, /,"answer:1",/);
  assert.doesNotMatch(second, /answer\.[a-z]|\{/, 'what it is about stands there in words');
  assert.equal((await get('journal/file?as=exe')).status, 400);
});

test('what is not a page of ours, not JSON, not let in, or no entry changes nothing', async (t) => {
  const { base, cookie, api, post, said } = await served(t);
  const body = JSON.stringify(drafted());
  const json = { 'content-type': 'application/json' };
  const tries: readonly (readonly [number, RequestInit])[] = [
    [403, { method: 'POST', headers: { cookie, ...json }, body }],
    [403, { method: 'POST', headers: { cookie, ...json, origin: 'http://evil.example' }, body }],
    [403, { method: 'POST', headers: { cookie, ...json, origin: 'null' }, body }],
    [403, { method: 'POST', headers: { cookie, origin: base, 'content-type': 'text/plain' }, body }],
    [
      403,
      {
        method: 'POST',
        headers: { cookie, origin: base, 'content-type': 'application/x-www-form-urlencoded' },
        body: 'kind=note',
      },
    ],
    [403, { method: 'PUT', headers: { cookie, origin: base, ...json }, body }],
    [401, { method: 'POST', headers: { origin: base, ...json }, body }],
  ];
  for (const [status, init] of tries) {
    const answer = await fetch(`${api}journal`, init);
    assert.equal(answer.status, status, JSON.stringify(init));
  }
  for (const wrong of [
    '',
    '[]',
    'null',
    '{"kind":"note"}',
    { ...drafted(), kind: 'erase' },
    drafted({ who: '' }),
  ])
    assert.equal((await post(wrong)).status, 400, JSON.stringify(wrong));
  assert.equal((await post({ ...drafted(), text: 'x'.repeat(70_000) })).status, 413);
  assert.equal((await said('journal')).count, 0);
});

test('a page that only reads takes nothing down and writes nothing', async (t) => {
  const { post, said, folder } = await served(t, true);
  const answer = await post(drafted());
  assert.equal(answer.status, 400);
  assert.match(((await answer.json()) as { error: string }).error, /^journal: this page only reads; start/);
  await (await journalOf(folder)).add(drafted());
  assert.equal((await said('journal')).count, 1);
});
