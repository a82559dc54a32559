import { HOUR, MINUTE, monthNumber, offsetMicros, SECOND, wallTime } from '../base/time.ts';
import { levelAt, number, readPrefix } from './dovecot/prefix.ts';
import { readDovecot } from './dovecot.ts';
import type { Example, FileFormat, Head } from './format.ts';

interface Stamp {
  readonly wall: number;
  readonly hasYear: boolean;
  readonly offset: number | undefined;
  readonly precision: number;
  /** Index behind the stamp and its blank. */
  readonly at: number;
}

function two(line: string, at: number): number {
  const tens = line.charCodeAt(at);
  return (tens === 32 ? 0 : tens - 48) * 10 + line.charCodeAt(at + 1) - 48;
}

const CLOCK = /^\d\d:\d\d:\d\d$/;

function clock(line: string, at: number): number | undefined {
  if (!CLOCK.test(line.slice(at, at + 8))) return undefined;
  const [h, m, s] = [two(line, at), two(line, at + 3), two(line, at + 6)];
  return h > 23 || m > 59 || s > 60 ? undefined : h * HOUR + m * MINUTE + s * SECOND;
}

// `%b %d %H:%M:%S `, the default: `Nov 24 00:51:30 `. No year, no zone.
function defaultStamp(line: string, at: number): Stamp | undefined {
  const month = monthNumber(line.slice(at, at + 3));
  const day = two(line, at + 4);
  if (month === undefined || line.charCodeAt(at + 6) !== 32 || !(day >= 1 && day <= 31)) return undefined;
  const time = clock(line, at + 7);
  if (time === undefined) return undefined;
  const fraction = fractionAt(line, at + 15);
  if (line.charCodeAt(fraction.at) !== 32) return undefined;
  const wall = wallTime(2000, month, day, 0, 0, 0) + time + fraction.micros;
  return { wall, hasYear: false, offset: undefined, precision: fraction.precision, at: fraction.at + 1 };
}

function fractionAt(line: string, at: number): { micros: number; precision: number; at: number } {
  const c = line.charCodeAt(at);
  if (c !== 46 && c !== 44) return { micros: 0, precision: SECOND, at };
  const found = /^\d{1,9}/.exec(line.slice(at + 1, at + 10))?.[0] ?? '';
  const places = Math.min(found.length, 6);
  const micros = Number(found.slice(0, 6).padEnd(6, '0'));
  return { micros, precision: 10 ** (6 - places), at: at + 1 + found.length };
}

const DATE = /^\d{4}-\d\d-\d\d[ T]$/;

// `%Y-%m-%d %H:%M:%S `, with `T`, with `.%{usecs}`, with ` %z` or `%z`.
function isoStamp(line: string, at: number): Stamp | undefined {
  if (!DATE.test(line.slice(at, at + 11))) return undefined;
  const time = clock(line, at + 11);
  const [month, day] = [two(line, at + 5), two(line, at + 8)];
  if (time === undefined || month < 1 || month > 12 || day < 1 || day > 31) return undefined;
  const fraction = fractionAt(line, at + 19);
  const zone = /^ ?(Z|[+-]\d\d:?\d\d)(?= )/.exec(line.slice(fraction.at, fraction.at + 9));
  const end = fraction.at + (zone?.[0].length ?? 0);
  if (line.charCodeAt(end) !== 32) return undefined;
  return {
    wall: wallTime(number(line, at, at + 4), month, day, 0, 0, 0) + time + fraction.micros,
    hasYear: true,
    offset: zone?.[1] === undefined ? undefined : offsetMicros(zone[1]),
    precision: fraction.precision,
    at: end + 1,
  };
}

// `%s `: seconds since 1970, with `.%{usecs}` where wanted.
function epochStamp(line: string, at: number): Stamp | undefined {
  const seconds = number(line, at, at + 10);
  const fraction = seconds < 0 ? undefined : fractionAt(line, at + 10);
  if (fraction === undefined || line.charCodeAt(fraction.at) !== 32) return undefined;
  const wall = seconds * SECOND + fraction.micros;
  return { wall, hasYear: true, offset: 0, precision: fraction.precision, at: fraction.at + 1 };
}

function bareStamp(line: string, at: number): Stamp | undefined {
  const c = line.charCodeAt(at);
  return c >= 48 && c <= 57 ? (isoStamp(line, at) ?? epochStamp(line, at)) : defaultStamp(line, at);
}

