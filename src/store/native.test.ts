import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import fc from 'fast-check';
import { type ColumnName, columns, type Event } from '../event/columns.ts';
import { layout } from '../event/layout.ts';
import { type Bench, openBench } from '../testing/store.testing.ts';
import { events } from './events.ts';
import { blockBuilder } from './native.ts';
import { sql } from './sql.ts';

let bench: Bench;
before(async () => {
  bench = await openBench();
});
after(() => bench.close());

const NAMES = Object.keys(columns) as ColumnName[];
const LARGEST = { u8: 2 ** 8 - 1, u16: 2 ** 16 - 1, u32: 2 ** 32 - 1, u64: Number.MAX_SAFE_INTEGER } as const;

/** Bytes that end data, quote, escape or look like the engine's own, and any others. */
const hostile = fc.oneof(
  fc.constantFrom(
    '\n\n',
    '\0',
    '\\',
    "'",
    '\t',
    '\\N',
    ';DROP TABLE events',
    '\r\n',
    '\xff\xfe',
    '\xe2\x80\xae',
    '{p0:String}',
  ),
  fc.array(fc.integer({ min: 0, max: 255 }), { maxLength: 40 }).map((bytes) => String.fromCharCode(...bytes)),
  fc.integer({ min: 100, max: 5000 }).map((n) => 'x\n'.repeat(n)),
);

function arbitraryOf(kind: (typeof layout)[number]['kind']): fc.Arbitrary<string | number> {
  if (kind === 'word' || kind === 'text') return hostile;
  // Microseconds that a number holds exactly: until the year 2255.
  if (kind === 'time') return fc.integer({ min: 0, max: Number.MAX_SAFE_INTEGER });
  return fc.oneof(fc.constantFrom(0, 1, LARGEST[kind]), fc.integer({ min: 0, max: LARGEST[kind] }));
}

const event = fc.record(Object.fromEntries(layout.map(({ name, kind }) => [name, arbitraryOf(kind)])), {
  requiredKeys: ['time'],
}) as fc.Arbitrary<Event>;

/** A row with what the engine gives for absent columns. */
function whole(one: Partial<Event>, line: number): Record<string, unknown> {
  return Object.fromEntries(
    layout.map(({ name, kind }) => [
      name,
      name === 'line' ? line : (one[name] ?? (kind === 'word' || kind === 'text' ? '' : 0)),
    ]),
  );
}

test('any events come out as they went in', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(event, { minLength: 1, maxLength: 12 }), async (given) => {
      const defaults = { precision: 0, file: 0, offset: 0, length: 0 };
      const numbered = given.map((e, i) => ({ ...defaults, ...e, line: i + 1 }));
      await bench.fill(numbered);
      const rows = await events(bench.store, NAMES, sql`1`);
      const byLine = [...rows].sort((a, b) => a.line - b.line);
      assert.deepEqual(
        byLine,
        numbered.map((e, i) => whole(e, i + 1)),
      );
    }),
    { numRuns: 40 },
  );
});

test('a block of many distinct words uses wider indices', async () => {
  const count = 70_000;
  await bench.fill(
    Array.from({ length: count }, (_, i) => ({ account: `a${i}`, line: i + 1, at: i / 1000 })),
  );
  const [[distinct, right] = []] = await bench.store.rows(
    sql`SELECT uniqExact(account), countIf(account = concat('a', toString(line - 1))) FROM events`,
  );
  assert.deepEqual([distinct, right], [count, count]);
});

test('a number that the column cannot hold is the largest that it can; none is lost', async () => {
  await bench.fill([{ port: 70_000, bytesIn: 2 ** 60, uid: -5, tries: Number.NaN }]);
  const [row] = await events(bench.store, ['port', 'bytesIn', 'uid', 'tries'], sql`1`);
  assert.deepEqual(row, { port: 65_535, bytesIn: Number.MAX_SAFE_INTEGER, uid: 0, tries: 0 });
});

test('a builder is empty after a block, and refuses more than it holds', async () => {
  const place = {
    time: 0,
    precision: 1,
    file: 0,
    line: 1,
    offset: 0,
    length: 1,
    format: '',
    host: '',
    program: '',
    pid: 0,
    repeat: 0,
  };
  const block = blockBuilder(1);
  block.add(place, { action: 'sign-in', account: 'ann' });
  assert.throws(() => block.add(place, {}), RangeError);
  const first = block.take();
  assert.equal(block.rows(), 0);
  block.add(place, {});
  assert.ok(!block.take().includes('ann'), 'nothing of the first block is in the second');
  assert.ok(first.includes('ann'));
});
