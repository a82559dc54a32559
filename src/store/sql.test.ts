import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import fc from 'fast-check';
import { type Bench, openBench } from '../testing/store.testing.ts';
import { identifier, join, sql, trustedSql } from './sql.ts';

let bench: Bench;
before(async () => {
  bench = await openBench();
});
after(() => bench.close());

const piece = fc.constantFrom(
  "'",
  '"',
  '`',
  '\\',
  ';',
  '--',
  '/*',
  '{p0:String}',
  '{p1:Int64}',
  '$1',
  '\n',
  '\t',
  '\r',
  '\0',
  'é',
  '\xff',
  ') OR 1=1',
  'NULL',
  'a',
);
const hostile = fc.array(piece, { maxLength: 8 }).map((pieces) => pieces.join(''));

test('a value is bound, never read as a query', async () => {
  await fc.assert(
    fc.asyncProperty(hostile, hostile, fc.integer(), async (a, b, n) => {
      const [row] = await bench.store.rows(
        sql`SELECT ${a} = ${a}, length(${a}) >= 0, ${a} = ${`${b}!`}, ${n}`,
      );
      assert.deepEqual(row, [1, 1, a === `${b}!` ? 1 : 0, n]);
    }),
    { numRuns: 60 },
  );
});

test('a list is bound', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(hostile, { minLength: 1, maxLength: 5 }), hostile, async (list, one) => {
      const [row] = await bench.store.rows(sql`SELECT ${one} IN ${list}, length(${list})`);
      assert.deepEqual(row, [list.includes(one) ? 1 : 0, list.length]);
    }),
    { numRuns: 60 },
  );
});

test('values of evidence find their own rows, bytes and all', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.uniqueArray(
        hostile.filter((s) => s !== ''),
        { minLength: 1, maxLength: 5 },
      ),
      async (names) => {
        await bench.fill(names.map((account) => ({ account })));
        for (const [i, name] of names.entries()) {
          const rows = await bench.store.rows(
            sql`SELECT line FROM events WHERE account = ${name} ORDER BY line`,
          );
          assert.deepEqual(rows, [[i + 1]], JSON.stringify(name));
        }
        const [[all] = []] = await bench.store.rows(
          sql`SELECT count() FROM events WHERE account IN ${names}`,
        );
        assert.equal(all, names.length);
      },
    ),
    { numRuns: 25 },
  );
});

test('queries are put together with their values', () => {
  const inner = sql`a = ${'x'} AND b = ${'{p0:String}'}`;
  const outer = sql`SELECT ${1} WHERE ${inner} AND c = ${2.5}`;
  assert.equal(
    outer.text,
    'SELECT {p0:Int64} WHERE a = {p1:String} AND b = {p2:String} AND c = {p3:Float64}',
  );
  assert.deepEqual(outer.params, { p0: 1, p1: 'x', p2: '{p0:String}', p3: 2.5 });
  assert.equal(join([sql`${1}`, sql`${2}`], ' OR ').text, '{p0:Int64} OR {p1:Int64}');
});

test('an identifier is letters, digits and _', () => {
  assert.equal(identifier('bytes_in2').text, '`bytes_in2`');
  for (const name of ['', '1a', 'a b', 'a`b', 'a;b', 'a.b']) assert.throws(() => identifier(name), TypeError);
  assert.deepEqual(trustedSql('SELECT 1').params, {});
});

test('text that is no byte string is refused, not looked for as something else', async () => {
  await assert.rejects(async () => bench.store.rows(sql`SELECT ${'Nguyễn'}`), TypeError);
});
