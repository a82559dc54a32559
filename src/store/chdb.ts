import { byteString } from '../base/text.ts';
import { oneQuery, refuseReaching } from './ask.ts';
import { asBytes, asLiterals } from './bind.ts';
import { structure } from './native.ts';
import { type Request, startEngine } from './process.ts';
import { type Sql, sql, trustedSql } from './sql.ts';
import type { Row, Store } from './store.ts';

/** How the engine is opened. */
export interface ChdbOptions {
  /** What one query may take. */
  readonly memoryBytes?: number;
  /** Told why when the engine's process ends. */
  readonly onEnd?: (why: string) => void;
}

/**
 * ClickHouse in a forked process of its own: a crash of the engine is an error here and not the end of the case.
 * `directory` holds its data; one process at a time may have it.
 */
export function openChdb(directory: string, options: ChdbOptions = {}): Store {
  const engine = startEngine(directory, options.onEnd);
  const memory = String(options.memoryBytes ?? 1_200_000_000);
  const sendTo =
    (lane: string): Send =>
    (text, format, signal, patience) => {
      // Queries with bound values wait for one another whatever their lane, so only the first lane binds.
      const bound = lane === '' ? asBytes(text) : asLiterals(text);
      const make = (id: number): Omit<Request, 'id'> => ({
        lane,
        format,
        params: bound.params,
        text: numbered(bound.text, id),
        ...(patience === undefined ? {} : { patience }),
      });
      return engine.send(make, signal);
    };
  const lane = (name: string): Pick<Store, 'run' | 'rows'> => {
    const send = sendTo(name);
    const settings = trustedSql(`SETTINGS max_memory_usage = ${memory}, log_comment = '${COMMENT}'`);
    return {
      run: async (statement) => void (await send(statement, 'Null')),
      rows: async (text, signal) =>
        parseRows(await send(sql`${text} ${settings}`, 'JSONCompactEachRow', signal)),
    };
  };
  return {
    ...lane(''),
    ask: (text, limits, signal) => ask(sendTo('ask'), text, limits, signal),
    plan: (text, limits, signal) => plan(sendTo('ask'), text, limits, signal),
    load: loader(sendTo('')),
    lane,
    close: engine.close,
  };
}

// Stands for the query's number, by which it can be ended. It comes last: what comes before may be a person's.
const COMMENT = 'constat-query-number';

function numbered(text: string, id: number): string {
  const at = text.lastIndexOf(COMMENT);
  return at < 0 ? text : `${text.slice(0, at)}constat-${id}${text.slice(at + COMMENT.length)}`;
}

type Send = (
  text: Sql,
  format: Request['format'],
  signal?: AbortSignal,
  patience?: number,
) => Promise<Uint8Array>;

/** What a question may take beyond its bound before the engine is ended, milliseconds. */
const GRACE = 5000;

// The engine refuses inserts into a table of thousands of parts; up to here merging only takes time from reading.
const LOADS_UNMERGED = 200;

/** Loads files of blocks. Merging begins only when there are many parts: while evidence is read it has the cores. */
function loader(send: Send): Store['load'] {
  let loads = 0;
  return async (file) => {
    if (loads === 0) await send(sql`SYSTEM STOP MERGES events`, 'Null');
    if (loads === LOADS_UNMERGED) await send(sql`SYSTEM START MERGES events`, 'Null');
    loads += 1;
    await send(
      sql`INSERT INTO events SELECT * FROM file(${byteString(file)}, 'Native', ${structure}) SETTINGS max_insert_threads = 1, max_insert_block_size = 262144, input_format_parallel_parsing = 0`,
      'Null',
    );
  };
}

/** Rows of JSONCompactEachRow. The engine writes two characters beyond latin1 as escapes; they become their bytes. */
function parseRows(bytes: Uint8Array): readonly Row[] {
  const text = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('latin1');
  const safe = text.includes('\\u20')
    ? text.replace(/\\u202([89])/g, (_, last: string) => `\u00e2\u0080${last === '8' ? '\u00a8' : '\u00a9'}`)
    : text;
  // One document is read several times faster than a line at a time; no line end stands within a row.
  return JSON.parse(`[${safe.trimEnd().replaceAll('\n', ',')}]`) as Row[];
}

async function ask(
  send: Send,
  text: string,
  limits: Parameters<Store['ask']>[1],
  signal: AbortSignal | undefined,
): ReturnType<Store['ask']> {
  const query = await checked(send, text, signal);
  const settings = {
    // First: from here on the query may set nothing itself.
    readonly: 1,
    allow_ddl: 0,
    max_execution_time: limits.seconds,
    max_memory_usage: limits.memoryBytes,
    max_result_bytes: 256_000_000,
    // The outer query has no order of its own and must keep the inner one's.
    query_plan_remove_redundant_sorting: 0,
    log_comment: `'${COMMENT}'`,
  };
  const given = Object.entries(settings).map(([name, value]) => `${name} = ${value}`);
  const bound = `SELECT * FROM (\n${query}\n) LIMIT ${limits.rows} SETTINGS ${given.join(', ')}`;
  const bytes = await send(
    trustedSql(bound),
    'JSONCompactEachRowWithNames',
    signal,
    limits.seconds * 1000 + GRACE,
  );
  const [names = [], ...rows] = parseRows(bytes);
  return { columns: names.map(String), rows };
}

/** A query by a person as one expression, after its tree was looked through. */
async function checked(send: Send, text: string, signal: AbortSignal | undefined): Promise<string> {
  const query = oneQuery(text);
  const functions = await list(send, sql`SELECT lower(name) FROM system.table_functions`, signal);
  const tree = await list(send, trustedSql(`EXPLAIN AST SELECT * FROM (\n${query}\n)`), signal);
  refuseReaching(tree, new Set(functions));
  return query;
}

async function list(
  send: Send,
  statement: Sql,
  signal: AbortSignal | undefined,
  patience?: number,
): Promise<readonly string[]> {
  const bytes = await send(statement, 'JSONCompactEachRow', signal, patience);
  return parseRows(bytes).map(([c]) => String(c));
}

/** How the engine would answer a query by a person: the words around it are ours, and nothing of it runs. */
async function plan(
  send: Send,
  text: string,
  limits: Parameters<Store['ask']>[1],
  signal: AbortSignal | undefined,
): ReturnType<Store['plan']> {
  const query = await checked(send, text, signal);
  // A part of a query that is a constant is run to know it.
  const bounds = `readonly = 1, max_execution_time = ${limits.seconds}, max_memory_usage = ${limits.memoryBytes}`;
  return list(
    send,
    trustedSql(
      `EXPLAIN PLAN indexes = 1 SELECT * FROM (\n${query}\n) LIMIT ${limits.rows} SETTINGS ${bounds}`,
    ),
    signal,
    limits.seconds * 1000 + GRACE,
  );
}
