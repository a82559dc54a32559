import { join } from 'node:path';
import { UserError } from '../base/errors.ts';
import { cell, readable } from '../base/text.ts';
import { columns } from '../event/columns.ts';
import { layout } from '../event/layout.ts';
import { openChdb } from '../store/chdb.ts';
import type { Row, Store } from '../store/store.ts';
import { FILE_COLUMNS, loadFiles } from '../web/records/files-table.ts';
import { tablesMade } from '../web/records/marker.ts';
import { STAGE_COLUMNS, type Stage } from '../web/records/tables.ts';
import { caseDirectory, isFile, openCase } from './case-folder.ts';
import { CASE_OPTION, type Command, type Given, QUIET_OPTION, VERBOSE_OPTION } from './command.ts';
import { type Io, write } from './io.ts';
import { wholeNumber } from './members.ts';
import { countText, shown, table } from './table.ts';

const FORMATS = ['table', 'csv', 'tsv', 'json', 'jsonl'] as const;
type Format = (typeof FORMATS)[number];

/** `constat query`: read-only SQL over a case. */
export const query: Command = {
  name: 'query',
  group: 'Look',
  usage: '[sql] [case]',
  summary: 'read-only SQL over the events of a case; --tables lists the schema',
  examples: [
    'constat query --tables',
    'constat query "SELECT account, address, count() AS n FROM events WHERE action = \'sign-in\' GROUP BY account, address ORDER BY n DESC"',
    'constat query --format csv "SELECT time, filePath, line FROM events JOIN files USING file WHERE account = \'hr\'" ./evidence.case',
  ],
  options: [
    { flags: '--tables', means: 'the tables and columns, with what they mean' },
    {
      flags: '--format <FORMAT>',
      means: 'form of the rows; table on a terminal, else tsv',
      choices: FORMATS,
    },
    { flags: '--json', means: 'short for --format json; errors as JSON on stderr' },
    { flags: '--rows <N>', means: 'rows at most (default 1000)' },
    { flags: '--timeout <SECONDS>', means: 'time at most (default 60)' },
    { flags: '--memory <MB>', means: 'memory at most, megabytes (default 1000)' },
    CASE_OPTION,
    QUIET_OPTION,
    VERBOSE_OPTION,
  ],
  notes: [
    'One SELECT (or WITH … SELECT) in the SQL of ClickHouse, over the tables events and files, and moments, lines and minutes where constat serve has made them: --tables lists them. Nothing can be changed, no file and no network be reached. Times are UTC.',
  ],
  run: async (given, io) => {
    const format = formatOf(given, io);
    const [sql, named] = given.args;
    if (given.flag('tables')) {
      // With --tables the first argument may be the case: there is no question.
      const tables = await tablesOf(given.text('case') ?? named ?? sql, io);
      await write(io.stdout, render(SCHEMA_COLUMNS, schemaRows(tables), format));
      return 0;
    }
    if (sql === undefined) {
      throw new UserError(
        'query',
        'no SQL was given',
        'give one SELECT; constat query --tables lists the columns',
      );
    }
    const rows = wholeNumber(given, 'rows', 1, 10_000_000) ?? 1000;
    const limits = {
      // One more than asked for tells whether there are more.
      rows: rows + 1,
      seconds: wholeNumber(given, 'timeout', 1, 86_400) ?? 60,
      memoryBytes: (wholeNumber(given, 'memory', 50, 1_000_000) ?? 1000) * 1_000_000,
    };
    const answer = await withStore(given.text('case') ?? named, io, (store) => store.ask(sql, limits));
    await write(io.stdout, render(answer.columns, answer.rows.slice(0, rows), format));
    if (answer.rows.length > rows && !given.flag('quiet')) {
      await write(io.stderr, `constat: only the first ${countText(rows)} rows; --rows gives more\n`);
    }
    return 0;
  },
};

function formatOf(given: Given, io: Io): Format {
  if (given.flag('json')) return 'json';
  return FORMATS.find((f) => f === given.text('format')) ?? (io.stdout.isTTY ? 'table' : 'tsv');
}

async function withStore<T>(
  named: string | undefined,
  io: Io,
  use: (store: Store) => Promise<T>,
): Promise<T> {
  const opened = await openCase(named, io);
  const directory = join(opened.directory, 'db');
  if (await isFile(directory))
    throw new UserError(directory, 'is no folder', 'investigate again with --force', 1);
  const store = openChdb(directory);
  const stop = (): void => void store.close();
  io.signal.addEventListener('abort', stop, { once: true });
  try {
    await loadFiles(store, opened.file.evidence);
    return await use(store);
  } finally {
    io.signal.removeEventListener('abort', stop);
    await store.close();
  }
}

const SCHEMA_COLUMNS = ['table', 'column', 'type', 'meaning'];

function schemaRows(tables: readonly Stage[]): readonly Row[] {
  return [
    ...layout.map(({ name, type }) => ['events', name, type, columns[name].means]),
    ...FILE_COLUMNS.map(({ name, type, means }) => ['files', name, type, means]),
    ...tables.flatMap((table) =>
      STAGE_COLUMNS[table].map(({ name, type, means }) => [table, name, type, means]),
    ),
  ];
}

/** Tables that `constat serve` made in the case, if one is there. */
async function tablesOf(named: string | undefined, io: Io): Promise<readonly Stage[]> {
  const directory = await caseDirectory(named, io).catch(() => undefined);
  return directory === undefined ? [] : tablesMade(directory);
}

/** Rows in a form. Text of evidence comes as byte strings. */
function render(names: readonly string[], rows: readonly Row[], format: Format): string {
  const head = names.map((n) => readable(n));
  switch (format) {
    case 'table':
      return lines(table([head.map((h) => shown(h)), ...rows.map((r) => r.map((v) => shown(plain(v))))]));
    case 'tsv':
      return lines([head, ...rows.map((r) => r.map(plain).map(readable))].map((r) => r.map(cell).join('\t')));
    case 'csv':
      return lines([head, ...rows.map((r) => r.map(plain).map(readable))].map((r) => r.map(csv).join(',')));
    case 'json':
      return `${JSON.stringify({ schema: 'constat.rows/1', columns: head, rows: rows.map((r) => r.map(decoded)) })}\n`;
    case 'jsonl':
      return lines(
        rows.map((r) => JSON.stringify(Object.fromEntries(head.map((h, i) => [h, decoded(r[i] ?? null)])))),
      );
  }
}

type Value = Row[number];

function plain(value: Value): string {
  if (value === null) return '';
  return typeof value === 'object' ? JSON.stringify(value) : String(value);
}

function decoded(value: Value): unknown {
  if (typeof value === 'string') return readable(value);
  // Nested arrays and maps of the engine come through as they are.
  return Array.isArray(value) ? value.map((v: Value) => decoded(v)) : value;
}

// RFC 4180.
function csv(text: string): string {
  const safe = cell(text);
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

function lines(all: readonly string[]): string {
  return all.map((line) => `${line}\n`).join('');
}
