import { mkdir, rm } from 'node:fs/promises';
import { Worker } from 'node:worker_threads';
import type { Store } from '../store/store.ts';
import type { FromWorker, Job, ReadMember, ToWorker, WorkerSetup } from './job.ts';

/** Options of {@link loadAll}. */
export interface LoadOptions {
  /** A folder for files that wait for the engine; made and removed. */
  readonly directory: string;
  /** Networks of proxies whose forwarded-for values are believed. */
  readonly proxies: readonly string[];
  /** Addresses of clients that web servers log by name; none before they were learnt. */
  readonly clientNames?: ReadonlyMap<string, string>;
  /** Worker threads. */
  readonly threads: number;
  /** Called with the unpacked bytes that were read. */
  readonly onProgress: (bytes: number) => void;
  readonly signal?: AbortSignal;
  /** Called when all rows of a member are in the engine for good. */
  readonly onComplete?: (member: ReadMember) => void;
}

/**
 * Reads all files in worker threads and loads their events into the store. A file that fails is reported with its
 * error and does not stop the others. Gives what was found by the number of the member, and errors by path.
 */
export async function loadAll(
  jobs: readonly Job[],
  store: Store,
  options: LoadOptions,
): Promise<{
  readonly members: ReadonlyMap<number, ReadMember>;
  readonly failed: ReadonlyMap<string, string>;
}> {
  await mkdir(options.directory, { recursive: true });
  const queue = [...jobs].sort(
    (a, b) => b.file.bytes - a.file.bytes || (a.file.shown < b.file.shown ? -1 : 1),
  );
  const members = new Map<number, ReadMember>();
  const failed = new Map<string, string>();
  const handlers: Handlers = {
    onMember: (member) => members.set(member.number, member),
    onFailed: (path, error) => failed.set(path, error),
    onProgress: options.onProgress,
    onComplete: (numbers) => {
      for (const n of numbers) {
        const member = members.get(n);
        if (member !== undefined) options.onComplete?.(member);
      }
    },
    load: loaderInto(store),
    signal: options.signal,
  };
  const { directory, proxies, clientNames = new Map() } = options;
  const threads = Math.max(1, Math.min(options.threads, jobs.length));
  try {
    await Promise.all(
      Array.from({ length: threads }, (_, i) =>
        runWorker({ directory, name: `w${i}`, proxies, clientNames }, queue, handlers),
      ),
    );
  } finally {
    await rm(directory, { recursive: true, force: true });
  }
  return { members, failed };
}

/** Loads files of blocks one after the other, and removes each. */
function loaderInto(store: Store): (path: string) => Promise<void> {
  const inTurn = sequence();
  return (path) =>
    inTurn(async () => {
      await store.load(path);
      await rm(path, { force: true });
    });
}

interface Handlers {
  readonly onMember: (member: ReadMember) => void;
  readonly onFailed: (path: string, error: string) => void;
  readonly onProgress: (bytes: number) => void;
  readonly onComplete: (numbers: readonly number[]) => void;
  readonly load: (path: string) => Promise<void>;
  readonly signal: AbortSignal | undefined;
}

function runWorker(setup: WorkerSetup, queue: Job[], handlers: Handlers): Promise<void> {
  return new Promise((resolve, reject) => {
    const worker = new Worker(new URL('./worker.js', import.meta.url), { workerData: setup });
    const loads: Promise<void>[] = [];
    let current: Job | undefined;
    const tell = (message: ToWorker): void => worker.postMessage(message);
    const next = (): void => {
      current = queue.shift();
      tell(current === undefined ? { end: true } : { job: current });
    };
    const stop = (): void =>
      void worker.terminate().then(() => reject(new DOMException('interrupted', 'AbortError')));
    handlers.signal?.addEventListener('abort', stop, { once: true });
    worker.on('message', (message: FromWorker) => {
      if (message.kind === 'progress') handlers.onProgress(message.bytes);
      else if (message.kind === 'blocks') {
        const load = handlers.load(message.path).then(() => {
          handlers.onComplete(message.complete);
          tell({ loaded: true });
        });
        loads.push(load);
        load.catch((error: unknown) => worker.terminate().then(() => reject(error)));
      } else if (message.kind === 'member') handlers.onMember(message.member);
      else {
        if (message.kind === 'failed') handlers.onFailed(current?.file.shown ?? '', message.error);
        next();
      }
    });
    worker.on('error', (error) =>
      reject(current === undefined ? error : new Error(`${current.file.shown}: ${error.message}`)),
    );
    worker.on('exit', () => {
      handlers.signal?.removeEventListener('abort', stop);
      Promise.all(loads).then(() => resolve(), reject);
    });
    next();
  });
}

/** Runs tasks one after the other. */
function sequence(): (task: () => Promise<void>) => Promise<void> {
  let last: Promise<void> = Promise.resolve();
  return (task) => {
    const run = last.then(task);
    last = run.catch(() => undefined);
    return run;
  };
}
