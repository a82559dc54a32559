import { type ChildProcess, fork } from 'node:child_process';
import { parse, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Sql } from './sql.ts';

/** What goes to the engine's process as a query. */
export interface Request {
  readonly id: number;
  /** The connection that answers it. */
  readonly lane: string;
  readonly text: string;
  readonly params: Sql['params'];
  readonly format: 'JSONCompactEachRow' | 'JSONCompactEachRowWithNames' | 'Null';
  /** After so many milliseconds the engine is ended: some functions heed no bound and no wish to end them. */
  readonly patience?: number;
}

/** All that goes to it: a query, the wish to end one, the wish to end. */
export type ToEngine = Request | { readonly cancel: number } | { readonly end: true };

/** What comes back. */
export interface Reply {
  readonly id: number;
  readonly bytes?: Uint8Array;
  readonly error?: string;
}

/** What the process writes, and where, when it finds what must not be opened. */
export const PLANTED = 'constat: not of this program: ';

/** What it ends with when a query went on and on. */
export const OUT_OF_PATIENCE = 75;

/** The engine gave an error, or its process ended. */
export class EngineError extends Error {
  override readonly name: string = 'EngineError';
}

/** The engine's process ended; another one may answer the same question. */
export class EngineEnded extends EngineError {
  override readonly name = 'EngineEnded';
}

/** The engine's process. */
export interface EngineProcess {
  /** Makes a query's text and params once its number is known, and gives the answer's bytes. */
  readonly send: (make: (id: number) => Omit<Request, 'id'>, signal?: AbortSignal) => Promise<Uint8Array>;
  readonly close: () => Promise<void>;
}

/** Who waits for an answer, by the number of the query. */
type Waiting = Map<
  number,
  { readonly resolve: (bytes: Uint8Array) => void; readonly reject: (error: Error) => void }
>;

/** The process and what is asked of it. */
interface Running {
  readonly child: ChildProcess;
  readonly waiting: Waiting;
  /** The number of the next query. */
  next: number;
  /** Why it ended. */
  ended: string | undefined;
}

/** Starts the engine's process over a folder of data. `onEnd` is told why when it ends, also when it was closed. */
export function startEngine(
  directory: string,
  onEnd: (why: string) => void = () => undefined,
): EngineProcess {
  const child = forkEngine(resolve(directory));
  const running: Running = { child, waiting: new Map(), next: 0, ended: undefined };
  let complaint = '';
  child.stderr?.on('data', (text: Buffer) => {
    complaint = (complaint + text.toString()).slice(-4000);
  });
  child.on('message', (reply: Reply) => settle(running.waiting, reply));
  const end = (why: string): void => {
    if (running.ended !== undefined) return;
    running.ended = why;
    for (const { reject } of running.waiting.values()) reject(new EngineEnded(why));
    running.waiting.clear();
    onEnd(why);
  };
  child.on('error', (error) => {
    // One that ran and ended says so below, with what it wrote.
    if (child.pid === undefined)
      end(`engine: cannot be started (${error.message}); run the same command again`);
  });
  // After `close` all that it wrote to stderr has come.
  child.on('close', (code, signal) => end(whyEnded(complaint, signal ?? code, directory)));
  return {
    send: (make, signal) => send(running, make, signal),
    close: () => close(child, running.waiting.size > 0),
  };
}

function forkEngine(folder: string): ChildProcess {
  return fork(fileURLToPath(new URL('./engine.js', import.meta.url)), [folder], {
    // The engine takes its settings from files where it is started, which may be the folder of a stranger's case.
    cwd: parse(folder).root,
    serialization: 'advanced',
    stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
    // A thread for each lane: a query that waits for one would wait for another lane.
    env: { ...process.env, UV_THREADPOOL_SIZE: '8' },
  });
}

function settle(waiting: Waiting, reply: Reply): void {
  const one = waiting.get(reply.id);
  waiting.delete(reply.id);
  if (reply.error === undefined) one?.resolve(reply.bytes ?? new Uint8Array());
  else one?.reject(new EngineError(reply.error));
}

function send(
  running: Running,
  make: (id: number) => Omit<Request, 'id'>,
  signal: AbortSignal | undefined,
): Promise<Uint8Array> {
  const { child, waiting } = running;
  return new Promise((resolve, reject) => {
    if (running.ended !== undefined) return reject(new EngineEnded(running.ended));
    if (signal?.aborted === true) return reject(interrupted());
    const id = running.next++;
    const request: ToEngine = { id, ...make(id) };
    const cancel = (): void => {
      waiting.delete(id);
      if (running.ended === undefined) child.send({ cancel: id } satisfies ToEngine);
      reject(interrupted());
    };
    signal?.addEventListener('abort', cancel, { once: true });
    const settled = <T>(then: (value: T) => void): ((value: T) => void) => {
      return (value) => {
        signal?.removeEventListener('abort', cancel);
        then(value);
      };
    };
    waiting.set(id, { resolve: settled(resolve), reject: settled(reject) });
    child.send(request);
  });
}

function interrupted(): Error {
  return new DOMException('interrupted', 'AbortError');
}

function whyEnded(complaint: string, how: string | number | null, directory: string): string {
  if (complaint.includes('Another server instance in same directory'))
    return `engine: another constat has the records in ${directory} open; end it and try again`;
  if (how === OUT_OF_PATIENCE)
    return 'engine: a question went on beyond its time and could not be stopped, so its process was ended; ask for less at once';
  const planted = complaint.split('\n').find((line) => line.startsWith(PLANTED));
  if (planted !== undefined)
    return `engine: ${planted.slice(PLANTED.length)} in ${directory} was not made by constat; do not trust this case, and investigate the evidence yourself`;
  return `engine: its process ended (${how}) ${complaint.trim().slice(-2000)}; run the same command again`;
}

function close(child: ChildProcess, isBusy: boolean): Promise<void> {
  return new Promise((resolve) => {
    if (child.exitCode !== null || child.signalCode !== null || child.pid === undefined) return resolve();
    child.once('exit', () => resolve());
    // Asked to end, the engine waits for its running queries; killed, it loses nothing that it acknowledged.
    if (isBusy || !child.connected) child.kill('SIGKILL');
    else child.send({ end: true } satisfies ToEngine);
  });
}
