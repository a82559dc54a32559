import type { EventFields } from '../../event/columns.ts';
import type { ProgramFormat } from '../format.ts';
import { digits, firstOf, message, skip } from '../template.ts';
import { byPrefix, noted } from './peer.ts';

const limited = { action: 'records-lost', reason: 'rate-limit' } as const;

// `imuxsock[pid: 12]: 45 messages lost due to rate-limiting (…)`: the count stands before the words.
function lostCount(text: string): EventFields | undefined {
  const at = text.indexOf(' messages lost due to rate-limiting');
  if (at < 0) return undefined;
  const lost = digits(text.slice(text.lastIndexOf(' ', at - 1) + 1, at));
  return lost === undefined ? undefined : { ...limited, lost, detail: text };
}

// Words that say that records were or may have been dropped, without a count.
const DROPPED = [
  ['begin to drop messages due to rate-limiting', 'rate-limit'],
  ['begins to drop messages from pid ', 'rate-limit'],
  ['No space left on device', 'no-space'],
  ['message discarded', 'queue'],
  ['messages discarded', 'queue'],
  ['discarding message', 'queue'],
  ['Message(s) dropped while sending', 'destination'],
  ['Destination queue full', 'queue'],
  ['suspended', 'suspended'],
] as const;

function dropped(text: string): EventFields | undefined {
  if (text.startsWith('Log statistics;')) return undefined;
  const found = DROPPED.find(([words]) => text.includes(words));
  return found === undefined ? undefined : { action: 'records-lost', reason: found[1], detail: text };
}

// `[origin software="rsyslogd" … ] start`
function origin(text: string): EventFields | undefined {
  const at = text.startsWith('[origin ') ? text.indexOf('] ') : -1;
  if (at < 0) return undefined;
  const said = text.slice(at + 2);
  if (said.startsWith('start') || said.startsWith('(re)start'))
    return { action: 'service-started', detail: text };
  if (said.startsWith('exiting on signal')) return { action: 'service-stopped', detail: text };
  return { action: said.includes('HUPed') ? 'log-rotated' : 'notice', detail: text };
}

// syslog-ng's counters run from its start: the sum is a total, not what was lost since the line before.
function statistics(rest: string): EventFields {
  let total = 0;
  for (const part of rest.split(', ')) {
    const name = part.trimStart();
    const at = name.lastIndexOf('=');
    if (name.startsWith('dropped=')) total += digits(name.slice(at + 1).replace("'", '')) ?? 0;
  }
  return total > 0
    ? { action: 'records-lost', reason: 'total', lost: Math.min(total, 0xffffffff), detail: rest }
    : { action: 'notice' };
}

const rest = byPrefix([
  ['Log statistics;', statistics],
  ['syslog-ng starting up', noted('service-started')],
  ['syslog-ng shutting down', noted('service-stopped')],
  ['Configuration reload request received', noted('log-rotated')],
  ['SIGHUP received', noted('log-rotated')],
  ['logfile turned over', noted('log-rotated')],
  ['restart', noted('service-started')],
  ['syslogd started', noted('service-started')],
  ['kernel boot file is ', noted('boot')],
  ['exiting on signal ', noted('service-stopped')],
  ['syslogd exiting', noted('service-stopped')],
  ['-- MARK --', noted('notice')],
  ['rsyslogd was HUPed', noted('log-rotated')],
  ["rsyslogd's ", noted('notice')],
  ['environment variable TZ ', noted('notice')],
  ['imuxsock: Acquired ', noted('notice')],
  ['imjournal: ', noted('notice')],
  ['action ', noted('notice')],
  ['Configuration reload ', noted('notice')],
  ['Syslog connection ', noted('notice')],
  ['Connection ', noted('notice')],
  ['WARNING', noted('notice')],
  ['command ', noted('error')],
  ['error', noted('error')],
  ['cannot ', noted('error')],
]);

const read = firstOf([
  message`imuxsock lost ${'lost'} messages from ${'detail'} due to rate-limiting`.means(limited),
  message`${skip}: ${'lost'} messages lost due to rate-limiting`.means(limited),
  lostCount,
  origin,
  // sysklogd: `1.4.1#18: restart.`
  message`${skip}: restart${'detail'}`.means({ action: 'service-started' }),
  dropped,
  rest,
]);

const HEAD = 'Nov 24 00:51:30 mail01 ';

/** The syslog daemons on themselves; lines without a program are theirs too (`-- MARK --`). */
export const syslogd: ProgramFormat = {
  kind: 'program',
  id: 'syslogd',
  title: 'Syslog daemons (rsyslog, syslog-ng, syslogd)',
  source: 'host',
  programs: ['', 'rsyslogd', 'rsyslogd-*', 'rsyslog', 'syslog-ng', 'syslogd', 'syslog', 'newsyslog'],
  read,
  examples: [
    {
      line: `${HEAD}rsyslogd: imuxsock lost 45 messages from pid 123 due to rate-limiting`,
      event: { action: 'records-lost', lost: 45 },
    },
    {
      line: `${HEAD}rsyslogd: imjournal: 12345 messages lost due to rate-limiting (20000 allowed within 600 seconds)`,
      event: { action: 'records-lost', lost: 12345 },
    },
    {
      line: `${HEAD}rsyslogd: imjournal from <mail01:dovecot>: begin to drop messages due to rate-limiting`,
      event: { action: 'records-lost', reason: 'rate-limit' },
    },
    {
      line: `${HEAD}rsyslogd: [origin software="rsyslogd" swVersion="8.2302.0" x-pid="7" x-info="https://www.rsyslog.com"] start`,
      event: { action: 'service-started' },
    },
    {
      line: `${HEAD}rsyslogd:  [origin software="rsyslogd" swVersion="8.33.1" x-pid="1138" x-info="x"] rsyslogd was HUPed`,
      event: { action: 'log-rotated' },
    },
    {
      line: `${HEAD}rsyslogd: [origin software="rsyslogd" swVersion="8.2302.0" x-pid="7" x-info="x"] exiting on signal 15.`,
      event: { action: 'service-stopped' },
    },
    {
      line: `${HEAD}rsyslogd: action 'action-8-builtin:omfwd' suspended (module 'builtin:omfwd'), next retry is Tue`,
      event: { action: 'records-lost', reason: 'suspended' },
    },
    { line: `${HEAD}syslogd 1.4.1#18: restart.`, event: { action: 'service-started' } },
    { line: `${HEAD}exiting on signal 15`, event: { action: 'service-stopped' } },
    { line: `${HEAD}-- MARK --`, event: { action: 'notice' } },
    {
      line: `${HEAD}syslog-ng[7]: Log statistics; dropped='dst.file(d_mail#0,/var/log/mail)=3', processed='center(queued)=9', dropped='dst.tcp(x)=4'`,
      event: { action: 'records-lost', lost: 7, reason: 'total' },
    },
    {
      line: `${HEAD}syslog-ng[7]: syslog-ng starting up; version='3.38.1'`,
      event: { action: 'service-started' },
    },
    { line: `${HEAD}newsyslog[7]: logfile turned over due to size>100K`, event: { action: 'log-rotated' } },
    { line: `${HEAD}rsyslogd: words of no version`, event: undefined },
  ],
};
