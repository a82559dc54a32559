import { mkdir, rm } from 'node:fs/promises';
import { Worker } from 'node:worker_threads';
import type { FromReader, LineSpan, ReaderSetup, RereadJob, ToReader } from './jobs.ts';
import type { MemberState } from './marker.ts';

/** What reading evidence again tells. */
export interface RereadHandlers {
  /** Loads a file of blocks, which is removed afterwards. */
  readonly load: (path: string, span: LineSpan) => Promise<void>;
  readonly onMember: (number: number, state: MemberState) => void;
  readonly onLines: (lines: number) => void;
  readonly signal: AbortSignal;
}

/**
 * Reads files of evidence again in a thread of its own. `directory` holds what waits for the engine; it is made and
 * removed. A file that fails is reported as unreadable.
 */
export async function reread(
  jobs: readonly RereadJob[],
  directory: string,
  handlers: RereadHandlers,
): Promise<void> {
  await rm(directory, { recursive: true, force: true });
  await mkdir(directory, { recursive: true, mode: 0o700 });
  try {
    await run(jobs, { directory }, handlers);
  } finally {
    await rm(directory, { recursive: true, force: true });
  }
}

function run(jobs: readonly RereadJob[], setup: ReaderSetup, handlers: RereadHandlers): Promise<void> {
  return new Promise((resolve, reject) => {
    const worker = new Worker(new URL('./reader.js', import.meta.url), { workerData: setup });
    const queue = [...jobs];
    let current: RereadJob | undefined;
    let loading: Promise<void> = Promise.resolve();
    const tell = (message: ToReader): void => worker.postMessage(message);
    const stop = (why: unknown): void => void worker.terminate().then(() => reject(why));
    const interrupt = (): void => stop(new DOMException('interrupted', 'AbortError'));
    const next = (): void => {
      current = queue.shift();
      tell(current === undefined ? { end: true } : { job: current });
    };
    handlers.signal.addEventListener('abort', interrupt, { once: true });
    worker.on('message', (message: FromReader) => {
      if (message.kind === 'blocks') {
        loading = loading.then(async () => {
          await handlers.load(message.path, message.span);
          await rm(message.path, { force: true });
          tell({ loaded: true });
        });
        loading.catch(stop);
      } else if (handOn(message, current, handlers)) next();
    });
    worker.on('error', reject);
    worker.on('exit', () => {
      handlers.signal.removeEventListener('abort', interrupt);
      loading.then(resolve, reject);
    });
    if (handlers.signal.aborted) interrupt();
    else next();
  });
}

/** Hands on what the reader says of a job; `true` when it is through with it. */
function handOn(
  message: Exclude<FromReader, { readonly kind: 'blocks' }>,
  job: RereadJob | undefined,
  { onLines, onMember }: RereadHandlers,
): boolean {
  switch (message.kind) {
    case 'progress':
      onLines(message.lines);
      return false;
    case 'member':
      onMember(message.number, message.state);
      return false;
    case 'failed':
      for (const { number } of job?.wanted ?? []) onMember(number, 'unreadable');
      return true;
    case 'done':
      return true;
  }
}
