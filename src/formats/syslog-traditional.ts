import type { FileFormat, Head } from './format.ts';
import { behindPri, traditionalStamp } from './syslog-stamp.ts';
import { isBareNote, isTagWord, taggedHead } from './syslog-tag.ts';

function head(line: string): Head | undefined {
  const stamp = traditionalStamp(line, behindPri(line));
  if (stamp === undefined) return undefined;
  let from = stamp.at;
  while (line.charCodeAt(from) === 32) from += 1;
  if (from >= line.length) return undefined;
  const end = line.indexOf(' ', from);
  // A colon behind the stamp says that no host follows (FreeBSD, macOS: `: --- last message repeated 5 times ---`).
  const hostless = line.charCodeAt(stamp.at - 2) === 58 || end < 0 || isTagWord(line, from, end);
  if (hostless || isBareNote(line, from)) return taggedHead(line, from, stamp, '');
  let tag = end + 1;
  while (line.charCodeAt(tag) === 32) tag += 1;
  return taggedHead(line, tag, stamp, line.slice(from, end));
}

/** Syslog files as most syslog daemons write them by default: `Nov 24 00:51:30 mail01 sshd[12]: …`. */
export const syslogTraditional: FileFormat = {
  kind: 'file',
  id: 'syslog-traditional',
  title: 'Syslog, traditional stamp',
  head,
  examples: [{ line: '2026-11-24T00:51:30+00:00 mail01 sshd[12]: hello', event: undefined }],
};
