import { columns } from '../../event/columns.ts';
import { layout } from '../../event/layout.ts';
import { identifier, join, type Sql, sql, trustedSql } from '../../store/sql.ts';

/** A column of a table that the page's records are kept in. */
export interface TableColumn {
  readonly name: string;
  readonly type: string;
  readonly means: string;
}

const FILE = { name: 'file', type: 'UInt32', means: 'number of the evidence member, as in events' };

/** Columns of `lines`, in order. */
const LINE_COLUMNS: readonly TableColumn[] = [
  FILE,
  { name: 'line', type: 'UInt32', means: 'line number in the member, from 1' },
  { name: 'offset', type: 'UInt64', means: 'byte offset of the line in the unpacked member' },
  { name: 'length', type: 'UInt32', means: 'bytes of the line without its line end' },
  { name: 'time', type: "DateTime64(6, 'UTC')", means: 'time of its record; 1970 where it has none' },
  {
    name: 'text',
    type: 'String',
    means: 'the line as it stands there, at most 1 MiB; empty when it was not read',
  },
];

/** Columns of `moments`, in order: those of `events`, and the line itself. */
const MOMENT_COLUMNS: readonly TableColumn[] = [
  ...layout.map(({ name, type }) => ({ name, type, means: columns[name].means })),
  {
    name: 'text',
    type: 'String',
    means: 'the line as it stands in the evidence, at most 1 MiB; empty when it could not be read again',
  },
];

const WORD = 'LowCardinality(String)';

/** Columns of `minutes`, in order. */
const MINUTE_COLUMNS: readonly TableColumn[] = [
  { name: 'minute', type: "DateTime('UTC')", means: 'a minute, UTC' },
  FILE,
  { name: 'action', type: WORD, means: 'as in events' },
  { name: 'outcome', type: WORD, means: 'as in events' },
  { name: 'protocol', type: WORD, means: 'as in events' },
  { name: 'account', type: WORD, means: 'as in events' },
  { name: 'address', type: WORD, means: 'as in events' },
  { name: 'records', type: 'UInt64', means: 'records of that minute that are alike in the other columns' },
];

/** What the tables are for, from the first that is made to the last; each under a name of its own until it is whole. */
export const STAGES = ['lines', 'moments', 'minutes'] as const;
export type Stage = (typeof STAGES)[number];

/** The columns of each table. */
export const STAGE_COLUMNS: Readonly<Record<Stage, readonly TableColumn[]>> = {
  lines: LINE_COLUMNS,
  moments: MOMENT_COLUMNS,
  minutes: MINUTE_COLUMNS,
};

/** Changes when the tables do: those of another version are made anew. */
export const TABLES_VERSION = 2;

/** Text in which every ASCII letter stands for itself, whatever bytes stand before it, so that its runs can be indexed. */
export const PLAIN_TEXT = trustedSql('lower(toValidUTF8(text))');

/** Letters in a run of the index of words; shorter words cannot be looked up in it. */
export const RUN = 4;

/** Which parts may hold a word: for 2,048 lines so large that few parts without a word of eight letters pass. */
export const WORDS_INDEX = sql`INDEX words ${PLAIN_TEXT} TYPE ngrambf_v1(${trustedSql(String(RUN))}, 16384, 2, 0) GRANULARITY 1`;

/** A table's name while it is being made. */
export function unfinished(stage: Stage | 'places'): Sql {
  return identifier(`${stage}_unfinished`);
}

/** Marks tell all of their key: else the engine leaves out file and line where times differ mostly, and so what is at a mark. */
export const WHOLE_KEYS = trustedSql('primary_key_ratio_of_unique_prefix_values_to_skip_suffix_columns = 1');

function columnsOf(list: readonly Pick<TableColumn, 'name' | 'type'>[]): Sql {
  return join(
    list.map(({ name, type }) => sql`${identifier(name)} ${trustedSql(type)}`),
    ', ',
  );
}

/** Makes the table of a stage under its unfinished name. Small granules: a page is few rows. */
export function createTable(stage: Stage | 'places'): Sql {
  const name = unfinished(stage);
  switch (stage) {
    case 'places':
      return sql`CREATE TABLE ${name} (file UInt32, line UInt32, time DateTime64(6, 'UTC')) ENGINE = MergeTree ORDER BY (file, line)`;
    case 'lines':
      return sql`CREATE TABLE ${name} (${columnsOf(LINE_COLUMNS)}) ENGINE = MergeTree ORDER BY (file, line) SETTINGS index_granularity = 1024`;
    case 'moments':
      return sql`CREATE TABLE ${name} (${columnsOf(MOMENT_COLUMNS)}, ${WORDS_INDEX}) ENGINE = MergeTree ORDER BY (time, file, line) SETTINGS index_granularity = 2048, ${WHOLE_KEYS}`;
    case 'minutes':
      return sql`CREATE TABLE ${name} (${columnsOf(MINUTE_COLUMNS)}) ENGINE = MergeTree ORDER BY (minute, file)`;
  }
}
