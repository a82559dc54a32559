import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import fc from 'fast-check';
import { sql, trustedSql } from '../../store/sql.ts';
import { type Bench, openBench, START } from '../../testing/store.testing.ts';
import type { RecordsState } from '../records/records.ts';
import { WHOLE_KEYS } from '../records/tables.ts';
import type { LineRow, SearchStart } from '../wire/lines.ts';
import { exportHead, exportLine } from './export.ts';
import { fileNames } from './files.ts';
import { holds } from './naive.testing.ts';
import { printQuery } from './print.ts';
import { moments, queries } from './search.testing.ts';
import { makeSearcher, type Searcher } from './searcher.ts';
import { parseKey } from './slices.ts';

const EVIDENCE = [1, 2].map((n) => ({
  id: `f${n}`,
  path: `var/log/mail.log.${n}`,
  member: '',
  sha256: '',
  bytes: 0,
  format: 'syslog-bsd',
  host: '',
  zone: '',
  zoneSource: '',
  year: 0,
  yearSource: '',
  clockOffsetSeconds: 0,
  lines: 300,
  unread: 0,
  problems: [],
}));
const READY: RecordsState = {
  engine: 'ready',
  prepared: 1,
  complaint: '',
  evidence: { unchecked: 0, same: 2, changed: 0, gone: 0, unreadable: 0 },
};
const never = new AbortController().signal;
const lines = moments(400, 11);

let bench: Bench;
let searcher: Searcher;
let state = READY;
before(async () => {
  bench = await openBench();
  await bench.fill(lines.map(({ text: _, ...event }) => event));
  await bench.store.run(
    sql`CREATE TABLE moments ENGINE = MergeTree ORDER BY (time, file, line) SETTINGS index_granularity = 8, ${WHOLE_KEYS} AS SELECT *, detail AS text FROM events`,
  );
  await bench.store.run(
    trustedSql(
      'CREATE TABLE minutes ENGINE = MergeTree ORDER BY minute AS SELECT toStartOfMinute(toDateTime(time)) AS minute, file, action, outcome, protocol, account, address, count() AS records FROM events GROUP BY ALL',
    ),
  );
  searcher = makeSearcher({
    ask: bench.store.rows,
    look: bench.store.rows,
    state: () => state,
    evidence: EVIDENCE,
    pathOf: (ref) => ref,
    now: () => 0,
  });
});
after(() => bench.close());

type Ready = SearchStart & { readonly state: 'ready' };
const ready = (start: SearchStart): Ready => {
  if (start.state !== 'ready') throw new Error(`it is ${JSON.stringify(start)}`);
  return start;
};

/** How many records some parts have that need not be asked for; `undefined` where one of them must be. */
function toldWhole(whole: Ready['whole'], from: number, to: number): number | undefined {
  if (whole === null || from < whole.from || to > whole.from + whole.rows.length) return undefined;
  return whole.rows.slice(from - whole.from, to - whole.from).reduce((a, b) => a + b, 0);
}

/** Goes through the parts as the page does, so many at once. */
async function all(
  text: string,
  width: number,
): Promise<{ readonly refs: string[]; readonly count: number }> {
  const { first, last, unit, whole, hits, slice: opening } = ready(await searcher.start(text, never));
  const rows: LineRow[] = [];
  let count = 0;
  let slice = opening;
  for (let at = first; at < last; at = slice.to) {
    const ask = { from: at, to: Math.min(last, at + width), unit, withHits: true };
    if (slice === null || at > first) slice = await searcher.slice(text, ask, never);
    const { from, to } = slice;
    count += slice.count;
    assert.equal(slice.count, toldWhole(whole, from, to) ?? slice.count);
    assert.equal(
      slice.count,
      slice.times.reduce((sum, [, n]) => sum + n, 0),
    );
    const found: LineRow[] = [];
    for (let skip = 0; slice.keys === null && skip < slice.count; skip += 7)
      found.push(...(await searcher.hits(text, { from, to, skip, take: 7 }, never)));
    const keys = (slice.keys ?? []).flatMap((k) => parseKey(k) ?? []);
    if (keys.length > 0) found.push(...(await searcher.at(text, keys, never)));
    assert.deepEqual(slice.hits, found.slice(0, 64));
    if (hits !== null && from === first) assert.deepEqual(hits, found.slice(0, hits.length));
    rows.push(...found);
  }
  return { refs: rows.map((r) => r.ref), count };
}

