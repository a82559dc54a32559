import type { EventFields } from '../../event/columns.ts';
import type { Head, ProgramFormat } from '../format.ts';
import { digits } from '../template.ts';
import { behind, putHost } from './peer.ts';

// Who calls PAM decides what a line is of: sshd's sessions are sessions, those of cron are not.
interface Call {
  readonly module: string;
  readonly service: string;
  readonly text: string;
}

// `pam_unix(sshd:auth): text`; in the old form `sshd(pam_unix)[12]: text` the head has the service and the module.
function callOf(message: string, head: Head): Call | undefined {
  // OpenSSH of 2004 put the module alone before its text.
  if (message.startsWith('(pam_')) {
    const close = message.indexOf(') ');
    return close < 0
      ? undefined
      : { module: message.slice(1, close), service: head.program, text: message.slice(close + 2) };
  }
  if (!message.startsWith('pam_')) {
    const at = head.program.indexOf('(pam_');
    if (at < 0) return undefined;
    return { module: head.program.slice(at + 1, -1), service: head.program.slice(0, at), text: message };
  }
  const open = message.indexOf('(');
  const close = message.indexOf('): ', open);
  const plain = message.indexOf(': ');
  if (open < 0 || close < 0 || plain < open)
    return plain < 0
      ? undefined
      : { module: message.slice(0, plain), service: head.program, text: message.slice(plain + 2) };
  const call = message.slice(open + 1, close);
  const colon = call.lastIndexOf(':');
  return {
    module: message.slice(0, open),
    service: colon < 0 ? call : call.slice(0, colon),
    text: message.slice(close + 3),
  };
}

const LOCAL = /^(?:su|sudo|login|cron|systemd-user|polkit|passwd|chpasswd|gdm|lightdm)/;

function putProtocol(out: EventFields, service: string): void {
  if (service.startsWith('sshd')) out.protocol = 'ssh';
  else if (LOCAL.test(service)) out.protocol = 'local';
}

// Where a name that a client chose holds the next field, two readings are possible and the field is left out.
function between(text: string, from: string, to: string): string | undefined {
  const start = text.indexOf(from);
  if (start < 0 || text.indexOf(from, start + 1) >= 0) return undefined;
  const end = text.indexOf(to, start + from.length);
  return end < 0 ? text.slice(start + from.length) : text.slice(start + from.length, end);
}

// `authentication failure; logname= uid=0 euid=0 tty=ssh ruser= rhost=192.0.2.1  user=root`
function failure(call: Call, fields: string): EventFields {
  const rhost = between(fields, ' rhost=', ' ');
  const ruser = between(fields, ' ruser=', ' rhost=') ?? '';
  const clear = rhost !== undefined;
  const userAt = fields.indexOf(' user=');
  const user = clear && userAt >= 0 ? fields.slice(userAt + 6).trimEnd() : '';
  const out: EventFields = { action: 'auth-detail', outcome: 'failure', reason: 'auth-failed' };
  putProtocol(out, call.service);
  if (clear) {
    const account = user || ruser;
    if (account !== '') out.account = account;
    putHost(out, rhost.trim());
  } else out.detail = fields;
  if (call.service.startsWith('su') && ruser !== '') out.actingAccount = ruser;
  return out;
}

// `bob(uid=1000) by alice(uid=0)`, `bob by (uid=0)`, `bob`
function session(call: Call, rest: string, opened: boolean): EventFields {
  const by = rest.lastIndexOf(' by ');
  const account = bare(by < 0 ? rest : rest.slice(0, by));
  const caller = by < 0 ? '' : bare(rest.slice(by + 4));
  const ends = !opened && call.service.startsWith('sshd');
  const action = ends ? 'session-end' : opened && call.service.startsWith('su') ? 'auth-detail' : 'notice';
  const out: EventFields = { action, detail: call.service };
  putProtocol(out, call.service);
  if (account !== '') out.account = account;
  if (caller !== '' && caller !== account) out.actingAccount = caller;
  return out;
}

function bare(name: string): string {
  const at = name.lastIndexOf('(uid=');
  return (at < 0 ? name : name.slice(0, at)).trim();
}

function details(call: Call, reason = '', account = ''): EventFields {
  const out: EventFields = { action: 'auth-detail', detail: call.text };
  putProtocol(out, call.service);
  if (reason !== '') {
    out.outcome = 'failure';
    out.reason = reason;
  }
  if (account !== '') out.account = account;
  return out;
}

