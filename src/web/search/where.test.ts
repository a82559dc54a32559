import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import fc from 'fast-check';
import { sql, trustedSql } from '../../store/sql.ts';
import { type Bench, openBench, START } from '../../testing/store.testing.ts';
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

test('the engine finds what a plain reading of the search finds', async () => {
  const lines = moments(300, 7);
  await bench.fill(lines.map(({ text: _, ...event }) => event));
  await bench.store.run(trustedSql('CREATE OR REPLACE VIEW moments AS SELECT *, detail AS text FROM events'));
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

test('what is searched for is never read as a query', async () => {
  await bench.fill(NASTY.map((detail, i) => ({ detail, account: detail, line: i + 1 })));
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
