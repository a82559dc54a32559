import { byteString } from '../../base/text.ts';
import type { EvidenceFile } from '../../case/evidence.ts';
import { identifier, join, sql, trustedSql } from '../../store/sql.ts';
import type { Store } from '../../store/store.ts';

interface FileColumn {
  readonly name: string;
  readonly type: string;
  readonly means: string;
  readonly of: (file: EvidenceFile) => string | number;
}

/** Columns of the table `files`: the evidence of a case. */
export const FILE_COLUMNS: readonly FileColumn[] = [
  {
    name: 'file',
    type: 'UInt32',
    means: 'number of the evidence member, as in events',
    of: (f) => Number(f.id.slice(1)),
  },
  { name: 'filePath', type: 'String', means: 'path below the evidence folder', of: (f) => f.path },
  { name: 'member', type: 'String', means: 'member inside an archive, or empty', of: (f) => f.member },
  { name: 'sha256', type: 'String', means: 'SHA-256 of the file as it lies there', of: (f) => f.sha256 },
  { name: 'bytes', type: 'UInt64', means: 'bytes of it as it lies there', of: (f) => f.bytes },
  { name: 'format', type: 'String', means: 'format that reads it, context, or empty', of: (f) => f.format },
  { name: 'host', type: 'String', means: 'host that it is of', of: (f) => f.host },
  { name: 'zone', type: 'String', means: 'zone that stamps without one were read in', of: (f) => f.zone },
  { name: 'zoneSource', type: 'String', means: 'why that zone', of: (f) => f.zoneSource },
  {
    name: 'year',
    type: 'UInt16',
    means: 'year of the first line where stamps carry none',
    of: (f) => f.year,
  },
  { name: 'first', type: 'String', means: 'time of the earliest record, UTC', of: (f) => f.first ?? '' },
  { name: 'last', type: 'String', means: 'time of the latest record, UTC', of: (f) => f.last ?? '' },
  { name: 'lines', type: 'UInt64', means: 'lines', of: (f) => f.lines },
  { name: 'unread', type: 'UInt64', means: 'lines that no format takes', of: (f) => f.unread },
];

const AT_ONCE = 1000;

/** Makes the table `files` anew for the engine's present run: it is in memory, and every lane sees it. */
export async function loadFiles(store: Store, evidence: readonly EvidenceFile[]): Promise<void> {
  const fields = join(
    FILE_COLUMNS.map(({ name, type }) => sql`${identifier(name)} ${trustedSql(type)}`),
    ', ',
  );
  await store.run(sql`CREATE OR REPLACE TABLE files (${fields}) ENGINE = Memory`);
  for (let at = 0; at < evidence.length; at += AT_ONCE) {
    const some = evidence.slice(at, at + AT_ONCE);
    const lists = FILE_COLUMNS.map(({ of }) => sql`${some.map((f) => byteString(String(of(f))))}`);
    const picked = FILE_COLUMNS.map(
      ({ type }, i) => sql`CAST(tupleElement(f, ${trustedSql(String(i + 1))}) AS ${trustedSql(type)})`,
    );
    await store.run(
      sql`INSERT INTO files SELECT ${join(picked, ', ')} FROM (SELECT arrayJoin(arrayZip(${join(lists, ', ')})) AS f)`,
    );
  }
}