function more(call: Call): EventFields | undefined {
  const { text } = call;
  // `PAM 3 more authentication failures; …` is the library's own sum, in the name of no module.
  const at = text.indexOf(' more authentication failure');
  const tries = at < 0 ? undefined : digits(text.slice(0, at));
  if (tries === undefined) return undefined;
  return { ...failure(call, text.slice(text.indexOf(';') + 1)), tries };
}

function unixRead(call: Call): EventFields | undefined {
  const { text } = call;
  const failed = behind(text, 'authentication failure;');
  if (failed !== undefined) return failure(call, failed);
  const opened = behind(text, 'session opened for user ');
  if (opened !== undefined) return session(call, opened, true);
  const closed = behind(text, 'session closed for user ');
  if (closed !== undefined) return session(call, closed, false);
  const changed = behind(text, 'password changed for ');
  if (changed !== undefined) {
    const out: EventFields = { action: 'password-changed', outcome: 'success', account: changed };
    putProtocol(out, call.service);
    return out;
  }
  if (text.startsWith('check pass; user unknown')) return details(call, 'unknown-user');
  return more(call);
}

const named = /\b(?:for user|user|for) '?([A-Za-z0-9_][A-Za-z0-9_.@-]{0,63})'?/;

function otherRead(call: Call): EventFields {
  const account = named.exec(call.text)?.[1] ?? '';
  const locked = call.module === 'pam_faillock' || call.module.startsWith('pam_tally');
  const limit = locked && /locked|deny|denied|exceed/i.test(call.text);
  return details(call, limit ? 'limit' : '', account);
}

function read(message: string, head: Head): EventFields | undefined {
  const sum = behind(message, 'PAM ');
  if (sum !== undefined) return more({ module: 'PAM', service: head.program, text: sum });
  const call = callOf(message, head);
  return call === undefined ? undefined : (unixRead(call) ?? otherRead(call));
}

const HEAD = '2026-11-24T00:54:23.672865+00:00 mail01 ';

/**
 * Lines that PAM's modules write in the name of the program that calls them: always more about what that program says
 * itself. Source: Linux-PAM, modules/pam_unix/support.c and others.
 */
export const pam: ProgramFormat = {
  kind: 'program',
  id: 'pam',
  title: 'PAM modules',
  source: 'host',
  // `auth` is Dovecot's authentication process as PAM names it in the host's log.
  programs: ['*(pam_unix)', 'auth', 'pam_*', 'systemd-user'],
  anywhere: ['pam_', '(pam_', 'PAM '],
  read,
  examples: [
    {
      line: `${HEAD}auth: pam_unix(dovecot:auth): authentication failure; logname= uid=0 euid=0 tty=dovecot ruser=james rhost=198.51.100.42  user=james`,
      event: {
        action: 'auth-detail',
        outcome: 'failure',
        account: 'james',
        address: '198.51.100.42',
      },
    },
    {
      line: `${HEAD}auth: pam_unix(dovecot:auth): authentication failure; logname= uid=0 euid=0 tty=dovecot ruser=nobody.x rhost=::1 `,
      event: { account: 'nobody.x', address: '::1' },
    },
    {
      line: `${HEAD}auth: pam_unix(dovecot:auth): check pass; user unknown`,
      event: { action: 'auth-detail', reason: 'unknown-user' },
    },
    {
      line: 'Jun 14 15:16:01 combo ftpd(pam_unix)[19939]: authentication failure; logname= uid=0 euid=0 tty=x ruser= rhost=host.example.org  user=root',
      event: { action: 'auth-detail', account: 'root', clientName: 'host.example.org' },
    },
    {
      line: 'Jun 14 15:16:01 combo su(pam_unix)[19939]: session opened for user root by bob(uid=500)',
      event: { action: 'auth-detail', account: 'root', actingAccount: 'bob' },
    },
    {
      line: 'Nov 24 00:51:30 mail01 systemd-user[7]: pam_unix(systemd-user:session): session opened for user bob(uid=1000) by (uid=0)',
      event: { action: 'notice', account: 'bob' },
    },
    {
      line: `${HEAD}auth: pam_faillock(dovecot:auth): Consecutive login failures for user bob account temporarily locked`,
      event: { action: 'auth-detail', account: 'bob', reason: 'limit' },
    },
    { line: `${HEAD}auth: something else`, event: undefined },
  ],
};
