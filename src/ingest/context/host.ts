import { canonicalAddress } from '../../base/ip.ts';
import { monthNumber, offsetMicros, parseIso, wallTime, zone } from '../../base/time.ts';
import type { Clock, Fact, HostsEntry, Place, ZoneFact } from '../../case/context.ts';
import { baseName, type ContextReader, type Line, linesOf, saidLines, type Where } from './reader.ts';

/** First line that says something. */
function firstSaid(text: string, where: Where): Line | undefined {
  for (const line of linesOf(text, where))
    if (line.text.trim() !== '' && !line.text.startsWith('#')) return line;
  return undefined;
}

function isZoneName(text: string): boolean {
  return /^[A-Z][\w+-]{1,30}(\/[\w+-]{1,30}){0,2}$/.test(text) && zone(text) !== undefined;
}

const CTIME =
  /^(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun),? (?:([A-Z][a-z]{2}) +(\d{1,2})|(\d{1,2}) ([A-Z][a-z]{2})(?: (\d{4}))?) (\d{1,2}):(\d\d):(\d\d)(?: ([AP]M))? ([A-Z]{2,5}|[+-]\d{2,4})(?: (\d{4}))?$/;

/** `Tue Nov 24 01:04:22 UTC 2026` and how other locales' `date` turns it. */
function ctimeClock(text: string, place: Place): Clock | undefined {
  const m = CTIME.exec(text);
  if (!m) return undefined;
  const [, m1, d1, d2, m2, y1, h = '', mi = '', s = '', half, name = '', y2] = m;
  const month = monthNumber(m1 ?? m2 ?? '');
  const year = y2 ?? y1;
  if (month === undefined || year === undefined) return undefined;
  const hour = half === undefined ? Number(h) : (Number(h) % 12) + (half === 'PM' ? 12 : 0);
  const wall = wallTime(Number(year), month, Number(d1 ?? d2), hour, Number(mi), Number(s));
  return { wall, offset: offsetOf(name), zone: name, place };
}

function offsetOf(name: string): number | undefined {
  if (name === 'UTC' || name === 'GMT') return 0;
  return /^[+-]/.test(name) ? offsetMicros(name) : undefined;
}

function clockOf(text: string, place: Place): Clock | undefined {
  const iso =
    /^(\d{4}-\d\d-\d\d[T ]\d\d:\d\d:\d\d)(?:[.,]\d{1,9})? ?(Z|[+-]\d\d(?::?\d\d)?)(?: [A-Z+-]\S{0,9})?$/.exec(
      text,
    );
  const wall = iso === null ? undefined : parseIso(`${iso[1]}Z`);
  const name = iso?.[2];
  if (wall !== undefined && name !== undefined)
    return { wall, offset: offsetMicros(name), zone: name === 'Z' ? 'UTC' : name, place };
  return ctimeClock(text, place);
}

/** The POSIX rule at the end of a TZif file, RFC 8536 section 3.3. */
function posixRule(text: string, where: Where): ZoneFact | undefined {
  const end = text.lastIndexOf('\n');
  const begin = text.lastIndexOf('\n', end - 1);
  const rule = text.slice(begin + 1, end);
  if (begin < 0 || !/^[\x21-\x7e]{3,100}$/.test(rule)) return undefined;
  const place = { ...where, line: 1, offset: begin + 1 };
  return { kind: 'posix', value: rule, place, rank: 'file' };
}

function readZone(text: string, where: Where): ReturnType<ContextReader['read']> {
  if (text.startsWith('TZif')) {
    const rule = posixRule(text, where);
    return rule === undefined ? {} : { zones: [rule] };
  }
  const zones: ZoneFact[] = [];
  const clocks: Clock[] = [];
  let count = 0;
  for (const { text: line, place } of linesOf(text, where)) {
    count += 1;
    if (count > 200) break;
    const said = line.trim();
    const named = /^Time ?zone: ([\w/+-]{1,64}) \([^,)]{1,10}, ([+-]\d{4})\)$/i.exec(said);
    if (named?.[1] !== undefined && named[2] !== undefined) {
      zones.push({ kind: 'iana', value: named[1], place, rank: 'command' });
      zones.push({ kind: 'offset', value: named[2], place, rank: 'command' });
    } else if (isZoneName(said)) zones.push({ kind: 'iana', value: said, place, rank: 'file' });
    const clock = clockOf(said.replace(/^(?:Local|Universal) time: /, ''), place);
    if (clock !== undefined && !said.startsWith('RTC')) clocks.push(clock);
  }
  return { zones, clocks };
}

