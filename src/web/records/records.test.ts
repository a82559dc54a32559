import assert from 'node:assert/strict';
import { cpSync, mkdtempSync, readFileSync, renameSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { after, before, test } from 'node:test';
import { gunzipSync } from 'node:zlib';
import { UserError } from '../../base/errors.ts';
import type { Case } from '../../case/case.ts';
import { openChdb } from '../../store/chdb.ts';
import { identifier, sql } from '../../store/sql.ts';
import { investigated } from '../../testing/investigate.testing.ts';
import type { OpenDesk } from '../open-desk.ts';
import { readMarker } from './marker.ts';
import { deskOf, engines, until } from './records.testing.ts';
import type { RecordsState } from './records.ts';

const EVIDENCE = resolve(import.meta.dirname, '../../../cases/nhamay/evidence');
let root = '';
let one: Case;

before(async () => {
  root = mkdtempSync(join(tmpdir(), 'constat-records-é’ '));
  one = (await investigated([EVIDENCE], join(root, 'fresh'))).case;
  cpSync(join(root, 'fresh'), join(root, 'case'), { recursive: true, verbatimSymlinks: true });
});
after(() => rmSync(root, { recursive: true, force: true }));

/** A copy of the case over evidence of its own, which the test may spoil. */
function copyOf(name: string): { readonly directory: string; readonly evidence: string } {
  const directory = join(root, name);
  const evidence = join(root, `${name}-evidence`);
  cpSync(join(root, 'fresh'), directory, { recursive: true, verbatimSymlinks: true });
  cpSync(EVIDENCE, evidence, { recursive: true, preserveTimestamps: true });
  writeFileSync(join(directory, 'evidence.json'), JSON.stringify({ roots: [evidence] }));
  return { directory, evidence };
}

async function withDesk(directory: string, use: (desk: OpenDesk) => Promise<void>): Promise<void> {
  const desk = await deskOf(directory);
  try {
    await use(desk);
  } finally {
    await desk.close();
  }
}

const isReady = ({ engine }: { engine: string }): boolean => engine === 'ready';

async function numbers({ records }: OpenDesk, table: string, what: string): Promise<readonly number[]> {
  const [row = []] = await records.rows({
    text: `SELECT ${what} FROM ${identifier(table).text}`,
    params: {},
  });
  return row.map(Number);
}

const FORGED = { file: 132, line: 3 };
const logLines = (): number => one.evidence.reduce((n, e) => n + e.lines, 0);

async function isWhole(desk: OpenDesk): Promise<void> {
  const events = await numbers(desk, 'events', 'count(), sum(length)');
  assert.deepEqual(await numbers(desk, 'moments', 'count(), sum(length(text))'), events);
  assert.deepEqual(await numbers(desk, 'minutes', 'sum(records)'), events.slice(0, 1));
  assert.deepEqual(await numbers(desk, 'lines', 'count()'), [logLines()]);
  assert.deepEqual(
    await numbers(desk, 'system.tables', "countIf(name LIKE '%unfinished')").catch(() => [0]),
    [0],
  );
}

test('the desk is there at once, and its tables hold every record and every line', async () => {
  await withDesk(join(root, 'case'), async (desk) => {
    assert.equal(desk.records.state().engine, 'preparing');
    await assert.rejects(desk.records.rows(sql`SELECT 1`), UserError);
    const state = await until(desk, isReady);
    assert.deepEqual(state.evidence.same, one.evidence.filter((e) => e.sha256 !== '').length);
    await isWhole(desk);
    const [sample] = await desk.records.rows(
      sql`SELECT count() FROM moments INNER JOIN lines USING (file, line) WHERE moments.text = lines.text AND moments.time = lines.time AND moments.offset = lines.offset`,
    );
    assert.deepEqual(sample, await numbers(desk, 'events', 'count()'));
    assert.deepEqual(
      (await desk.records.ask('SELECT count() AS n FROM moments JOIN files USING (file)', LIMITS)).rows,
      [await numbers(desk, 'events', 'count()')],
    );
  });
});

const LIMITS = { seconds: 20, memoryBytes: 500_000_000, rows: 10 };

test('a table is in the order of the lines of its file, plain or packed', async () => {
  await withDesk(join(root, 'case'), async (desk) => {
    await until(desk, isReady);
    for (const { id, path, format, lines } of one.evidence) {
      if (format === '') continue;
      const bytes = readFileSync(join(EVIDENCE, path));
      const text = (path.endsWith('.gz') ? gunzipSync(bytes) : bytes).toString('latin1');
      const all = text.split('\n');
      if (all.at(-1) === '') all.pop();
      const [row] = await desk.records.rows(
        sql`SELECT count(), groupBitXor(cityHash64(line, text)), min(line), max(line) FROM lines WHERE file = ${Number(id.slice(1))}`,
      );
      assert.deepEqual([row?.[0], row?.[3] ?? 0], [lines, all.length], path);
      const first = await desk.records.lines(id, 1, 20);
      assert.deepEqual(
        first.map((l) => l.length),
        all.slice(0, 20).map((l) => l.replace(/\r$/, '').length),
        path,
      );
    }
  });
});

test('what was interrupted is begun anew, and what is whole is kept', async () => {
  const { directory } = copyOf('interrupted');
  await withDesk(directory, async (desk) => {
    await until(desk, ({ prepared }) => prepared > 0);
  });
  rmSync(join(directory, 'loading'), { recursive: true, force: true });
  await withDesk(directory, async (desk) => {
    await until(desk, ({ prepared }) => prepared >= 0.6);
  });
  await withDesk(directory, async (desk) => {
    await until(desk, isReady);
    await isWhole(desk);
  });
});

test('an engine that was killed is started again, also in the midst of preparing', async () => {
  const { directory } = copyOf('killed');
  await withDesk(directory, async (desk) => {
    await until(desk, ({ prepared }) => prepared > 0);
    for (const pid of engines()) process.kill(pid, 'SIGKILL');
    await until(desk, isReady);
    await isWhole(desk);
    for (const pid of engines()) process.kill(pid, 'SIGKILL');
    const gone = await until(desk, ({ engine }) => engine === 'gone');
    assert.match(gone.complaint, /^engine: its process ended \(SIGKILL\)/);
    await isWhole(desk);
    assert.equal(desk.records.state().engine, 'ready');
    assert.equal(desk.records.state().complaint, '');
  });
});

test('evidence that changed or is gone is said, and quotes of the case stand in for it', async () => {
  const { directory, evidence } = copyOf('spoiled');
  const files = [...new Set(one.lines.map((l) => l.ref.split(':')[0] ?? ''))];
  const [changed, gone] = files
    .map((id) => one.evidence.find((e) => e.id === id))
    .filter((e) => e?.path.endsWith('.gz') && e.format !== 'context');
  assert.ok(changed !== undefined && gone !== undefined);
  const path = join(evidence, changed.path);
  const bytes = readFileSync(path);
  // The last byte of gzip is of the length: the lines are the same, and the file is another one.
  bytes[bytes.length - 1] = (bytes.at(-1) ?? 0) ^ 1;
  writeFileSync(path, bytes);
  rmSync(join(evidence, gone.path));
  await withDesk(directory, async (desk) => {
    const { evidence: counts } = await until(desk, isReady);
    assert.deepEqual([counts.changed, counts.gone], [1, 1]);
    for (const { id } of [changed, gone]) {
      const quote = one.lines.find((l) => l.ref.startsWith(`${id}:`));
      const line = Number(quote?.ref.split(':')[1]);
      assert.equal(desk.records.wasRead(id), false);
      const [found] = (await desk.records.lines(id, line, line)).map((l) => `${id}:${l.line}:${l.offset}`);
      assert.equal(found, quote?.ref);
      const [row] = await desk.records.rows(
        sql`SELECT count() > 0, countIf(text != '') FROM moments WHERE file = ${Number(id.slice(1))}`,
      );
      assert.deepEqual(row, [1, 0], 'its records are there, without their text');
    }
    assert.deepEqual(await numbers(desk, 'moments', 'count()'), await numbers(desk, 'events', 'count()'));
  });
  cpSync(EVIDENCE, evidence, { recursive: true, preserveTimestamps: true });
  await withDesk(directory, async (desk) => {
    await until(desk, isReady);
    await isWhole(desk);
  });
});

test('evidence that changes later is read again; its lines stay as they were', async () => {
  const { directory, evidence } = copyOf('later');
  const [touched, changed] = one.evidence.filter((e) => e.format !== '' && e.lines > 0);
  assert.ok(touched !== undefined && changed !== undefined);
  const all = one.evidence.filter((e) => e.sha256 !== '').length;
  await withDesk(directory, async (desk) => {
    await until(desk, isReady);
  });
  const path = join(evidence, changed.path);
  const bytes = readFileSync(path);
  bytes[bytes.length - 1] = (bytes.at(-1) ?? 0) ^ 1;
  writeFileSync(path, bytes);
  utimesSync(join(evidence, touched.path), 0, 0);
  await withDesk(directory, async (desk) => {
    const isSettled = (s: RecordsState): boolean =>
      isReady(s) && s.evidence.changed === 1 && s.evidence.unchecked === 0;
    const { evidence: counts } = await until(desk, isSettled);
    assert.equal(counts.same, all - 1);
    assert.equal(desk.records.wasRead(changed.id), true);
    await isWhole(desk);
  });
});

test('without any evidence the tables are there too', async () => {
  const { directory, evidence } = copyOf('alone');
  rmSync(evidence, { recursive: true });
  await withDesk(directory, async (desk) => {
    const { evidence: counts } = await until(desk, isReady);
    assert.equal(counts.gone, one.evidence.filter((e) => e.sha256 !== '').length);
    assert.deepEqual(await numbers(desk, 'moments', 'count()'), await numbers(desk, 'events', 'count()'));
  });
});

test('who comes second to a case is told so', async () => {
  const { directory } = copyOf('held');
  await withDesk(directory, async (first) => {
    await until(first, isReady);
    await withDesk(directory, async (second) => {
      const { complaint } = await until(second, ({ engine }) => engine === 'gone');
      assert.match(complaint, /another constat has the records in .* open; end it and try again$/);
    });
    await isWhole(first);
  });
});

test('nothing is written where another case lies', async () => {
  const { directory } = copyOf('replaced');
  await withDesk(directory, async (desk) => {
    assert.equal(await desk.caseState(), 'there');
    await until(desk, isReady);
    const path = join(directory, 'case.json');
    writeFileSync(path, `${readFileSync(path, 'utf8')}\n`);
    assert.equal(await desk.caseState(), 'replaced');
    await assert.rejects(desk.records.rows(sql`SELECT 1`), /is another one now/);
    assert.equal(desk.records.state().engine, 'gone');
    renameSync(path, `${path}.away`);
    assert.equal(await desk.caseState(), 'moved');
  });
});

test('tables that came with the folder are made anew: a forged line is not shown, whatever the marker says', async () => {
  const { directory } = copyOf('forged');
  await withDesk(directory, async (desk) => void (await until(desk, isReady)));
  const store = openChdb(join(directory, 'db'));
  const place = sql`file = ${FORGED.file} AND line = ${FORGED.line}`;
  await store.run(
    sql`INSERT INTO lines SELECT file, line, offset, length, time, 'a forged line' FROM lines WHERE ${place}`,
  );
  await store.close();
  const handed = join(root, 'handed');
  cpSync(directory, handed, { recursive: true, preserveTimestamps: true, verbatimSymlinks: true });
  const marker = await readMarker(handed);
  assert.deepEqual(marker?.done, ['lines', 'moments', 'minutes']);
  for (const [folder, count] of [
    [directory, 2],
    [handed, 1],
  ] as const) {
    await withDesk(folder, async (desk) => {
      await until(desk, isReady);
      const rows = await desk.records.rows(sql`SELECT text FROM lines WHERE ${place}`);
      assert.equal(rows.length, count, folder);
      assert.equal(rows.flat().includes('a forged line'), folder === directory);
    });
  }
});
