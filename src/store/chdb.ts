import { type ChildProcess, fork } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { byteString } from '../base/text.ts';
import { oneQuery, refuseReaching } from './ask.ts';
import { asBytes } from './bind.ts';
import { structure } from './native.ts';
import { type Sql, sql, trustedSql } from './sql.ts';
import type { Limits, Row, Store } from './store.ts';

/** What goes to the engine's process. */
export interface Request {
  readonly id: number;
  readonly text: string;
  readonly params: Sql['params'];
  readonly format: 'JSONCompactEachRow' | 'JSONCompactEachRowWithNames' | 'Null';
}

/** What comes back. */
export interface Reply {
  readonly id: number;
  readonly bytes?: Uint8Array;
  readonly error?: string;
}

/** The engine gave an error, or its process ended. */
export class EngineError extends Error {
  override readonly name = 'EngineError';
}

/**
 * ClickHouse in a forked process of its own: a crash of the engine is an error here and not the end of the case.
 * `directory` holds its data; one process at a time may have it.
 */
export function openChdb(directory: string, options: { readonly memoryBytes?: number } = {}): Store {
  const child = fork(fileURLToPath(new URL('./engine.js', import.meta.url)), [directory], {
    serialization: 'advanced',
    stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
  });
  const { send, isBusy } = sender(child);
  const memory = trustedSql(String(options.memoryBytes ?? 1_200_000_000));
  const query = async (text: Sql, format: Request['format']): Promise<string> => {
    const bytes = await send(sql`${text} SETTINGS max_memory_usage = ${memory}`, format);
    return Buffer.from(bytes).toString('latin1');
  };
  return {
    run: async (statement) => void (await send(statement, 'Null')),
    rows: async (text) => parseRows(await query(text, 'JSONCompactEachRow')),
    ask: (text, limits) => ask(send, text, limits),
    load: loader(send),
    close: () => close(child, isBusy()),
  };
}

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

type Send = (text: Sql, format: Request['format']) => Promise<Uint8Array>;

function sender(child: ChildProcess): { readonly send: Send; readonly isBusy: () => boolean } {
  const waiting = new Map<number, { resolve: (bytes: Uint8Array) => void; reject: (error: Error) => void }>();
  let next = 0;
  let complaint = '';
  let ended: string | undefined;
  child.stderr?.on('data', (text: Buffer) => {
    complaint = (complaint + text.toString()).slice(-2000);
  });
  child.on('message', (reply: Reply) => {
    const one = waiting.get(reply.id);
    waiting.delete(reply.id);
    if (reply.error === undefined) one?.resolve(reply.bytes ?? new Uint8Array());
    else one?.reject(new EngineError(reply.error));
  });
  child.on('exit', (code, signal) => {
    ended = `engine: its process ended (${signal ?? code}) ${complaint.trim()}; run the same command again`;
    for (const { reject } of waiting.values()) reject(new EngineError(ended));
    waiting.clear();
  });
  const send: Send = (text, format) =>
    new Promise((resolve, reject) => {
      if (ended !== undefined) return reject(new EngineError(ended));
      const request: Request = { id: next++, ...asBytes(text), format };
      waiting.set(request.id, { resolve, reject });
      child.send(request);
    });
  return { send, isBusy: () => waiting.size > 0 };
}

function close(child: ChildProcess, isBusy: boolean): Promise<void> {
  return new Promise((resolve) => {
    if (child.exitCode !== null || child.signalCode !== null) return resolve();
    child.once('exit', () => resolve());
    // Asked to end, the engine waits for its running queries; killed, it loses nothing that it acknowledged.
    if (isBusy) child.kill('SIGKILL');
    else child.send({ id: -1 });
  });
}

/** Rows of JSONCompactEachRow. The engine writes two characters beyond latin1 as escapes; they become their bytes. */
function parseRows(text: string): readonly Row[] {
  const safe = text.includes('\\u20')
    ? text.replace(/\\u202([89])/g, (_, last: string) => `\u00e2\u0080${last === '8' ? '\u00a8' : '\u00a9'}`)
    : text;
  // One document is read several times faster than a line at a time; no line end stands within a row.
  return JSON.parse(`[${safe.trimEnd().replaceAll('\n', ',')}]`) as Row[];
}

async function ask(send: Send, text: string, limits: Limits): ReturnType<Store['ask']> {
  const query = oneQuery(text);
  const list = async (statement: Sql): Promise<readonly string[]> =>
    parseRows(Buffer.from(await send(statement, 'JSONCompactEachRow')).toString('latin1')).map(([c]) =>
      String(c),
    );
  const functions = await list(sql`SELECT lower(name) FROM system.table_functions`);
  refuseReaching(await list(trustedSql(`EXPLAIN AST SELECT * FROM (\n${query}\n)`)), new Set(functions));
  const settings = {
    // First: from here on the query may set nothing itself.
    readonly: 1,
    allow_ddl: 0,
    max_execution_time: limits.seconds,
    max_memory_usage: limits.memoryBytes,
    max_result_bytes: 256_000_000,
    // The outer query has no order of its own and must keep the inner one's.
    query_plan_remove_redundant_sorting: 0,
  };
  const given = Object.entries(settings).map(([name, value]) => `${name} = ${value}`);
  const bound = `SELECT * FROM (\n${query}\n) LIMIT ${limits.rows} SETTINGS ${given.join(', ')}`;
  const bytes = await send(trustedSql(bound), 'JSONCompactEachRowWithNames');
  const [names = [], ...rows] = parseRows(Buffer.from(bytes).toString('latin1'));
  return { columns: names.map(String), rows };
}