test('part by part everything is found once, in order, and counted right', async () => {
  const names = fileNames(EVIDENCE);
  await fc.assert(
    fc.asyncProperty(queries(START), fc.integer({ min: 1, max: 80 }), async (query, width) => {
      const expected = lines
        .filter((m) => holds(query, m, names))
        .toSorted((a, b) => a.time - b.time || a.file - b.file || a.line - b.line)
        .map((m) => `f${m.file}:${m.line}:${m.offset}`);
      const text = printQuery(query);
      const found = await all(text, Math.max(width, 5));
      assert.deepEqual(found.refs, expected, text);
      assert.equal(found.count, expected.length);
      const { known } = ready(await searcher.start(text, never));
      if (known !== null) assert.equal(known.count, expected.length, `${text} by minutes`);
    }),
    { numRuns: 25 },
  );
});

test('the time that is searched goes from the first record to the last', async () => {
  const minutes = lines.flatMap((m) => (m.time > 0 ? [Math.floor(m.time / 60_000_000)] : []));
  for (const text of ['', 'failed'])
    assert.deepEqual(ready(await searcher.start(text, never)).span, [
      Math.min(...minutes),
      Math.max(...minutes),
    ]);
});

test('what minutes tell needs no line', async () => {
  for (const text of [
    '',
    'account:hr',
    '-account:hr* address:10.1.2.3',
    'file:f1',
    'time:2026-03-02T09:10Z account:*',
  ])
    assert.notEqual(ready(await searcher.start(text, never)).known, null, text);
  for (const text of ['hr', 'status:200', 'ip:10.1.2.3', 'time>2026-03-02T09:10:07Z'])
    assert.equal(ready(await searcher.start(text, never)).known, null, text);
});

test('files are found by id, number, path and name', async () => {
  const counts = async (text: string): Promise<number> => (await all(text, 200)).count;
  const ofTwo = lines.filter((m) => m.file === 2).length;
  for (const text of [
    'file:f2',
    'file:2',
    'file:var/log/mail.log.2',
    'file:MAIL.LOG.2',
    'file:*log.2',
    '-file:*.1',
  ])
    assert.equal(await counts(text), ofTwo, text);
  assert.equal(await counts('file:none'), 0);
});

test('what cannot be searched is said, with its place and what was meant', async () => {
  const wrong = async (text: string): Promise<unknown> => {
    const start = await searcher.start(text, never);
    return start.state === 'wrong' ? [start.wrong.from, start.wrong.to, start.wrong.meant] : start.state;
  };
  assert.deepEqual(await wrong('x acount:hr y'), [2, 8, ['x account:hr y', 'x "acount:hr" y']]);
  assert.deepEqual(await wrong('time>2026-03-02T09:00'), [0, 21, ['time>2026-03-02T09:00Z']]);
  assert.deepEqual(await wrong('a /(b/'), [2, 6, []], 'the engine refuses an expression');
  await assert.rejects(
    searcher.slice('"a', { from: 0, to: 1, unit: 60, withHits: false }, never),
    /search, character 1: .*not closed/,
  );
});

test('while records are prepared it says how far', async () => {
  state = { ...READY, engine: 'preparing', prepared: 0.4 };
  const start = await searcher.start('hr', never);
  assert.equal(start.state === 'waiting' ? start.prepared : start.state, 0.4);
  state = READY;
});

test('an export has every hit, each cell defused', async () => {
  const out: string[] = [exportHead('csv', ['account'])];
  const json: unknown[] = [];
  for await (const hits of searcher.each('account:*', never)) {
    for (const hit of hits) {
      out.push(exportLine('csv', hit, 'p', ['account']));
      json.push(JSON.parse(exportLine('jsonl', hit, 'p', [])));
    }
  }
  assert.equal(json.length, lines.filter((m) => m.account !== '').length);
  assert.equal(out.length, json.length + 1);
  for (const line of out) {
    assert.ok(line.endsWith('\r\n'));
    assert.ok(!/[\u0000-\u001f\u202e]/.test(line.slice(0, -2)), 'nothing steers a terminal');
    assert.ok(!/(^|,)"?[=+@-]/.test(line), line);
  }
});

test('a search that nobody waits for is ended', async () => {
  const stop = new AbortController();
  stop.abort();
  const ask = { from: 0, to: 9, unit: 60, withHits: false };
  await assert.rejects(searcher.slice('hr', ask, stop.signal), { name: 'AbortError' });
  const [one] = await bench.store.rows(sql`SELECT 1`);
  assert.deepEqual(one, [1]);
});
