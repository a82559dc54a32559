import { SECOND } from '../base/time.ts';
import { type Sql, sql, trustedSql } from '../store/sql.ts';
import type { Store } from '../store/store.ts';
import type { Member, Survey } from './read-all.ts';

/** Fewer common records are chance, or what a rotation writes twice. */
const LEAST_COMMON = 20;
/** Files of one log overlap by moments where a rotation cut them. */
const LEAST_OVERLAP = 10 * SECOND;

/**
 * Takes records out of the store that several files hold: a log that was handed over twice, packed and unpacked or in
 * an archive beside its folder, two collections that overlap, `mail.log` and a `syslog` with the same lines. Each
 * record stays as often as the file that has it most often (two equal lines of one file are two events), in the file
 * that lies in the folder itself, else in the first. Gives the survey with the number of lines taken from each member.
 * Doing it again changes nothing.
 */
export async function withoutDoubles(read: Survey, store: Store): Promise<Survey> {
  const members = inOrder(read.members);
  const spans = await spansOf(store, members);
  // Kept beside the events, so that a run that goes on after an interruption knows what an earlier one took.
  await store.run(
    sql`CREATE TABLE IF NOT EXISTS doubles (file UInt32, line UInt32) ENGINE = MergeTree ORDER BY (file, line)`,
  );
  for (const [i, later] of members.entries()) {
    for (const first of members.slice(0, i)) {
      const both = common(spans.get(first.number), spans.get(later.number));
      if (both !== undefined) await takeOut(store, first, later, both);
    }
  }
  for (const [full, less] of pairsOfRequests(members)) {
    const both = overlap(whole(spans.get(full.number)), whole(spans.get(less.number)));
    if (both !== undefined) await takeOut(store, full, less, both, SAME_REQUEST);
  }
  const rows = await store.rows(sql`SELECT file, uniqExact(line) FROM doubles GROUP BY file`);
  const taken = new Map(rows.map(([file, lines]) => [Number(file), Number(lines)]));
  return { ...read, members: read.members.map((m) => ({ ...m, doubles: taken.get(m.number) ?? 0 })) };
}

/** Files of a folder before members of archives, whose lines are slow to show. */
function inOrder(members: readonly Member[]): readonly Member[] {
  const packed = ({ explored }: Member): number => (explored.member === '' ? 0 : 1);
  return members
    .filter((m) => m.read?.summary.first !== undefined)
    .sort((a, b) => packed(a) - packed(b) || a.number - b.number);
}

type Span = readonly [from: number, to: number];
/** First and last record of each program in a file. */
type Programs = ReadonlyMap<string, Span>;

async function spansOf(store: Store, members: readonly Member[]): Promise<ReadonlyMap<number, Programs>> {
  const formats = new Map(members.map((m) => [m.number, m.explored.format?.id ?? '']));
  const rows =
    await store.rows(sql`SELECT file, program, toUnixTimestamp64Micro(min(time)), toUnixTimestamp64Micro(max(time))
    FROM events GROUP BY file, program ORDER BY file, program`);
  const out = new Map<number, Map<string, Span>>();
  for (const [file, program, from, to] of rows) {
    const number = Number(file);
    const own = out.get(number) ?? new Map<string, Span>();
    // A log of one program names none: it can only hold what others of its kind hold.
    own.set(String(program) || `\0${formats.get(number) ?? ''}`, [Number(from), Number(to)]);
    out.set(number, own);
  }
  return out;
}

const REQUESTS = 'web-request';

/** Access logs, each with the logs beside it that say less of the same requests. */
function pairsOfRequests(members: readonly Member[]): readonly (readonly [Member, Member])[] {
  const of = (m: Member): string => m.explored.format?.id ?? '';
  const less = members.filter((m) => of(m) === REQUESTS);
  const full = members.filter((m) => of(m) !== REQUESTS && m.explored.format?.source === 'web-access');
  return full.flatMap((f) => less.map((l) => [f, l] as const));
}

function whole(programs: Programs | undefined): Span | undefined {
  const all = [...(programs?.values() ?? [])];
  return all.length === 0
    ? undefined
    : [Math.min(...all.map((s) => s[0])), Math.max(...all.map((s) => s[1]))];
}

function overlap(a: Span | undefined, b: Span | undefined): Span | undefined {
  if (a === undefined || b === undefined) return undefined;
  const both: Span = [Math.max(a[0], b[0]), Math.min(a[1], b[1])];
  return both[0] <= both[1] ? both : undefined;
}

/** When both could hold the same records; `undefined` when never. */
function common(a: Programs | undefined, b: Programs | undefined): Span | undefined {
  let all: Span | undefined;
  for (const [program, [from, to]] of a ?? []) {
    const other = b?.get(program);
    if (other === undefined) continue;
    const [begin, end] = [Math.max(from, other[0]), Math.min(to, other[1])];
    if (begin <= end) all = [Math.min(begin, all?.[0] ?? begin), Math.max(end, all?.[1] ?? end)];
  }
  return all !== undefined && all[1] - all[0] >= LEAST_OVERLAP ? all : undefined;
}

// What makes a record the same wherever it lies. In files of one format the stamp and the length of the line are the
// same too; another writer may stamp more finely, name the host in full and leave the process out.
const SAID =
  trustedSql(`action, outcome, reason, account, address, port, session, method, bytesIn, bytesOut, bodyBytes,
  mailbox, toMailbox, uid, messageId, queueId, sender, recipient, relay, httpMethod, path, query, status, referrer,
  userAgent, command, detail`);
const SAME_WRITER = sql`cityHash64(time, precision, host, program, pid, length, ${SAID})`;
const SAME_REQUEST = sql`cityHash64(toUnixTimestamp(time), address, httpMethod, path, query)`;
const OTHER_WRITER = sql`cityHash64(toUnixTimestamp(time), program, ${SAID})`;

/** Takes out of `later` what `first` has as well. */
async function takeOut(
  store: Store,
  first: Member,
  later: Member,
  [from, to]: Span,
  request?: Sql,
): Promise<void> {
  const alike = first.explored.format?.id === later.explored.format?.id;
  const same = request ?? (alike ? SAME_WRITER : OTHER_WRITER);
  // A line that nothing reads is the same only where its stamp and length are.
  const known = alike ? sql`1` : sql`action != ''`;
  const records = (
    file: number,
  ): Sql => sql`SELECT line, ${same} AS same FROM events WHERE file = ${file} AND ${known}
      AND time >= fromUnixTimestamp64Micro(${from - SECOND}) AND time <= fromUnixTimestamp64Micro(${to + SECOND})`;
  const doubled = sql`SELECT ${later.number} AS file, line
    FROM (SELECT line, same, row_number() OVER (PARTITION BY same ORDER BY line) AS n FROM (${records(later.number)})) AS b
    INNER JOIN (SELECT same, count() AS n FROM (${records(first.number)}) GROUP BY same) AS a ON a.same = b.same
    WHERE b.n <= a.n`;
  const [[count = 0] = []] = await store.rows(sql`SELECT count() FROM (${doubled})`);
  if (Number(count) < LEAST_COMMON) return;
  await store.run(sql`INSERT INTO doubles ${doubled}`);
  // Removing rows is a rewrite of parts, which loading has stopped; without this it would wait for ever.
  await store.run(sql`SYSTEM START MERGES events`);
  await store.run(sql`DELETE FROM events WHERE file = ${later.number}
    AND line IN (SELECT line FROM doubles WHERE file = ${later.number})`);
}