// `[%Y-%m-%d %H:%M:%S] `: a stamp in brackets is read as if a blank stood for the second.
function bracketedStamp(line: string, at: number): Stamp | undefined {
  const close = line.indexOf('] ', at);
  if (close < 0 || close - at > 40) return undefined;
  const stamp = bareStamp(`${line.slice(at + 1, close)} `, 0);
  return stamp === undefined || stamp.at !== close - at ? undefined : { ...stamp, at: close + 2 };
}

/** The head of a line of Dovecot's own: stamp, service, level. Syslog's have a host and no level in the Info lines. */
function head(line: string): Head | undefined {
  // 1.x puts its name before the stamp.
  const from = line.startsWith('dovecot: ') ? 9 : 0;
  const bracketed = line.charCodeAt(from) === 91;
  const stamp = bracketed ? bracketedStamp(line, from) : bareStamp(line, from);
  if (stamp === undefined || !isOurs(line, stamp.at)) return undefined;
  const { wall, hasYear, offset, precision, at } = stamp;
  return { wall, hasYear, offset, precision, host: '', program: 'dovecot', pid: 0, at };
}

// `service: Level: `, `service(user)<pid><session>: Level: `; `Level: service: ` in 1.x.
function isOurs(line: string, at: number): boolean {
  if (levelAt(line, at)[1] > 0) return true;
  const prefix = readPrefix(line, at);
  if (prefix.service === '') return false;
  return prefix.level !== '' || authLevel(line, prefix.at);
}

function authLevel(line: string, at: number): boolean {
  const colon = line.indexOf(': ', at);
  return colon >= 0 && levelAt(line, colon + 2)[1] > 0;
}

const examples: readonly Example[] = [
  {
    from: 'Dovecot 2.0 to 2.4 with log_path, default log_timestamp',
    line: 'Nov 24 00:51:30 imap-login: Info: Login: user=<yen.bui>, method=PLAIN, rip=10.20.1.38, lip=10.20.0.5, mpid=14709, TLS, session=<ImnGHPtgKdAKFAEm>',
    event: { action: 'sign-in', outcome: 'success', account: 'yen.bui', address: '10.20.1.38' },
  },
  {
    from: 'log_timestamp = "%Y-%m-%d %H:%M:%S "',
    line: '2026-11-24 00:51:30 imap(a@example.org)<15193><tXzVHvtgL4fLAHEP>: Info: Logged out in=59 out=566',
    event: { action: 'session-end', account: 'a@example.org', bytesIn: 59 },
  },
  {
    from: 'log_timestamp = "[%Y-%m-%d %H:%M:%S] "',
    line: '[2026-11-24 00:51:30] imap(a@example.org)<15193><tXzVHvtgL4fLAHEP>: Info: Logged out in=59 out=566',
    event: { action: 'session-end', account: 'a@example.org', bytesIn: 59 },
  },
  { line: '[2026-11-24 00:51:30] production.INFO: Logged out', event: undefined },
  {
    from: 'Dovecot 1.2',
    line: 'dovecot: 2011-03-03 18:31:18 Info: imap-login: Login: user=<info@example.org>, method=PLAIN, rip=192.0.2.4, lip=192.0.2.1, secured',
    event: { action: 'sign-in', account: 'info@example.org', tls: 'secured' },
  },
  {
    from: 'Dovecot 2.2',
    line: '2013-08-11 03:56:40 auth-worker(default): Info: sql(username,192.0.2.4): Password mismatch',
    event: { action: 'auth-detail', reason: 'wrong-password', account: 'username', address: '192.0.2.4' },
  },
  {
    from: 'syslog',
    line: 'Nov 24 00:51:30 mail dovecot: imap-login: Login: user=<yen.bui>, method=PLAIN, rip=10.20.1.38, lip=10.20.0.5, TLS',
    event: undefined,
  },
  {
    from: 'syslog',
    line: 'Nov 24 00:51:30 imap sshd[1]: Info: Login: user=<a>, rip=10.20.1.38',
    event: undefined,
  },
  { line: '2026-11-24 00:51:30 status installed dovecot-core:amd64 1:2.3.19', event: undefined },
];

/** Dovecot's own log files (log_path, info_log_path, debug_log_path). */
export const dovecotLog: FileFormat = {
  kind: 'file',
  id: 'dovecot-log',
  title: 'Dovecot log file',
  source: 'dovecot',
  head,
  read: (line, { at }) => readDovecot(line.slice(at)),
  examples,
};
