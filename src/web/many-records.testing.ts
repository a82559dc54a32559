import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Case, caseFile } from '../case/case.ts';
import { openChdb } from '../store/chdb.ts';
import { sql } from '../store/sql.ts';
import { printOf, readMarker, writeMarker } from './records/marker.ts';

/** Files of a copy are numbered so much higher than those of the copy before. */
const APART = 1000;

/**
 * Gives a case whose records are ready so many copies of all of its log files, each line with the time that it has: what
 * the page then makes of them it makes as from any evidence. The copies have no hash, since no file has them.
 */
export async function multiplyRecords(directory: string, copies: number): Promise<void> {
  const path = join(directory, 'case.json');
  const file = caseFile.parse(JSON.parse(readFileSync(path, 'utf8')));
  const more = [...Array(copies).keys()].flatMap((i) => copiesOf(file, i + 1));
  writeFileSync(path, `${JSON.stringify({ ...file, evidence: [...file.evidence, ...more] })}\n`);
  const store = openChdb(join(directory, 'db'));
  const other = sql`SELECT t.* REPLACE (toUInt32(t.file + n.number * ${APART}) AS file)`;
  const copied = sql`numbers(1, ${copies}) AS n`;
  await store.run(sql`INSERT INTO events ${other} FROM events AS t CROSS JOIN ${copied}`);
  await store.run(sql`INSERT INTO lines ${other} FROM lines AS t CROSS JOIN ${copied}`);
  await store.close();
  await keepLines(
    directory,
    more.map((e) => e.id),
  );
}

function copiesOf({ evidence }: Case, copy: number): Case['evidence'] {
  return evidence
    .filter(({ format }) => format !== '' && format !== 'context')
    .map((e) => ({
      ...e,
      id: `f${Number(e.id.slice(1)) + copy * APART}`,
      path: `copy-${copy}/${e.path}`,
      sha256: '',
    }));
}

/** The lines are whole; what is made of them is not. */
async function keepLines(directory: string, ids: readonly string[]): Promise<void> {
  const marker = await readMarker(directory);
  if (marker === undefined) throw new Error(`${directory}: its records are not ready`);
  const members = { ...marker.members, ...Object.fromEntries(ids.map((id) => [id, 'same' as const])) };
  await writeMarker(directory, { ...marker, members, done: ['lines'], print: await printOf(directory) });
}
