/**
 * A worker thread: reads files of evidence again, hashes them, and writes the lines of their members as files of
 * Native blocks. Started by reread.ts, never imported.
 */
import { closeSync, openSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { parentPort, workerData } from 'node:worker_threads';
import { LineCutter, type OnLine } from '../../evidence/lines.ts';
import { type OpenMember, openMembers, type Reading } from '../../evidence/open.ts';
import { lineBlocks } from '../../store/line-blocks.ts';
import type { FromReader, LineSpan, ReaderSetup, RereadJob, ToReader, Wanted } from './jobs.ts';
import type { MemberState } from './marker.ts';

const ROWS_IN_BLOCK = 65_536;
// Few lines may be long ones: a block is bounded by its bytes too.
const BYTES_IN_BLOCK = 16 * 1024 * 1024;
const BYTES_IN_FILE = 48 * 1024 * 1024;
const ROWS_IN_FILE = 262_144;
// Files of blocks that wait for the engine.
const WAITING = 2;
const SAID_AT_ONCE = 50_000;

const port = parentPort;
const setup = workerData as ReaderSetup;
const builder = lineBlocks(ROWS_IN_BLOCK);
let out: { readonly handle: number; readonly path: string; rows: number; bytes: number } | undefined;
let span: LineSpan | undefined;
let files = 0;
let unsaid = 0;
let waiting = 0;
let wake: (() => void) | undefined;

port?.on('message', (message: ToReader) => {
  if ('job' in message) {
    readFile(message.job).then(
      () => tell({ kind: 'done' }),
      (error: unknown) =>
        tell({ kind: 'failed', error: error instanceof Error ? error.message : String(error) }),
    );
  } else if ('loaded' in message) {
    waiting -= 1;
    wake?.();
  } else closeFile().then(() => port.close());
});

function tell(message: FromReader): void {
  port?.postMessage(message);
}

async function readFile({ file, wanted }: RereadJob): Promise<void> {
  const left = [...wanted];
  for await (const member of openMembers(file)) {
    const at = left.findIndex((w) => w.member === member.member);
    const [one] = at < 0 ? [] : left.splice(at, 1);
    if (one === undefined) continue;
    if (one.load) await readLines(one, member);
    tell({ kind: 'member', number: one.number, state: stateOf(one, await member.finish()) });
  }
  for (const { number } of left) tell({ kind: 'member', number, state: 'gone' });
  tell({ kind: 'progress', lines: unsaid });
  unsaid = 0;
}

function stateOf({ sha256 }: Wanted, reading: Reading): MemberState {
  if (reading.sha256 === sha256) return 'same';
  if (reading.sha256 !== '') return 'changed';
  return reading.problems.some((p) => p.problem === 'gone') ? 'gone' : 'unreadable';
}

async function readLines({ number }: Wanted, member: OpenMember): Promise<void> {
  const cutter = new LineCutter();
  const onLine: OnLine = (text, offset, length, line) => {
    span = { first: span?.first ?? { file: number, line }, last: { file: number, line } };
    builder.add(number, line, offset, length, text);
    unsaid += 1;
    // A chunk may hold more lines than a block has room for, so the block is written in the midst of it.
    if (builder.rows() === ROWS_IN_BLOCK || builder.bytes() >= BYTES_IN_BLOCK) writeBlock();
  };
  for await (const chunk of member.chunks) {
    cutter.push(chunk, onLine);
    if (unsaid >= SAID_AT_ONCE) {
      tell({ kind: 'progress', lines: unsaid });
      unsaid = 0;
    }
    if (out !== undefined && (out.bytes >= BYTES_IN_FILE || out.rows >= ROWS_IN_FILE)) await closeFile();
  }
  cutter.end(onLine);
}

function writeBlock(): void {
  const rows = builder.rows();
  if (rows === 0) return;
  if (out === undefined) {
    const path = join(setup.directory, `lines-${files++}.native`);
    out = { handle: openSync(path, 'wx', 0o600), path, rows: 0, bytes: 0 };
  }
  const block = builder.take();
  for (let at = 0; at < block.length; ) at += writeSync(out.handle, block, at);
  out.rows += rows;
  out.bytes += block.length;
}

async function closeFile(): Promise<void> {
  writeBlock();
  if (out === undefined || span === undefined) return;
  const { handle, path } = out;
  closeSync(handle);
  waiting += 1;
  tell({ kind: 'blocks', path, span });
  out = undefined;
  span = undefined;
  while (waiting >= WAITING) {
    await new Promise<void>((resolve) => {
      wake = resolve;
    });
  }
}
