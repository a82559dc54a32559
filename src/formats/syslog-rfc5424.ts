import type { FileFormat, Head } from './format.ts';
import { behindPri, isoStamp } from './syslog-stamp.ts';
import { digits } from './template.ts';

// Index behind the structured data; -1 when it is broken. In values `"`, `\` and `]` are escaped by a backslash.
function behindData(line: string, from: number): number {
  if (line.charCodeAt(from) === 45) return from + 1;
  let at = from;
  while (line.charCodeAt(at) === 91) {
    let quoted = false;
    for (at += 1; at < line.length; at += 1) {
      const c = line.charCodeAt(at);
      if (c === 92 && quoted) at += 1;
      else if (c === 34) quoted = !quoted;
      else if (c === 93 && !quoted) break;
    }
    if (at >= line.length) return -1;
    at += 1;
  }
  return at === from ? -1 : at;
}

// The message without the byte order mark of UTF-8 and the blank that rsyslog keeps from the old format.
function messageStart(line: string, from: number): number {
  let at = from;
  while (line.charCodeAt(at) === 32) at += 1;
  return line.startsWith('\u00ef\u00bb\u00bf', at) ? at + 3 : at;
}

function head(line: string): Head | undefined {
  const version = behindPri(line);
  const isWhole = line.charCodeAt(version) === 49 && line.charCodeAt(version + 1) === 32;
  if (!isWhole && version > 0) return undefined;
  const stamp = isoStamp(line, isWhole ? version + 2 : 0);
  if (stamp === undefined || stamp.offset === undefined) return undefined;
  const host = stamp.at + 1;
  const program = line.indexOf(' ', host) + 1;
  const process = line.indexOf(' ', program) + 1;
  const id = line.indexOf(' ', process) + 1;
  const data = line.indexOf(' ', id) + 1;
  if (program <= 0 || process <= program || id <= process || data <= id) return undefined;
  const end = behindData(line, data);
  if (end < 0 || (!isWhole && !isStored(line, program, process, id, end))) return undefined;
  const { wall, hasYear, offset, precision } = stamp;
  return {
    wall,
    hasYear,
    offset,
    precision,
    host: unlessNil(line, host, program - 1),
    program: unlessNil(line, program, process - 1),
    pid: pidOf(line, process, id - 1),
    at: messageStart(line, end),
  };
}

// Where a template left priority and version out, the other fields must be plain to see: an older line has words there.
function isStored(line: string, program: number, process: number, id: number, end: number): boolean {
  const isTag = line.charCodeAt(process - 2) === 58;
  const isProcess = unlessNil(line, process, id - 1) === '' || pidOf(line, process, id - 1) > 0;
  return !isTag && process > program + 1 && isProcess && (end === line.length || line.charCodeAt(end) === 32);
}

function unlessNil(line: string, from: number, end: number): string {
  return end - from === 1 && line.charCodeAt(from) === 45 ? '' : line.slice(from, end);
}

function pidOf(line: string, from: number, end: number): number {
  return end - from > 9 ? 0 : (digits(line.slice(from, end)) ?? 0);
}

/** Syslog files in the format of RFC 5424, as rsyslog's SyslogProtocol23 and syslog-ng's syslog() write them, also without `<PRI>1`. */
export const syslogRfc5424: FileFormat = {
  kind: 'file',
  id: 'syslog-rfc5424',
  title: 'Syslog, RFC 5424',
  head,
  examples: [
    { line: '<34>1 - mail01 sshd 12 - - a record without a time', event: undefined },
    { line: '2026-11-24T00:51:30+00:00 mail01 sshd[12]: an older format - - x', event: undefined },
  ],
};
