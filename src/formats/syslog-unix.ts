import { SECOND } from '../base/time.ts';
import type { FileFormat, Head } from './format.ts';
import { headBehind } from './syslog-rfc3339.ts';
import { digits } from './template.ts';

const DOT = 46;

// `1795481490.306178`: seconds since 1970 in nine or ten digits, then always microseconds.
function head(line: string): Head | undefined {
  const dot = line.charCodeAt(10) === DOT ? 10 : 9;
  if (line.charCodeAt(dot) !== DOT || line.charCodeAt(dot + 7) !== 32) return undefined;
  const seconds = digits(line.slice(0, dot));
  const micros = digits(line.slice(dot + 1, dot + 7));
  if (seconds === undefined || micros === undefined) return undefined;
  const wall = seconds * SECOND + micros;
  const found = headBehind(line, { wall, hasYear: true, offset: 0, precision: 1, at: dot + 7 });
  // A number and words are the log of a proxy or of an application: only a host and a program make it syslog.
  return found === undefined || found.host === '' || found.program === '' ? undefined : found;
}

/** The journal with stamps in seconds since 1970. Source: journalctl(1). */
export const syslogUnix: FileFormat = {
  kind: 'file',
  id: 'syslog-unix',
  title: 'Syslog, stamp in seconds since 1970 (journalctl -o short-unix)',
  head,
  examples: [
    { line: '1795481490.306 mail01 sshd[12]: a proxy writes three digits', event: undefined },
    { line: '1795481490.306178 TCP_MISS/200 512 GET http://example.org/', event: undefined },
  ],
};
