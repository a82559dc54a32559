import type { FileFormat, Head } from './format.ts';
import { behindPri, isoStamp, type Stamp } from './syslog-stamp.ts';
import { isBareNote, isTagWord, taggedHead } from './syslog-tag.ts';

// `journalctl -o short-full` writes a weekday first and the zone's name behind the clock.
function weekdayStamp(line: string, at: number): Stamp | undefined {
  const stamp = isoStamp(line, at + 4);
  if (stamp === undefined || line.charCodeAt(at + 3) !== 32) return undefined;
  const end = line.indexOf(' ', stamp.at + 1);
  const name = end < 0 || end - stamp.at > 7 ? '' : line.slice(stamp.at + 1, end);
  if (name === '') return undefined;
  return { ...stamp, offset: name === 'UTC' || name === 'GMT' ? 0 : undefined, at: end };
}

const LEVELS: ReadonlySet<string> = new Set([
  'DEBUG',
  'INFO',
  'NOTICE',
  'WARNING',
  'ERR',
  'CRIT',
  'ALERT',
  'EMERG',
]);

function isNumber(line: string, from: number, end: number): boolean {
  for (let i = from; i < end; i += 1) {
    const c = line.charCodeAt(i);
    if (c < 48 || c > 57) return false;
  }
  return true;
}

function head(line: string): Head | undefined {
  const at = behindPri(line);
  const first = line.charCodeAt(at);
  const stamp = first >= 48 && first <= 57 ? isoStamp(line, at) : weekdayStamp(line, at);
  return stamp === undefined ? undefined : headBehind(line, stamp);
}

/** What stands behind the stamp: host, program and pid, as journalctl and the syslog daemons write them. */
export function headBehind(line: string, stamp: Stamp): Head | undefined {
  let from = stamp.at;
  while (line.charCodeAt(from) === 32) from += 1;
  if (from >= line.length) return undefined;
  const end = line.indexOf(' ', from);
  if (end < 0 || isTagWord(line, from, end) || isBareNote(line, from))
    return named(taggedHead(line, from, stamp, ''), stamp);
  // A number in the host's place is a thread or a process: the log of a database, not syslog.
  if (isNumber(line, from, end)) return undefined;
  let tag = end + 1;
  while (line.charCodeAt(tag) === 32) tag += 1;
  const host = line.slice(from, end);
  return named(taggedHead(line, tag, stamp, LEVELS.has(host) ? '' : host), stamp);
}

// Many applications begin their own logs with such a stamp without a zone; only a program's tag makes it syslog.
function named(found: Head, stamp: Stamp): Head | undefined {
  return stamp.offset === undefined && found.program === '' ? undefined : found;
}

/** Syslog files with ISO stamps: rsyslog's and syslog-ng's high precision, `journalctl -o short-iso`, Debian 12. */
export const syslogRfc3339: FileFormat = {
  kind: 'file',
  id: 'syslog-rfc3339',
  title: 'Syslog, ISO 8601 stamp',
  head,
  examples: [{ line: 'Nov 24 00:51:30 mail01 sshd[12]: hello', event: undefined }],
};
