/**
 * A worker thread: reads members into events and writes them as files of Native blocks. Started by ingest.ts, never
 * imported. The engine itself must not be loaded here (it ends the process when the thread ends).
 */
import { createWriteStream, type WriteStream } from 'node:fs';
import { join } from 'node:path';
import { parentPort, workerData } from 'node:worker_threads';
import { zone } from '../base/time.ts';
import { LineCutter } from '../evidence/lines.ts';
import { openMember } from '../evidence/open.ts';
import { fileFormats } from '../formats/index.ts';
import { blockBuilder } from '../store/native.ts';
import type { FromWorker, Job, ToWorker, WorkerSetup } from './job.ts';
import { Reader } from './reader.ts';

const ROWS_IN_BLOCK = 65_536;
const BLOCKS_IN_FILE = 4;
// Block files that wait for the engine: bounds the disk and keeps a fast reader from running away.
const WAITING = 2;

const port = parentPort;
const setup = workerData as WorkerSetup;
const builder = blockBuilder(ROWS_IN_BLOCK);
let files = 0;
let waiting = 0;
let wake: (() => void) | undefined;
let out: { readonly stream: WriteStream; readonly path: string; blocks: number; rows: number } | undefined;

function tell(message: FromWorker): void {
  port?.postMessage(message);
}

port?.on('message', (message: ToWorker) => {
  if ('job' in message) {
    read(message.job).catch((error: unknown) =>
      tell({
        kind: 'failed',
        file: message.job.file,
        error: error instanceof Error ? error.message : String(error),
      }),
    );
  } else if ('loaded' in message) {
    waiting -= 1;
    wake?.();
  } else finish().then(() => port.close());
});

async function read(job: Job): Promise<void> {
  const format = fileFormats.find((f) => f.id === job.format);
  const at = zone(job.zone === '' ? 'Z' : job.zone);
  if (format === undefined || at === undefined)
    throw new TypeError(`no such format or zone: ${job.format} ${job.zone}`);
  const problems: { problem: string; detail: string }[] = [];
  const reader = new Reader(job.file, format, { zone: at, year: job.year }, (place, fields) =>
    builder.add(place, fields),
  );
  const cutter = new LineCutter();
  const member = openMember(job, (problem, detail = '') => problems.push({ problem, detail }));
  for await (const chunk of member.chunks) {
    // A chunk of 1 MiB may hold more lines than a block has room for, so the block is written within it too.
    cutter.push(chunk, (text, offset, length, line) => {
      reader.line(text, offset, length, line);
      if (builder.rows() === ROWS_IN_BLOCK) writeBlock();
    });
    tell({ kind: 'progress', bytes: chunk.length });
    if (out !== undefined && out.blocks >= BLOCKS_IN_FILE) await closeFile();
  }
  cutter.end((text, offset, length, line) => reader.line(text, offset, length, line));
  if (cutter.longLines > 0) problems.push({ problem: 'long-line', detail: String(cutter.longLines) });
  tell({ kind: 'done', file: job.file, summary: reader.summary(), sha256: await member.sha256(), problems });
}

function writeBlock(): void {
  const rows = builder.rows();
  if (rows === 0) return;
  if (out === undefined) {
    const path = join(setup.directory, `${setup.name}-${files++}.native`);
    out = { stream: createWriteStream(path), path, blocks: 0, rows: 0 };
  }
  out.stream.write(builder.take());
  out.blocks += 1;
  out.rows += rows;
}

async function closeFile(): Promise<void> {
  if (out === undefined) return;
  const { stream, path, rows } = out;
  out = undefined;
  await new Promise<void>((resolve, reject) =>
    stream.end((error?: Error | null) => (error ? reject(error) : resolve())),
  );
  waiting += 1;
  tell({ kind: 'blocks', path, rows });
  while (waiting > WAITING) await new Promise<void>((resolve) => (wake = resolve));
}

async function finish(): Promise<void> {
  writeBlock();
  await closeFile();
}
