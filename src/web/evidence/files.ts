import { visible } from '../../base/text.ts';
import type { EvidenceFile } from '../../case/evidence.ts';
import type { Speaker } from '../../report/speak.ts';
import type { Desk } from '../desk.ts';
import type { Ask } from '../route.ts';
import type { FileKind, FileRow, FileState, FilesView } from '../wire/evidence.ts';
import type { Piece } from '../wire.ts';
import { fileKind, fileName, micros } from './kinds.ts';
import { shelfOf } from './shelf.ts';

const PAGE = 100;

/** What is said of a file's clock: zone and year with their reasons, and how far it was off. */
export function clockOf(say: Speaker, f: EvidenceFile): readonly (readonly Piece[])[] {
  return [
    ...(f.zoneSource === '' ? [] : [zoneSaid(say, f)]),
    ...(f.year === 0
      ? []
      : [say.pieces('page.evidence.year', { year: String(f.year), source: f.yearSource })]),
    ...(f.clockOffsetSeconds === 0
      ? []
      : [say.pieces('page.evidence.offset', { seconds: f.clockOffsetSeconds })]),
  ];
}

/** The zone that a file's stamps were read in, and why. */
export function zoneSaid(say: Speaker, f: Pick<EvidenceFile, 'zone' | 'zoneSource'>): readonly Piece[] {
  if (f.zone === '') return say.pieces('page.evidence.zone-in-line');
  return say.pieces('page.evidence.zone', { zone: f.zone, source: f.zoneSource });
}

/** Whether a file's times rest on an assumption, or its clock was off. */
function inDoubt(f: EvidenceFile): boolean {
  return f.zoneSource === 'assumed' || f.yearSource === 'assumed' || f.clockOffsetSeconds !== 0;
}

type Order = (a: EvidenceFile, b: EvidenceFile) => number;
const byText =
  (of: (f: EvidenceFile) => string): Order =>
  (a, b) =>
    of(a) < of(b) ? -1 : of(a) > of(b) ? 1 : 0;
const byNumber =
  (of: (f: EvidenceFile) => number): Order =>
  (a, b) =>
    of(a) - of(b);

const RANK: Readonly<Record<FileKind, number>> = { log: 0, context: 1, other: 2 };

const ORDERS: Readonly<Record<string, Order>> = {
  path: byText(fileName),
  format: byText((f) => f.format),
  host: byText((f) => f.host),
  lines: byNumber((f) => f.lines),
  unread: byNumber((f) => f.unread),
  share: byNumber((f) => f.unread / Math.max(1, f.lines)),
  first: byNumber((f) => micros(f.first ?? '')),
  last: byNumber((f) => micros(f.last ?? '')),
  offset: byNumber((f) => Math.abs(f.clockOffsetSeconds)),
  bytes: byNumber((f) => f.bytes),
};

/** A page of the files, as the parameters filter and sort them; logs first when they do not. */
export function filesView(desk: Desk, ask: Ask): FilesView {
  const { evidence } = desk.file;
  const left = sorted(evidence.filter(filterOf(desk, ask)), ask);
  const offset = Math.min(ask.number('offset', 0, 100_000_000, 0), Math.max(0, left.length - 1));
  return {
    rows: left.slice(offset, offset + PAGE).map((f) => rowOf(desk, f)),
    count: left.length,
    offset,
    all: evidence.length,
    formats: distinct(evidence.map((f) => f.format)),
    hosts: distinct(evidence.map((f) => f.host)),
  };
}

/** Files of each kind. */
export function kindsOf(evidence: readonly EvidenceFile[]): Readonly<Record<FileKind, number>> {
  const kinds = { log: 0, context: 0, other: 0 };
  for (const f of evidence) kinds[fileKind(f)] += 1;
  return kinds;
}

function sorted(files: readonly EvidenceFile[], ask: Ask): readonly EvidenceFile[] {
  const key = ask.text('sort');
  const order = Object.hasOwn(ORDERS, key) ? ORDERS[key] : undefined;
  if (order === undefined) return files.toSorted((a, b) => RANK[fileKind(a)] - RANK[fileKind(b)]);
  const turn = ask.text('dir') === 'down' ? -1 : 1;
  return files.toSorted((a, b) => turn * order(a, b));
}

function filterOf(desk: Desk, ask: Ask): (f: EvidenceFile) => boolean {
  const twinOf = shelfOf(desk).twinOf();
  const [kind, format, host, state, only] = ['kind', 'format', 'host', 'state', 'only'].map(ask.text);
  const find = ask.text('find').toLowerCase();
  const alone: Readonly<Record<string, (f: EvidenceFile) => boolean>> = {
    unread: (f) => f.unread > 0,
    problems: (f) => f.problems.length > 0,
    clock: inDoubt,
    twins: (f) => twinOf.has(f.id),
  };
  const few = only !== undefined && Object.hasOwn(alone, only) ? alone[only] : undefined;
  return (f) =>
    (kind === '' || fileKind(f) === kind) &&
    (format === '' || f.format === format) &&
    (host === '' || f.host === host) &&
    (state === '' || desk.verifier.stateOf(f.id) === (state as FileState)) &&
    (few === undefined || few(f)) &&
    (find === '' || `${fileName(f)} ${f.sha256}`.toLowerCase().includes(find));
}

function rowOf(desk: Desk, f: EvidenceFile): FileRow {
  const { say, tell, verifier } = desk;
  const { id, lines, unread, sha256, bytes } = f;
  return {
    id,
    path: visible(f.path),
    member: visible(f.member),
    kind: fileKind(f),
    format: visible(f.format),
    host: visible(f.host),
    lines,
    unread,
    first: f.first ?? '',
    last: f.last ?? '',
    clock: fileKind(f) === 'log' ? clockOf(say, f) : [],
    doubt: inDoubt(f),
    sha256,
    bytes,
    problems: f.problems.map((p) => tell.pieces('problem', p, {})),
    state: verifier.stateOf(id),
    twin: shelfOf(desk).twinOf().get(id) ?? '',
  };
}

function distinct(values: readonly string[]): readonly string[] {
  return [...new Set(values)].filter((v) => v !== '').sort();
}
