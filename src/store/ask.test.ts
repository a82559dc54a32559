import assert from 'node:assert/strict';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import fc from 'fast-check';
import { UserError } from '../base/errors.ts';
import { oneQuery } from './ask.ts';
import { openChdb } from './chdb.ts';
import { createEvents } from './schema.ts';
import { trustedSql } from './sql.ts';
import type { Store } from './store.ts';

const LIMITS = { seconds: 2, memoryBytes: 300_000_000, rows: 5 };
let directory = '';
let store: Store;

before(async () => {
  directory = await mkdtemp(join(tmpdir(), 'constat-ask-'));
  store = openChdb(join(directory, 'db'));
  await store.run(createEvents);
  await store.run(
    trustedSql(
      "INSERT INTO events (action, account, line, detail) SELECT 'sign-in', 'a' || number, number, 'x;y' FROM numbers(1000)",
    ),
  );
});

after(async () => {
  await store.close();
  await rm(directory, { recursive: true, force: true });
});

const TAKEN: readonly (readonly [string, readonly (string | number)[]])[] = [
  ["SELECT count() AS n FROM events WHERE detail = 'x;y';", [1000]],
  ['SELECT line FROM events ORDER BY line DESC', [999, 998, 997, 996, 995]],
  ['WITH x AS (SELECT 1 AS a) SELECT a FROM x', [1]],
  [
    "SELECT format('{}-{}', account, action) AS f FROM events WHERE line = 7 -- a comment; with more",
    ['a7-sign-in'],
  ],
  ['SELECT 1 AS a UNION ALL SELECT 1', [1, 1]],
  ['SELECT number FROM numbers(2)', [0, 1]],
  ['SELECT * FROM (VALUES (1), (2))', [1, 2]],
  ["SELECT 'it''s \\'; \\\\; INTO OUTFILE' AS s", ["it's '; \\; INTO OUTFILE"]],
  ['SELECT `line` FROM "events" WHERE line = 3 /* ; */', [3]],
];

test('a question is answered, in its own order', async () => {
  for (const [query, expected] of TAKEN) {
    const { rows } = await store.ask(query, LIMITS);
    assert.deepEqual(
      rows.map(([first]) => first),
      expected,
      query,
    );
  }
});

const HOSTILE = [
  "SELECT * FROM url('http://127.0.0.1/', 'CSV', 'a String')",
  "SELECT * FROM file('/etc/passwd', 'LineAsString')",
  "SELECT file('/etc/passwd')",
  "SELECT 1 IN url('http://127.0.0.1/', 'CSV')",
  "SELECT * FROM executable('id', 'CSV', 'a String')",
  "SELECT * FROM remote('127.0.0.1', system.one)",
  "SELECT * FROM cluster('default', system.one)",
  "SELECT * FROM s3('http://127.0.0.1/x')",
  "SELECT * FROM merge('system', '.*')",
  "SELECT 1 IN merge('system', '.*')",
  'SELECT * FROM view(SELECT * FROM system.one)',
  'SELECT * FROM loop(system.one)',
  "SELECT * FROM dictionary('x')",
  "SELECT dictGet('a', 'b', 1)",
  "SELECT joinGet('a', 'b', 1)",
  'SELECT * FROM system.tables',
  'SELECT * FROM `system`.`tables`',
  'SELECT 1 IN system.one',
  'SELECT 1 IN (SELECT dummy FROM system.one)',
  'SELECT * FROM INFORMATION_SCHEMA.tables',
  "SELECT 1 INTO OUTFILE '/tmp/constat-never'",
  "SELECT 1) INTO OUTFILE '/tmp/constat-never' --",
  'SELECT 1) FORMAT Null /*',
  'SELECT 1 FORMAT CSV',
  'SELECT 1 SETTINGS readonly = 0',
  'SELECT * FROM (SELECT 1 SETTINGS max_memory_usage = 0)',
  'SELECT 1; DROP TABLE events',
  'SELECT 1\n\n;DROP TABLE events',
  'DROP TABLE events',
  'INSERT INTO events SELECT * FROM events',
  'ALTER TABLE events DELETE WHERE 1',
  'SET readonly = 0',
  'SYSTEM SHUTDOWN',
  'EXPLAIN SELECT 1',
  'SELECT 1 PARALLEL WITH DROP TABLE events',
  'SELECT * FROM (EXPLAIN SELECT 1)',
  'SELECT sleep(3)',
  'SELECT hostName()',
  "SELECT getSetting('readonly')",
  "SELECT hasColumnInTable('system', 'one', 'dummy')",
  "SELECT globalVariable('version')",
  "SELECT generateSerialID('a')",
  'SELECT currentProfiles()',
  'SELECT authenticatedUser()',
  'SELECT regionToName(toUInt32(1))',
  "SELECT __getScalar('a')",
  "SELECT getClientHTTPHeader('a')",
  'SELECT tid()',
  "WITH t AS (SELECT * FROM file('/etc/passwd', 'LineAsString')) SELECT * FROM t",
  "SELECT * FROM events JOIN file('/etc/passwd', 'LineAsString') AS f ON 1",
  "SELECT * FROM events, url('http://127.0.0.1:9/', 'CSV') AS f",
  "SELECT (SELECT count() FROM executable('id', 'CSV', 'a String'))",
  "SELECT * FROM events WHERE detail IN (SELECT a FROM file('/etc/passwd', 'CSV', 'a String'))",
  "SELECT * FROM events WHERE detail IN file('/etc/passwd', 'CSV', 'a String')",
  "SELECT arrayMap(x -> file(x), ['/etc/passwd'])",
  "SELECT detail FROM events UNION ALL SELECT * FROM file('/etc/passwd', 'LineAsString')",
  "SELECT * FROM (SELECT * FROM (SELECT * FROM mysql('127.0.0.1:9', 'a', 'b', 'c', 'd')))",
  'WITH system AS (SELECT 1) SELECT * FROM system.tables',
  'SELECT * FROM "system"."settings"',
  'SELECT * FROM SYSTEM.ONE',
  'SELECT * FROM evil.t',
  "SELECT * FROM events INTO OUTFILE '/tmp/constat-never' TRUNCATE",
  `SELECT ${'('.repeat(3000)}1${')'.repeat(3000)}`,
  `SELECT ${'-'.repeat(1)}${'(-'.repeat(3000)}1${')'.repeat(3000)}`,
  `SELECT ${'1+'.repeat(20_000)}1`,
  `SELECT * FROM ${'(SELECT * FROM '.repeat(900)}events${')'.repeat(900)}`,
  'SELECT $a$ ; DROP TABLE events $a$',
  'SELECT ‘; DROP TABLE events’',
  'SELECT {a:String}',
  "SELECT 'open",
  'SELECT /* open',
  '',
];

