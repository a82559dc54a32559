import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import fc from 'fast-check';
import { lowerAscii } from '../../base/text.ts';
import { sql, trustedSql } from '../../store/sql.ts';
import { type Bench, openBench, START } from '../../testing/store.testing.ts';
import { WORDS_INDEX } from '../records/tables.ts';
import { fileNames } from './files.ts';
import { holds } from './naive.testing.ts';
import { moments, NASTY, queries } from './search.testing.ts';
import { conditionOf } from './where.ts';

let bench: Bench;
before(async () => {
  bench = await openBench();
});
after(() => bench.close());

const names = fileNames([]);

/** The table that is searched, with its index, from what events hold. */
async function makeMoments(granule: number): Promise<void> {
  await bench.store.run(trustedSql('DROP TABLE IF EXISTS moments SYNC'));
  const settings = trustedSql(`index_granularity = ${granule}`);
  await bench.store.run(
    sql`CREATE TABLE moments ENGINE = MergeTree ORDER BY (time, file, line) SETTINGS ${settings} AS SELECT *, detail AS text FROM events`,
  );
  await bench.store.run(sql`ALTER TABLE moments ADD ${WORDS_INDEX}`);
  await bench.store.run(sql`ALTER TABLE moments MATERIALIZE INDEX words SETTINGS mutations_sync = 2`);
}

test('the engine finds what a plain reading of the search finds', async () => {
  const lines = moments(300, 7);
  await bench.fill(lines.map(({ text: _, ...event }) => event));
  await makeMoments(4);
  await fc.assert(
    fc.asyncProperty(queries(START), async (query) => {
      const rows = await bench.store.rows(
        sql`SELECT line FROM moments WHERE ${conditionOf(query, names)} ORDER BY line`,
      );
      const expected = lines.filter((m) => holds(query, m, names)).map((m) => m.line);
      assert.deepEqual(
        rows.map(([line]) => line),
        expected,
      );
    }),
    { numRuns: 400 },
  );
});

test('the index of words hides no line, whatever bytes stand before a word', async () => {
  const piece = fc.constantFrom(
    ...NASTY,
    '\xe0',
    '\xf0\x9f',
    '\xc3',
    '\xff',
    'Failed',
    'user=',
    'abcd',
    ' ',
    '_x',
  );
  const texts = fc.sample(
    fc.array(piece, { maxLength: 12 }).map((p) => p.join('')),
    { numRuns: 1500, seed: 5 },
  );
  await bench.fill(texts.map((detail, i) => ({ detail, line: i + 1 })));
  await makeMoments(1);
  const words = texts.flatMap((text) => text.match(/[\x20-\x7e]{4,12}/g) ?? []);
  for (const word of [...new Set(words)].slice(0, 300)) {
    const match = { kind: 'text' as const, text: word };
    const condition = conditionOf({ terms: [{ not: false, at: [0, 0], match }] }, names);
    const rows = await bench.store.rows(sql`SELECT line FROM moments WHERE ${condition} ORDER BY line`);
    const plain = texts.flatMap((text, i) => (lowerAscii(text).includes(lowerAscii(word)) ? [[i + 1]] : []));
    assert.deepEqual(rows, plain, JSON.stringify(word));
  }
});

test('a word that is nowhere is looked for in few parts', async () => {
  await bench.fill([...Array(2000).keys()].map((i) => ({ detail: `line ${i} of imap-login`, line: i + 1 })));
  await makeMoments(8);
  const match = { kind: 'text' as const, text: 'nothing-like-this' };
  const condition = conditionOf({ terms: [{ not: false, at: [0, 0], match }] }, names);
  const plan = await bench.store.rows(sql`EXPLAIN indexes = 1 SELECT line FROM moments WHERE ${condition}`);
  assert.match(plan.join('\n'), /Name: words[\s\S]*Granules: 0\/250/);
});

test('what is searched for is never read as a query', async () => {
  await bench.fill(NASTY.map((detail, i) => ({ detail, account: detail, line: i + 1 })));
  await makeMoments(1);
  for (const [i, text] of NASTY.entries()) {
    const query = {
      terms: [
        { not: false, at: [0, 0] as const, match: { kind: 'text' as const, text } },
        {
          not: false,
          at: [0, 0] as const,
          match: {
            kind: 'field' as const,
            field: 'account',
            columns: ['account' as const],
            test: { test: 'is' as const, value: text },
          },
        },
      ],
    };
    const rows = await bench.store.rows(sql`SELECT line FROM moments WHERE ${conditionOf(query, names)}`);
    assert.deepEqual(rows, [[i + 1]], JSON.stringify(text));
  }
});
