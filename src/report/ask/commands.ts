import { DAY, isoTime, SECOND } from '../../base/time.ts';
import { KINDS, type KindFiles, type LogKind } from './kinds.ts';

/** A time that is asked for, microseconds since 1970 UTC. `from` is `undefined` for everything before. */
export interface Span {
  readonly from: number | undefined;
  readonly to: number;
}

const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];
const MOST_DAYS = 14;
const MOST_SPANS = 8;

/** What comes before all other commands: a folder that only root reads, and what copies a file with its times. */
export const FIRST: readonly string[] = [
  'umask 077',
  'out=/root/constat-evidence',
  'mkdir -p "$out"',
  'take() { for f in "$@"; do if [ -e "$f" ]; then cp -a --parents -- "$f" "$out"; fi; done; }',
  'date --utc +%FT%TZ > "$out/date-utc.txt"; date +%FT%T%z > "$out/date-local.txt"',
  'ls -lR --time-style=full-iso /var/log > "$out/ls-var-log.txt"',
  'take /etc/logrotate.conf /etc/logrotate.d /etc/hostname /etc/timezone',
  'readlink -f /etc/localtime > "$out/localtime.txt"',
];

/** What comes after: one file to send, and its hash. */
export const LAST: readonly string[] = [
  'tar -C /root -czf /root/constat-evidence.tar.gz constat-evidence',
  'sha256sum /root/constat-evidence.tar.gz',
];

/** Commands that gather a kind of log: whole files as they lie there, and the journal of just these times. */
export function gather(kind: LogKind, spans: readonly Span[], tag = ''): readonly string[] {
  const files = KINDS[kind];
  const days = daysOf(spans);
  return [
    ...(same(files)
      ? [`take ${files.debian.join(' ')}`]
      : [
          '# Debian, Ubuntu',
          `take ${files.debian.join(' ')}`,
          '# RHEL, Alma, Rocky, Fedora',
          `take ${files.redHat.join(' ')}`,
        ]),
    ...(days.length === 0 ? [] : which(kind, files, days)),
    ...(files.journal === ''
      ? []
      : spans.slice(0, MOST_SPANS).map((s, i) => journal(`${tag}${kind}-${i + 1}`, files.journal, s))),
    ...files.more,
  ];
}

const same = ({ debian, redHat }: KindFiles): boolean => debian.join() === redHat.join();

function journal(name: string, fields: string, { from, to }: Span): string {
  const since = from === undefined ? '' : ` --since '${shownUtc(Math.floor(from / SECOND) * SECOND)}'`;
  const until = ` --until '${shownUtc(Math.ceil(to / SECOND) * SECOND)}'`;
  return `journalctl --no-pager -o export${since}${until} ${fields} > "$out/journal-${name}.export"`;
}

/** `2026-11-24 00:31:15 UTC`, as journalctl reads it whatever zone the host is in. */
function shownUtc(micros: number): string {
  const iso = isoTime(micros);
  return `${iso.slice(0, 10)} ${iso.slice(11, 19)} UTC`;
}

/** Which of the files hold these days: a file that is named nowhere has been rotated away. */
function which(
  kind: LogKind,
  { debian, redHat, stamp }: KindFiles,
  days: readonly number[],
): readonly string[] {
  if (stamp === 'epoch') return [];
  const globs = [...new Set([...debian, ...redHat])].join(' ');
  const words = days.flatMap((day) => stampsOf(stamp, day)).map((w) => `-e '${w}'`);
  return [`zgrep -l ${words.join(' ')} ${globs} > "$out/files-with-these-days-${kind}.txt" 2>/dev/null`];
}

function stampsOf(stamp: KindFiles['stamp'], day: number): readonly string[] {
  const iso = isoTime(day * DAY).slice(0, 10);
  const [year = '', month = '', date = ''] = iso.split('-');
  const name = MONTHS[Number(month) - 1] ?? '';
  if (stamp === 'web') return [`\\[${date}/${name}/${year}:`];
  if (stamp === 'roundcube') return [`^\\[${date}-${name}-${year} `];
  return [`^${iso}T`, `^${name} ${date.replace(/^0/, ' ')} `];
}

/** Days of the spans and those beside them, for the zone of the host may be any; none when they are many. */
function daysOf(spans: readonly Span[]): readonly number[] {
  const days = new Set<number>();
  for (const { from, to } of spans) {
    if (from === undefined || to - from > MOST_DAYS * DAY) return [];
    for (let day = Math.floor(from / DAY) - 1; day <= Math.floor(to / DAY) + 1; day += 1) days.add(day);
  }
  return days.size > MOST_DAYS ? [] : [...days].sort((a, b) => a - b);
}
