import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { setTimeout as wait } from 'node:timers/promises';
import fc from 'fast-check';
import { type Bench, openBench } from '../testing/store.testing.ts';
import { sql, trustedSql } from './sql.ts';

let bench: Bench;
before(async () => {
  bench = await openBench();
});
after(() => bench.close());

// Long enough for any machine: it is ended, not waited for.
const SLOW = 'SELECT count() FROM numbers(1000000000000) WHERE sipHash64(number) = 1';

async function running(): Promise<number> {
  const [[count] = []] = await bench.store.rows(
    sql`SELECT count() FROM system.processes WHERE query LIKE '%1000000000000%' AND query NOT LIKE '%processes%'`,
  );
  return Number(count);
}

test('a lane that is busy holds up no other, and what nobody waits for ends', async () => {
  const given = new AbortController();
  const slow = bench.store.lane('scan').rows(trustedSql(SLOW), given.signal);
  const queued = bench.store.lane('scan').rows(sql`SELECT ${1}`, given.signal);
  const ended = Promise.allSettled([slow, queued]);
  while ((await running()) === 0) await wait(20);
  assert.deepEqual(await bench.store.rows(sql`SELECT ${'x'}`), [['x']]);
  assert.deepEqual(await bench.store.lane('other').rows(sql`SELECT ${'y'}`), [['y']]);
  given.abort();
  assert.deepEqual(
    (await ended).map((r) => r.status),
    ['rejected', 'rejected'],
  );
  // It would never come to this one otherwise.
  assert.deepEqual(await bench.store.lane('scan').rows(sql`SELECT ${2}`), [[2]]);
  await assert.rejects(bench.store.rows(sql`SELECT 1`, given.signal), { name: 'AbortError' });
});

test('a question of a person is ended with the signal', async () => {
  const given = new AbortController();
  const limits = { seconds: 600, memoryBytes: 1e8, rows: 1 };
  const asked = bench.store.ask(SLOW, limits, given.signal);
  const ended = assert.rejects(asked, { name: 'AbortError' });
  while ((await running()) === 0) await wait(20);
  given.abort();
  await ended;
  assert.deepEqual((await bench.store.ask('SELECT 1 AS a', limits)).rows, [[1]]);
});

test('values reach every lane byte for byte', async () => {
  const bytes = fc
    .array(fc.integer({ min: 0, max: 255 }), { maxLength: 20 })
    .map((b) => String.fromCharCode(...b));
  const lane = bench.store.lane('values');
  await fc.assert(
    fc.asyncProperty(
      bytes,
      fc.array(bytes, { maxLength: 4 }),
      fc.maxSafeInteger(),
      async (text, list, number) => {
        const [row = []] = await lane.rows(
          sql`SELECT hex(${text}), arrayMap(x -> hex(x), ${list}), toString(${number}), ${text} IN ${[text, ...list]}`,
        );
        const hex = (s: string): string => Buffer.from(s, 'latin1').toString('hex').toUpperCase();
        assert.deepEqual(row, [hex(text), list.map(hex), String(number), 1]);
      },
    ),
    { numRuns: 40 },
  );
});
