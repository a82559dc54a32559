import type { Head } from './format.ts';
import type { Stamp } from './syslog-stamp.ts';

// What a character means while a tag is scanned.
const PART = 0;
const BLANK = 1;
const BRACKET = 2;
const COLON = 3;
const NEVER = 4;

const KINDS = new Uint8Array(256);
KINDS.fill(BLANK, 0, 33);
KINDS[0x5b] = BRACKET;
KINDS[0x3a] = COLON;
// Characters that stand in messages and never in the name of a program.
for (const c of '"\'`<>=,;{}|]*?!^&') KINDS[c.charCodeAt(0)] = NEVER;

// Longest tag that we believe; RFC 3164 allows 32, real ones (systemd units, containers) are longer.
const LONGEST = 160;

/** Where a tag was found: the program, its pid and the index where the message begins. */
interface Tag {
  readonly program: string;
  readonly pid: number;
  readonly at: number;
}

function behindBlanks(line: string, from: number): number {
  let at = from;
  while (line.charCodeAt(at) === 32) at += 1;
  return at;
}

// `[123]`, `[123.4]`, `[worker]`, then ` <Info>` or ` (unit)` as macOS writes, then a colon or a blank.
function bracketed(line: string, from: number, bracket: number): Tag | undefined {
  let pid = 0;
  let at = bracket + 1;
  for (; at < bracket + 11; at += 1) {
    const digit = line.charCodeAt(at) - 48;
    if (!(digit >= 0 && digit <= 9)) break;
    pid = pid * 10 + digit;
  }
  if (line.charCodeAt(at) !== 93) {
    const close = line.slice(at, at + 40).indexOf(']');
    if (close < 0 || line.charCodeAt(at + close + 1) !== 58) return undefined;
    at += close;
  }
  const program = line.slice(from, bracket);
  at += 1;
  if (line.charCodeAt(at) === 32) at = behindAside(line, at);
  if (line.charCodeAt(at) === 58) at += 1;
  else if (at < line.length && line.charCodeAt(at) !== 32) return undefined;
  return { program, pid: pid > 0xffffffff ? 0 : pid, at: behindBlanks(line, at) };
}

function behindAside(line: string, at: number): number {
  const open = line.charCodeAt(at + 1);
  if (open !== 60 && open !== 40) return at;
  const end = line.slice(at, at + LONGEST).indexOf(open === 60 ? '>:' : '):');
  return end < 0 ? at : at + end + 1;
}

/** The tag that begins at `from`; `undefined` when no program's name stands there. */
function tagAt(line: string, from: number): Tag | undefined {
  let colon = -1;
  const limit = Math.min(line.length, from + LONGEST);
  for (let i = from; i < limit; i += 1) {
    const kind = KINDS[line.charCodeAt(i)] ?? PART;
    if (kind === PART) continue;
    if (i === from || kind === NEVER) return undefined;
    if (kind === BRACKET) return bracketed(line, from, i);
    if (kind === BLANK) return colon < 0 ? undefined : named(line, from, colon);
    const behind = i + 1 < line.length ? line.charCodeAt(i + 1) : 32;
    if (behind === 32) return named(line, from, i);
    if (colon < 0) colon = i;
  }
  return undefined;
}

function named(line: string, from: number, colon: number): Tag {
  return { program: line.slice(from, colon), pid: 0, at: behindBlanks(line, colon + 1) };
}

// Notes that syslogd writes without naming itself; the word before them is then no host either.
const BARE = ['last message repeated ', '--- last message repeated ', '-- MARK --', 'exiting on signal '];

/** Whether the text at `at` is a note of syslogd itself, which names no program. */
export function isBareNote(line: string, at: number): boolean {
  const c = line.charCodeAt(at);
  return (c === 108 || c === 45 || c === 101) && BARE.some((note) => line.startsWith(note, at));
}

/** Whether the word at `at` names a program and not a host: it ends as a tag ends. */
export function isTagWord(line: string, at: number, end: number): boolean {
  return line.charCodeAt(end - 1) === 58 && end - 1 > at;
}

/** The head of a line whose tag is expected at `from`; a line without a tag gets the empty program. */
export function taggedHead(line: string, from: number, stamp: Stamp, host: string): Head {
  const { wall, hasYear, offset, precision } = stamp;
  const start = behindForwarder(line, from);
  const { program, pid, at } = tagAt(line, start) ?? withVersion(line, start);
  return {
    wall,
    hasYear,
    offset,
    precision,
    host,
    program,
    pid,
    at: line.charCodeAt(at) === 91 ? behindMessageId(line, at) : at,
  };
}

// sysklogd writes its version into its tag: `syslogd 1.4.1: restart.`
function withVersion(line: string, at: number): Tag {
  // login of util-linux, 2.2x: `login -- root[12]: ROOT LOGIN ON tty1`, or the dashes alone.
  const dashes = line.startsWith('login -- ', at) ? 9 : line.startsWith('-- ', at) ? 3 : 0;
  const user = dashes === 0 ? undefined : tagAt(line, at + dashes);
  if (user !== undefined) return { ...user, program: 'login' };
  return line.startsWith('syslogd ', at)
    ? { program: 'syslogd', pid: 0, at: at + 8 }
    : { program: '', pid: 0, at };
}

// AIX: `Message forwarded from mail01: sshd[12]: …`
function behindForwarder(line: string, at: number): number {
  if (line.charCodeAt(at) !== 77 || !line.startsWith('Message forwarded from ', at)) return at;
  const end = line.indexOf(': ', at);
  return end < 0 ? at : end + 2;
}

// Solaris: `[ID 800047 auth.info] …`
function behindMessageId(line: string, at: number): number {
  if (!line.startsWith('[ID ', at)) return at;
  const end = line.slice(at, at + 40).indexOf('] ');
  return end < 0 ? at : at + end + 2;
}
