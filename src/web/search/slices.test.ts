import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import fc from 'fast-check';
import { sql, trustedSql } from '../../store/sql.ts';
import { type Bench, openBench, START } from '../../testing/store.testing.ts';
import { WHOLE_KEYS } from '../records/tables.ts';
import { fileNames } from './files.ts';
import { parseQuery } from './parse.ts';
import { queries } from './search.testing.ts';
import { nextWidth, partsOf, readSlices, type Slices, slicesAt, wholeParts, within } from './slices.ts';
import { conditionOf } from './where.ts';

let bench: Bench;
before(async () => {
  bench = await openBench();
  const columns = "time DateTime64(6, 'UTC'), file UInt32, line UInt32, status UInt16";
  await bench.store.run(
    sql`CREATE TABLE moments (${trustedSql(columns)}) ENGINE = MergeTree ORDER BY (time, file, line) SETTINGS index_granularity = 8, ${WHOLE_KEYS}`,
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
    run: fc.constantFrom('a', 'b'),
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

test('runs that lie across one another tell nothing exactly', async () => {
  const slices = await readSlices(bench.store.rows);
  assert.equal(slices.isExact, false);
  assert.equal(wholeParts(slices, parseQuery('')), undefined);
});

describe('once all lies in one run', () => {
  before(() => bench.store.run(sql`OPTIMIZE TABLE moments FINAL`));

  test('a search for times alone has every record of its whole parts, as many as the marks say', async () => {
    const slices = await readSlices(bench.store.rows);
    assert.equal(slices.isExact, true);
    assert.deepEqual(wholeParts(slices, parseQuery('')), [0, slices.keys.length]);
    for (const text of ['', 'time>=2026-03-02T09:03Z', 'time>=2026-03-02T09:02Z time<2026-03-02T09:07Z']) {
      const query = parseQuery(text);
      const [first, last] = wholeParts(slices, query) ?? [0, 0];
      assert.ok(last > first, text);
      for (let part = first; part < last; part += 1) {
        const [row] = await bench.store.rows(
          sql`SELECT count(), countIf(${conditionOf(query, fileNames([]))}) FROM moments WHERE ${within(slices, part, part + 1)}`,
        );
        const said = (slices.before[part + 1] ?? 0) - (slices.before[part] ?? 0);
        assert.deepEqual(row?.map(Number), [said, said], `${text} part ${part}`);
      }
    }
  });

  test('what asks for more than times, or leaves times out, is read', async () => {
    const slices = await readSlices(bench.store.rows);
    for (const text of ['failed', 'time>=2026-03-02T09:03Z failed', '-time>=2026-03-02T09:03Z', 'status:3'])
      assert.equal(wholeParts(slices, parseQuery(text)), undefined, text);
  });
});

test('runs in a row are told apart from runs that meet', () => {
  const mark = (run: string, line: number, rows: number) => ({ key: { time: 1, file: 0, line }, rows, run });
  const inRow = [mark('a', 1, 8), mark('a', 9, 0), mark('b', 10, 8), mark('b', 18, 0)];
  assert.equal(slicesAt(inRow).isExact, true);
  assert.equal(slicesAt(inRow.filter((m) => m.rows > 0)).isExact, false);
  assert.equal(slicesAt([...inRow.slice(0, 1), mark('a', 12, 0), ...inRow.slice(2)]).isExact, false);
});

test('the end is the time of the last record', async () => {
  const [row] = await bench.store.rows(sql`SELECT toUnixTimestamp64Micro(max(time)) FROM moments`);
  const { end, keys } = await readSlices(bench.store.rows);
  assert.equal(end, Number(row?.[0]));
  assert.ok(end >= (keys.at(-1)?.time ?? 0));
  assert.equal(slicesAt([]).end, 0);
});

test('the width of the next part follows the time that the last one took', () => {
  assert.equal(nextWidth(4, 100_000), 4);
  assert.equal(nextWidth(4, 1), 4096);
  assert.equal(nextWidth(2000, 1000), 8192);
  assert.equal(nextWidth(8, 400_000), 2);
  assert.equal(nextWidth(1, 10_000_000), 1);
});
