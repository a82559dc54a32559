import { byteString } from '../../base/text.ts';
import { lineStructure } from '../../store/line-blocks.ts';
import { identifier, type Sql, sql, trustedSql } from '../../store/sql.ts';
import type { Store } from '../../store/store.ts';
import type { LineSpan } from './jobs.ts';
import { type Slice, slicesOf } from './slices.ts';
import { createTable, STAGE_COLUMNS, type Stage, unfinished } from './tables.ts';

/** The connection that tables are made through. */
export type Maker = Pick<Store, 'run' | 'rows'>;

/** Takes away a table and what was begun of it. */
export async function dropStage(maker: Maker, stage: Stage): Promise<void> {
  for (const name of [identifier(stage), unfinished(stage)])
    await maker.run(sql`DROP TABLE IF EXISTS ${name} SYNC`);
}

/** Makes a table under its unfinished name and gives it its own when `fill` is through. */
export async function makeStage(maker: Maker, stage: Stage, fill: () => Promise<void>): Promise<void> {
  await dropStage(maker, stage);
  await maker.run(createTable(stage));
  await fill();
  await maker.run(sql`RENAME TABLE ${unfinished(stage)} TO ${identifier(stage)}`);
}

/** Tables that are there, of those made here. */
export async function tablesThere(maker: Maker): Promise<ReadonlySet<string>> {
  const rows = await maker.rows(sql`SELECT name FROM system.tables WHERE database = 'default'`);
  return new Set(rows.map(([name]) => String(name)));
}

const QUIET = trustedSql('SETTINGS max_memory_usage = 1000000000, max_insert_threads = 1');

/** Notes the time of each line by its place, so that lines find theirs. */
export async function makePlaces(maker: Maker): Promise<void> {
  await maker.run(sql`DROP TABLE IF EXISTS ${unfinished('places')} SYNC`);
  await maker.run(createTable('places'));
  await maker.run(
    sql`INSERT INTO ${unfinished('places')} SELECT file, line, time FROM events ${QUIET}, max_insert_block_size = 1048576`,
  );
}

/** Loads lines from a file of blocks, each with the time of its record. */
export async function loadLines(maker: Maker, path: string, span: LineSpan): Promise<void> {
  const rows = sql`SELECT * FROM file(${byteString(path)}, 'Native', ${lineStructure})`;
  await maker.run(
    sql`INSERT INTO ${unfinished('lines')} (file, line, offset, length, time, text)
      SELECT r.file, r.line, r.offset, r.length, p.time, r.text FROM (${rows}) AS r
      LEFT ANY JOIN (SELECT file, line, time FROM ${unfinished('places')} WHERE ${within(span)}) AS p
      ON r.file = p.file AND r.line = p.line ${QUIET}, input_format_parallel_parsing = 0, max_insert_block_size = 262144`,
  );
}

function within({ first, last }: LineSpan): Sql {
  if (first.file === last.file)
    return sql`file = ${first.file} AND line BETWEEN ${first.line} AND ${last.line}`;
  return sql`(file = ${first.file} AND line >= ${first.line}) OR (file > ${first.file} AND file < ${last.file}) OR (file = ${last.file} AND line <= ${last.line})`;
}

const AT_ONCE = 1000;

/**
 * Lines of members that are not what the Case was made from go away again; of every record that has no line now its
 * place stays, without text.
 */
export async function settleLines(maker: Maker, others: readonly number[]): Promise<void> {
  for (let at = 0; at < others.length; at += AT_ONCE) {
    const some = others.slice(at, at + AT_ONCE);
    await maker.run(sql`DELETE FROM ${unfinished('lines')} WHERE file IN ${some}`);
  }
  const there = sql`SELECT DISTINCT file FROM ${unfinished('lines')}`;
  await maker.run(
    sql`INSERT INTO ${unfinished('lines')} (file, line, offset, length, time)
      SELECT file, line, offset, length, time FROM events WHERE file NOT IN (${there}) ${QUIET}`,
  );
  await maker.run(sql`DROP TABLE IF EXISTS ${unfinished('places')} SYNC`);
}

/** What is joined at once: its lines must lie in memory. */
const SLICE = { rows: 400_000, bytes: 100_000_000 };
const MINUTE = 60_000_000;

/** The events cut by time. */
export async function readSlices(maker: Maker): Promise<readonly Slice[]> {
  const rows = await maker.rows(
    sql`SELECT intDiv(toUnixTimestamp64Micro(time), ${MINUTE}) AS minute, count(), sum(length) FROM events GROUP BY minute ORDER BY minute`,
  );
  return slicesOf(
    rows.map(([minute, count, bytes]) => ({
      minute: Number(minute),
      rows: Number(count),
      bytes: Number(bytes),
    })),
    SLICE,
  );
}

function inSlice({ from, to, pieces }: Slice, piece: number): Sql {
  const at = (minute: number): Sql => sql`fromUnixTimestamp64Micro(${minute * MINUTE}, 'UTC')`;
  const time = sql`time >= ${at(from)} AND time < ${at(to)}`;
  return pieces === 1 ? time : sql`${time} AND line % ${pieces} = ${piece}`;
}

/** Puts the events of a slice beside their lines. */
export async function fillMoments(maker: Maker, slice: Slice): Promise<void> {
  for (let piece = 0; piece < slice.pieces; piece += 1) {
    const here = inSlice(slice, piece);
    await maker.run(
      sql`INSERT INTO ${unfinished('moments')} SELECT e.*, l.text
        FROM (SELECT * FROM events WHERE ${here}) AS e
        LEFT ANY JOIN (SELECT file, line, text FROM lines WHERE (file, line) IN (SELECT file, line FROM events WHERE ${here})) AS l
        ON e.file = l.file AND e.line = l.line ${QUIET}`,
    );
  }
}

/** Adds up the records of a slice by minute. */
export async function fillMinutes(maker: Maker, slice: Slice): Promise<void> {
  const names = trustedSql(STAGE_COLUMNS.minutes.map((c) => c.name).join(', '));
  // The column holds seconds in 32 bits; what claims to be of a later time counts at its end.
  const minute = sql`toDateTime(least(intDiv(toUnixTimestamp64Micro(time), ${MINUTE}) * 60, 4294967280), 'UTC')`;
  await maker.run(
    sql`INSERT INTO ${unfinished('minutes')} (${names})
      SELECT ${minute} AS at, file, action, outcome, protocol, account, address, count()
      FROM moments WHERE ${inSlice({ ...slice, pieces: 1 }, 0)}
      GROUP BY at, file, action, outcome, protocol, account, address ${QUIET}`,
  );
}