test('how a question would be answered is told, and nothing of it runs', async () => {
  const plan = await store.plan("SELECT count() AS n FROM events WHERE action = 'sign-in'", LIMITS);
  assert.ok(
    plan.some((line) => line.includes('Aggregating')),
    plan.join('\n'),
  );
  for (const [query] of TAKEN) assert.ok((await store.plan(query, LIMITS)).length > 0, query);
});

test('what reaches out of the case or changes it is refused', async () => {
  for (const query of HOSTILE) {
    await assert.rejects(store.ask(query, LIMITS), (error: Error) => error instanceof Error, query);
    await assert.rejects(store.plan(query, LIMITS), (error: Error) => error instanceof Error, query);
  }
  const { rows } = await store.ask('SELECT count() AS n FROM events', LIMITS);
  assert.deepEqual(rows, [[1000]], 'nothing was changed');
});

test('time and memory are bounded', async () => {
  const product = 'SELECT count() AS n FROM numbers(1000000000000) WHERE sipHash64(number) = 1';
  await assert.rejects(store.ask(product, LIMITS), /TIMEOUT|Timeout|TOO_SLOW|estimated/i);
  const large = "SELECT groupArray(repeat('a', 1000)) AS g FROM numbers(10000000)";
  await assert.rejects(store.ask(large, LIMITS), /memory/i);
});

test('a product of tables ends in time, and the engine answers on', async () => {
  const product = 'SELECT sum(a.line * b.line * c.line) AS n FROM events a, events b, events c, events d';
  await assert.rejects(store.ask(product, LIMITS), /TIMEOUT|TOO_SLOW|estimated/i);
  const stop = new AbortController();
  const asked = store.ask(product, { ...LIMITS, seconds: 600 }, stop.signal);
  setTimeout(() => stop.abort(), 300);
  await assert.rejects(asked, { name: 'AbortError' });
  assert.deepEqual((await store.ask('SELECT count() AS n FROM events', LIMITS)).rows, [[1000]]);
});

test('a question that heeds no bound ends the engine, and says so', async () => {
  const folder = join(directory, 'endless');
  const said = new Promise<string>((resolve) => {
    const own = openChdb(folder, { onEnd: resolve });
    const endless = 'SELECT arrayLevenshteinDistance(range(200000), range(200000)) AS n';
    void assert.rejects(
      own.ask(endless, { ...LIMITS, seconds: 1, memoryBytes: 1e9 }),
      /could not be stopped/,
    );
  });
  assert.match(await said, /^engine: a question went on beyond its time/);
  const again = openChdb(folder);
  assert.deepEqual((await again.ask('SELECT 1 AS a', LIMITS)).rows, [[1]]);
  await again.close();
});

test('no text becomes two statements or leaves its brackets', () => {
  const piece = fc.constantFrom(
    "'",
    '"',
    '`',
    ';',
    '(',
    ')',
    '--',
    '/*',
    '*/',
    '\n',
    '\\',
    'a',
    '$$',
    ' SELECT ',
  );
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 12 }), (pieces) => {
      let query: string;
      try {
        query = oneQuery(`SELECT ${pieces.join('')}`);
      } catch (error) {
        assert.ok(error instanceof UserError);
        return;
      }
      assert.ok(!query.includes(';'));
      const bare = query.replace(/'(?:[^'\\]|\\[\s\S])*'|"[^"]*"|`[^`]*`/g, '');
      assert.ok(!/--|\/\*|['"`\\]/.test(bare), query);
      let depth = 0;
      for (const c of bare) {
        depth += c === '(' ? 1 : c === ')' ? -1 : 0;
        assert.ok(depth >= 0, query);
      }
      assert.equal(depth, 0, query);
    }),
  );
});
