import { SECOND } from '../../base/time.ts';
import { SOURCE_FORMATS } from '../../case/log-sources.ts';
import type { World } from '../../case/world.ts';
import { type Sql, sql, trustedSql } from '../../store/sql.ts';
import type { Store } from '../../store/store.ts';
import type { FileSource, LogFile } from './inputs.ts';
import type { Interval } from './intervals.ts';
import { type Bucket, type Series, seriesOf } from './series.ts';
import type { CoverageThresholds } from './thresholds.ts';

/**
 * A strand is the part of a source that records one kind of thing: `dovecot/sign-in`, `postfix/queue`,
 * `web-access/webmail`. The part before the slash is the source.
 */
export type Strand = string;

/** Requests that Roundcube cannot answer without asking the IMAP server. */
export const NEEDS_IMAP = [
  'message-list',
  'message-open',
  'message-source',
  'message-search',
  'message-zip',
  'message-change',
  'part-get',
];

/** SQL text that gives the source of a row; `files` tells it for lines that say nothing themselves. */
function sourceSql(files: readonly LogFile[]): Sql {
  const branches = SOURCE_FORMATS.map(([source, formats]) => sql`format IN ${formats}, ${source}, `);
  const own = files.filter((f) => !['', 'host', 'syslog'].includes(f.source));
  const ofFile =
    own.length === 0
      ? sql`'host'`
      : sql`transform(file, ${own.map((f) => f.number)}, ${own.map((f) => f.source)}, 'host')`;
  return sql`multiIf(${branches.reduce((all, one) => sql`${all}${one}`, trustedSql(''))}
    format = '' AND startsWith(lower(program), 'dovecot'), 'dovecot',
    format = '' AND startsWith(program, 'postfix'), 'postfix',
    format = '', ${ofFile}, 'host')`;
}

/** Who signs in from the host itself: addresses, and accounts that a program opens. */
interface OwnSide {
  readonly ours: readonly string[];
  readonly programs: readonly string[];
}

/** SQL text that gives the kind of record within a source, over a column `source`. */
function kindSql({ ours, programs }: OwnSide): Sql {
  return sql`multiIf(
    source = 'dovecot', multiIf(
      action = 'sign-in' AND outcome = 'success' AND protocol = 'imap' AND address IN ${ours},
        if(splitByChar('@', lower(account))[1] IN ${programs.length > 0 ? programs : ['']}, 'program-sign-in', 'own-sign-in'),
      action = 'sign-in' AND protocol IN ('imap', 'pop3'), concat(protocol, '-sign-in'),
      action = 'sign-in', 'other-sign-in',
      action = 'session-end' AND protocol IN ('imap', 'pop3', 'managesieve'), concat(protocol, '-end'),
      action = 'message-stored' OR protocol IN ('lmtp', 'lda'), 'delivery', 'other'),
    source = 'postfix', multiIf(
      action = 'message-submitted', 'submission',
      action IN ('message-accepted', 'message-rejected', 'connection', 'disconnection', 'sign-in'), 'smtpd',
      action = 'message-id', 'cleanup', action = 'message-queued', 'queue',
      action = 'message-delivered' AND program LIKE '%lmtp', 'lmtp',
      action = 'message-delivered', 'delivery', 'other'),
    source = 'web-access', multiIf(
      action = 'sign-in', 'sign-in', action IN ${NEEDS_IMAP}, 'webmail', 'other'),
    source = 'roundcube', multiIf(action = 'sign-in', 'sign-in', action = 'message-sent', 'sent', 'other'),
    'all')`;
}

/** The table of events with `micros`, `source` and `strand`, of records within the window or `within`. */
export function stranded(world: World, files: readonly LogFile[], within: Interval = world.window): Sql {
  const { from, to } = within;
  return sql`(SELECT *, toUnixTimestamp64Micro(time) AS micros, ${sourceSql(files)} AS source,
    concat(source, '/', ${kindSql({ ours: ownAddresses(world), programs: world.programs })}) AS strand
    FROM events WHERE micros >= ${from} AND micros <= ${to})`;
}

/** Addresses that a webmail on the host itself comes from. */
export function ownAddresses(world: World): readonly string[] {
  const named = world.context.hosts.map((h) => h.address);
  const webmail = world.webmailAddress === '' ? [] : [world.webmailAddress];
  return [...new Set(['127.0.0.1', '::1', ...webmail, ...named.filter((a) => world.isOurs(a))])].slice(
    0,
    200,
  );
}

/** Every strand's records counted in buckets. */
export interface Strands {
  readonly window: Interval;
  readonly bucketSeconds: number;
  readonly buckets: ReadonlyMap<Strand, readonly Bucket[]>;
  /** The series of the strands whose name is one of these or begins with one of them and a slash. */
  readonly series: (...names: readonly string[]) => Series;
  readonly sources: readonly string[];
  readonly inFiles: readonly FileSource[];
}

/** Counts all records of the window in one pass over the table. */
export async function countStrands(
  store: Store,
  world: World,
  files: readonly LogFile[],
  t: CoverageThresholds,
): Promise<Strands> {
  const seconds = (world.window.to - world.window.from) / SECOND;
  const bucketSeconds = Math.max(1, Math.ceil(seconds / t.buckets / t.slot)) * t.slot;
  const rows =
    await store.rows(sql`SELECT file, strand, intDiv(micros - ${world.window.from}, ${bucketSeconds * SECOND}) AS b,
    count() + sum(repeat), min(micros), max(micros), uniqExact(intDiv(micros, ${t.slot * SECOND}))
    FROM ${stranded(world, files)} GROUP BY file, strand, b ORDER BY strand, b, file`);
  const buckets = new Map<Strand, Bucket[]>();
  const inFiles = new Map<string, FileSource>();
  for (const [file, strand, bucket, lines, first, last, slots] of rows) {
    const name = String(strand);
    inFiles.set(`${file} ${name}`, { file: Number(file), source: sourceOf(name), strand: name });
    const list = buckets.get(name) ?? [];
    buckets.set(name, list);
    list.push({
      bucket: Number(bucket),
      lines: Number(lines),
      first: Number(first),
      last: Number(last),
      slots: Number(slots),
    });
  }
  return {
    window: world.window,
    bucketSeconds,
    buckets,
    series: seriesOver(buckets),
    inFiles: [...inFiles.values()],
    sources: [...new Set([...buckets.keys()].map(sourceOf))].sort(),
  };
}

function seriesOver(buckets: ReadonlyMap<Strand, readonly Bucket[]>): Strands['series'] {
  const made = new Map<string, Series>();
  return (...names) => {
    const key = names.join('\0');
    const known = made.get(key);
    if (known !== undefined) return known;
    const wanted = [...buckets].filter(([strand]) =>
      names.some((n) => strand === n || strand.startsWith(`${n}/`)),
    );
    const series = seriesOf(wanted.map(([, list]) => list));
    made.set(key, series);
    return series;
  };
}

/** The source of a strand. */
export function sourceOf(strand: Strand): string {
  const at = strand.indexOf('/');
  return at < 0 ? strand : strand.slice(0, at);
}
