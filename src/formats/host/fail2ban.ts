import type { EventFields } from '../../event/columns.ts';
import type { FileFormat, Head, ProgramFormat } from '../format.ts';
import { isoStamp } from '../syslog-stamp.ts';
import { digits } from '../template.ts';
import { hostFields } from './peer.ts';

const LEVELS = ['DEBUG', 'INFO', 'NOTICE', 'WARNING', 'ERROR', 'CRITICAL'];
const VERBS = ['Ban', 'Unban', 'Restore Ban', 'Found', 'Ignore', 'Increase Ban'];

// `NOTICE  [sshd] Ban 192.0.2.1`, `INFO [sshd] Found 192.0.2.1 - 2026-11-24 00:51:30`, `WARNING [ssh] 192.0.2.1 already banned`
function said(text: string): EventFields | undefined {
  const blank = text.indexOf(' ');
  const level = text.slice(0, Math.max(0, blank));
  if (!LEVELS.includes(level)) return undefined;
  const rest = text.slice(blank).trimStart();
  const close = rest.indexOf('] ');
  const words = rest.startsWith('[') && close > 0 ? rest.slice(close + 2) : rest;
  const verb = VERBS.find((name) => words.startsWith(`${name} `));
  const host = verb === undefined ? '' : (words.slice(verb.length + 1).split(' ', 1)[0] ?? '');
  const where = hostFields(host).address === undefined ? {} : hostFields(host);
  const action = level === 'ERROR' || level === 'CRITICAL' ? 'error' : 'notice';
  if (words.startsWith('Starting Fail2ban')) return { action: 'service-started', detail: words };
  if (words.startsWith('Exiting Fail2ban')) return { action: 'service-stopped', detail: words };
  return { action, ...where, ...(verb === undefined ? {} : { mode: verb.toLowerCase() }), detail: rest };
}

const HEAD = 'Nov 24 00:51:30 mail01 ';

/** fail2ban inside syslog. */
export const fail2ban: ProgramFormat = {
  kind: 'program',
  id: 'fail2ban',
  title: 'fail2ban',
  source: 'host',
  programs: ['fail2ban', 'fail2ban.*', 'fail2ban-server'],
  read: said,
  examples: [
    {
      line: `${HEAD}fail2ban.actions[12]: NOTICE [sshd] Ban 203.0.113.9`,
      event: { action: 'notice', mode: 'ban', address: '203.0.113.9' },
    },
    {
      line: `${HEAD}fail2ban.actions: WARNING [ssh] Unban 2001:db8::9`,
      event: { mode: 'unban', address: '2001:db8::9' },
    },
    { line: `${HEAD}fail2ban[12]: words`, event: undefined },
  ],
};

// `2026-11-24 00:51:30,123 fail2ban.actions        [123]: NOTICE  [sshd] Ban 192.0.2.1`
function head(line: string): Head | undefined {
  const stamp = isoStamp(line, 0);
  if (stamp === undefined || !line.startsWith(' fail2ban.', stamp.at)) return undefined;
  const colon = line.indexOf(': ', stamp.at);
  const tag = line.slice(stamp.at + 1, colon < 0 ? stamp.at + 1 : colon);
  if (colon < 0 || tag.length > 100) return undefined;
  const open = tag.indexOf('[');
  const { wall, hasYear, offset, precision } = stamp;
  return {
    wall,
    hasYear,
    offset,
    precision,
    host: '',
    program: (open < 0 ? tag : tag.slice(0, open)).trimEnd(),
    pid: open < 0 ? 0 : (digits(tag.slice(open + 1, -1)) ?? 0),
    at: colon + 2,
  };
}

/** fail2ban's own file. */
export const fail2banLog: FileFormat = {
  kind: 'file',
  id: 'fail2ban-log',
  title: "fail2ban's own log",
  source: 'host',
  head,
  read: (line, { at }) => said(line.slice(at)),
  examples: [
    {
      line: '2026-11-24 00:51:30,123 fail2ban.actions        [123]: NOTICE  [sshd] Ban 203.0.113.9',
      event: { action: 'notice', mode: 'ban', address: '203.0.113.9' },
    },
    {
      line: '2026-11-24 00:51:30,123 fail2ban.filter         [123]: INFO    [sshd] Found 203.0.113.9 - 2026-11-24 00:51:30',
      event: { mode: 'found', address: '203.0.113.9' },
    },
    {
      line: '2026-11-24 00:51:30,123 fail2ban.server         [123]: INFO    Starting Fail2ban v1.0.2',
      event: { action: 'service-started' },
    },
    { line: '2026-11-24 00:51:30,123 other.actions [123]: NOTICE [sshd] Ban 203.0.113.9', event: undefined },
  ],
};
