/**
 * A worker thread: reads members into events and writes them as files of Native blocks. Started by ingest.ts, never
 * imported. The engine itself must not be loaded here (it ends the process when the thread ends).
 */
import { createWriteStream, type WriteStream } from 'node:fs';
import { join } from 'node:path';
import { parentPort, workerData } from 'node:worker_threads';
import { zone } from '../base/time.ts';
import { LineCutter, type OnLine } from '../evidence/lines.ts';
import { type OpenMember, openMembers } from '../evidence/open.ts';
import { fileFormats } from '../formats/index.ts';
import { blockBuilder } from '../store/native.ts';
import { clientNamed } from './client-names.ts';
import type { FromWorker, Job, ReadMember, Target, ToWorker, WorkerSetup } from './job.ts';
import { clientBehind, isTrusted } from './proxies.ts';
import { type Emit, Reader } from './reader.ts';

const ROWS_IN_BLOCK = 65_536;
const BLOCKS_IN_FILE = 4;
const ROWS_WORTH_LOADING = 20_000;
// Block files that wait for the engine: bounds the disk and keeps a fast reader from running away.
const WAITING = 2;
// Unpacked pieces may be small; a message for each would cost more than reading them.
const SAID_AT_ONCE = 4 * 1024 * 1024;

const port = parentPort;
const setup = workerData as WorkerSetup;
const builder = blockBuilder(ROWS_IN_BLOCK);
// Members read to their end: those whose last rows still wait in the builder, and those whose rows are written.
let read: number[] = [];
let written: number[] = [];
let files = 0;
let unsaid = 0;
let waiting = 0;
let wake: (() => void) | undefined;
let out: { readonly stream: WriteStream; readonly path: string; blocks: number; rows: number } | undefined;

const trusted = isTrusted(setup.proxies);

const emit: Emit = (place, fields) => {
  const client =
    (setup.proxies.length === 0 ? undefined : clientBehind(fields, trusted)) ??
    (setup.clientNames.size === 0 ? undefined : clientNamed(fields, setup.clientNames));
  builder.add(place, client === undefined ? fields : { ...fields, address: client });
};

function tell(message: FromWorker): void {
  port?.postMessage(message);
}

port?.on('message', (message: ToWorker) => {
  if ('job' in message) {
    readFile(message.job).catch((error: unknown) =>
      tell({ kind: 'failed', error: error instanceof Error ? error.message : String(error) }),
    );
  } else if ('loaded' in message) {
    waiting -= 1;
    wake?.();
  } else finish().then(() => port.close());
});

function sayProgress(): void {
  tell({ kind: 'progress', bytes: unsaid });
  unsaid = 0;
}

async function readFile(job: Job): Promise<void> {
  for await (const member of openMembers(job.file)) {
    const target = job.targets.find((t) => t.index === member.index);
    if (target === undefined) continue;
    tell({ kind: 'member', member: await readTarget(target, member) });
    read.push(target.number);
  }
  // Enough rows for an insert of their own: loaded now, they are not lost with the files that follow.
  if (builder.rows() + (out?.rows ?? 0) >= ROWS_WORTH_LOADING) {
    writeBlock();
    await closeFile();
  }
  tell({ kind: 'done' });
}

async function readTarget(target: Target, member: OpenMember): Promise<ReadMember> {
  const format = fileFormats.find((f) => f.id === target.format);
  const at = zone(target.zone === '' ? 'Z' : target.zone);
  if (format === undefined || at === undefined)
    throw new TypeError(`no such format or zone: ${target.format} ${target.zone}`);
  const calendar = { zone: at, year: target.year, ahead: target.ahead };
  const reader = new Reader(target.number, format, calendar, emit);
  const cutter = new LineCutter();
  const onLine: OnLine = (text, offset, length, line) => {
    reader.line(text, offset, length, line);
    // A chunk may hold more lines than a block has room for, so the block is written in the midst of it.
    if (builder.rows() === ROWS_IN_BLOCK) writeBlock();
  };
  for await (const chunk of member.chunks) {
    cutter.push(chunk, onLine);
    unsaid += chunk.length;
    if (unsaid >= SAID_AT_ONCE) sayProgress();
    if (out !== undefined && out.blocks >= BLOCKS_IN_FILE) await closeFile();
  }
  cutter.end(onLine);
  sayProgress();
  const { sha256, problems } = await member.finish();
  const long =
    cutter.longLines === 0
      ? []
      : [{ shown: member.file.shown, problem: 'long-line', detail: String(cutter.longLines) } as const];
  return { number: target.number, summary: reader.summary(), sha256, problems: [...problems, ...long] };
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
  written.push(...read);
  read = [];
}

async function closeFile(): Promise<void> {
  if (out === undefined) return;
  const { stream, path, rows } = out;
  const complete = written;
  out = undefined;
  written = [];
  await new Promise<void>((resolve, reject) =>
    stream.end((error?: Error | null) => (error ? reject(error) : resolve())),
  );
  waiting += 1;
  tell({ kind: 'blocks', path, rows, complete });
  while (waiting > WAITING) await new Promise<void>((resolve) => (wake = resolve));
}

async function finish(): Promise<void> {
  writeBlock();
  await closeFile();
}