/** /etc/timezone, /etc/localtime, `timedatectl`, `date`. */
export const timezone: ContextReader = {
  id: 'timezone',
  title: 'Time zone and clock',
  takes: (path, head) => {
    if (head.startsWith('TZif')) return true;
    const said = saidLines(head.endsWith('\n') ? head : `${head}\n`, 10).map((l) => l.trim());
    const place = { path, member: '', line: 0, offset: 0 };
    const first = said[0] ?? '';
    if (said.some((l) => /^Time ?zone: /i.test(l)) && said.some((l) => /^Local time: /.test(l))) return true;
    return said.length <= 3 && (isZoneName(first) || clockOf(first, place) !== undefined);
  },
  read: readZone,
  examples: [
    {
      path: 'etc/timezone',
      text: 'Asia/Ho_Chi_Minh\n',
      finds: { zones: [{ kind: 'iana', value: 'Asia/Ho_Chi_Minh', place: { line: 1, offset: 0 } }] },
    },
    {
      path: 'system/timedatectl.txt',
      text: '               Local time: Tue 2026-03-03 12:00:00 CET\n                Time zone: Europe/Paris (CET, +0100)\n',
      finds: {
        zones: [
          { kind: 'iana', value: 'Europe/Paris', rank: 'command' },
          { kind: 'offset', value: '+0100' },
        ],
      },
    },
    {
      path: 'date.txt',
      text: '2026-03-03T12:00:00+01:00 CET\n',
      finds: { clocks: [{ wall: 1_772_539_200_000_000, offset: 3_600_000_000, zone: '+01:00' }] },
    },
    {
      path: 'date.txt',
      text: 'Tue Mar  3 12:00:00 UTC 2026\n',
      finds: { clocks: [{ wall: 1_772_539_200_000_000, offset: 0, zone: 'UTC' }] },
    },
    {
      path: 'etc/localtime',
      text: 'TZif2\u0000\u0000\nCET-1CEST,M3.5.0,M10.5.0/3\n',
      finds: { zones: [{ kind: 'posix', value: 'CET-1CEST,M3.5.0,M10.5.0/3' }] },
    },
    { path: 'etc/debian_version', text: '12.11\n', finds: undefined },
  ],
};

const HOST_NAME = /^[A-Za-z0-9]([A-Za-z0-9-]{0,62})(\.[A-Za-z0-9-]{1,63}){0,10}$/;

function nameFact(text: string, where: Where): Fact<string>[] {
  const line = firstSaid(text, where);
  if (line === undefined || !HOST_NAME.test(line.text.trim())) return [];
  return [{ value: line.text.trim(), place: line.place, rank: 'file' }];
}

function isOneName(head: string): boolean {
  const said = saidLines(head.endsWith('\n') ? head : `${head}\n`, 3);
  return said.length === 1 && HOST_NAME.test((said[0] ?? '').trim());
}

/** /etc/hostname, or what `hostname` printed. */
export const hostname: ContextReader = {
  id: 'hostname',
  title: 'Host name',
  takes: (path, head) => /^hostname([-_]{1,2}f)?(\.txt)?$/i.test(baseName(path)) && isOneName(head),
  read: (text, where) => ({ hostNames: nameFact(text, where) }),
  examples: [
    { path: 'etc/hostname', text: 'mx1\n', finds: { hostNames: [{ value: 'mx1', rank: 'file' }] } },
    { path: 'etc/hostname', text: 'not a name\n', finds: undefined },
  ],
};

/** /etc/mailname: the domain that local mail is sent from on Debian. */
export const mailname: ContextReader = {
  id: 'mailname',
  title: 'Mail name',
  takes: (path, head) => baseName(path) === 'mailname' && isOneName(head),
  read: (text, where) => ({ mailNames: nameFact(text, where) }),
  examples: [
    { path: 'etc/mailname', text: 'example.org\n', finds: { mailNames: [{ value: 'example.org' }] } },
    { path: 'etc/mailname', text: '\n', finds: undefined },
  ],
};

function hostsEntry({ text, place }: Line): HostsEntry | undefined {
  const [first = '', ...names] = text.replace(/#.*$/, '').trim().split(/\s+/);
  const address = canonicalAddress(first);
  const named = names.length > 0 && names.every((name) => /^[A-Za-z0-9_][\w.-]{0,254}$/.test(name));
  return address === undefined || !named ? undefined : { address, names, place };
}

/** /etc/hosts. Source: hosts(5). */
export const hosts: ContextReader = {
  id: 'hosts',
  title: 'Hosts',
  takes: (path, head) => {
    const said = saidLines(head);
    const place = { path, member: '', line: 0, offset: 0 };
    if (said.length === 0 || !said.every((text) => hostsEntry({ text, place }) !== undefined)) return false;
    return baseName(path) === 'hosts' || said.some((text) => /\slocalhost(\s|$)/.test(text));
  },
  read: (text, where) => {
    const entries: HostsEntry[] = [];
    for (const line of linesOf(text, where)) {
      const entry = hostsEntry(line);
      if (entry !== undefined && entries.length < 100_000) entries.push(entry);
    }
    return { hosts: entries };
  },
  examples: [
    {
      path: 'etc/hosts',
      text: '# ours\n127.0.0.1\tlocalhost\n192.0.2.4 mx.example.org mx # mail\n',
      finds: {
        hosts: [
          { address: '127.0.0.1', names: ['localhost'] },
          { address: '192.0.2.4', names: ['mx.example.org', 'mx'], place: { line: 3, offset: 27 } },
        ],
      },
    },
    { path: 'etc/hosts.allow', text: 'ALL: 192.0.2.\n', finds: undefined },
    {
      path: 'access.log',
      text: '192.0.2.1 - - [03/Mar/2026:12:00:00 +0000] "GET / HTTP/1.1" 200 5\n',
      finds: undefined,
    },
  ],
};
