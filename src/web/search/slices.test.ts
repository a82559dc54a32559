import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import fc from 'fast-check';
import { sql, trustedSql } from '../../store/sql.ts';
import { type Bench, openBench, START } from '../../testing/store.testing.ts';
import { fileNames } from './files.ts';
import { parseQuery } from './parse.ts';
import { queries } from './search.testing.ts';
import { nextWidth, partsOf, readSlices, type Slices, slicesAt, within } from './slices.ts';
import { conditionOf } from './where.ts';

let bench: Bench;
before(async () => {
  bench = await openBench();
  const columns = "time DateTime64(6, 'UTC'), file UInt32, line UInt32, status UInt16";
  await bench.store.run(
    trustedSql(
      `CREATE TABLE moments (${columns}) ENGINE = MergeTree ORDER BY (time, file, line) SETTINGS index_granularity = 8`,
    ),
  );
  // Many share an instant, some have none, and several parts lie beside one another.
  for (const part of [0, 1, 2]) {
    await bench.store.run(
      sql`INSERT INTO moments SELECT if(number % 10 = 0, toDateTime64(0, 6, 'UTC'), fromUnixTimestamp64Micro(${START} + intDiv(number, 40) * 60000000, 'UTC')), number % 3, ${part} * 1000 + number, number % 7 FROM numbers(400)`,
    );
  }
});
after(() => bench.close());

test('the parts together are the whole, whatever their width', async () => {
  const read = await readSlices(bench.store.rows);
  assert.ok(read.keys.length > 100);
  assert.equal(read.before.at(-1), 1200);
  const all = await bench.store.rows(
    sql`SELECT file, line FROM moments WHERE status = 3 ORDER BY time, file, line`,
  );
  const mark = fc.record({
    key: fc.record({
      time: fc.nat(11).map((m) => START + m * 60_000_000),
      file: fc.nat(3),
      line: fc.nat(1500),
    }),
    rows: fc.nat(10),
  });
  const cuts = fc.oneof(fc.constant(read), fc.array(mark, { maxLength: 8 }).map(slicesAt));
  await fc.assert(
    fc.asyncProperty(cuts, fc.integer({ min: 1, max: 60 }), async (slices, width) => {
      assert.deepEqual(await inParts(slices, width), all);
    }),
    { numRuns: 40 },
  );
});

async function inParts(slices: Slices, width: number): Promise<readonly unknown[]> {
  const found: unknown[] = [];
  const step = Math.max(width, Math.floor(slices.keys.length / 10));
  for (let from = 0; from < Math.max(1, slices.keys.length); from += step) {
    const range = within(slices, from, from + step);
    found.push(
      ...(await bench.store.rows(
        sql`SELECT file, line FROM moments WHERE ${range} AND status = 3 ORDER BY time, file, line`,
      )),
    );
  }
  return found;
}

test('no part that holds a hit is left out for its time', async () => {
  const slices = await readSlices(bench.store.rows);
  const names = fileNames([]);
  const onlyTimes = queries(START).map((q) => ({
    terms: q.terms.filter((t) => t.match.kind === 'field' && t.match.field === 'time'),
  }));
  await fc.assert(
    fc.asyncProperty(onlyTimes, async (query) => {
      const [first, last] = partsOf(slices, query);
      const condition = conditionOf(query, names);
      const [inside] = await bench.store.rows(
        sql`SELECT count() FROM moments WHERE ${within(slices, first, last)} AND ${condition}`,
      );
      const [all] = await bench.store.rows(sql`SELECT count() FROM moments WHERE ${condition}`);
      assert.deepEqual(first === last ? [0] : inside, all);
    }),
    { numRuns: 60 },
  );
});

test('times narrow what is read', async () => {
  const slices = await readSlices(bench.store.rows);
  const [first, last] = partsOf(slices, parseQuery('time:2026-03-02T09:05Z'));
  assert.ok(last - first < slices.keys.length / 4, `${first} to ${last} of ${slices.keys.length}`);
  assert.deepEqual(
    partsOf(slices, parseQuery('time>2030-01-01')).map((n) => n >= slices.keys.length - 1),
    [true, true],
  );
  const [a, b] = partsOf(slices, parseQuery('time<1960-01-01'));
  assert.equal(a, b);
});

test('the width of the next part follows the time that the last one took', () => {
  assert.equal(nextWidth(4, 50_000), 4);
  assert.equal(nextWidth(4, 1), 12);
  assert.equal(nextWidth(200, 1000), 256);
  assert.equal(nextWidth(8, 400_000), 2);
  assert.equal(nextWidth(1, 10_000_000), 1);
});
