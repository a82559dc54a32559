import type { EventFields } from '../../event/columns.ts';
import type { ProgramFormat } from '../format.ts';
import { accountField, byPrefix, hostFields, noted, peerAtEnd, putHost } from './peer.ts';
import { invalidUser, verdict } from './sshd-auth.ts';
import { sshdConnection } from './sshd-connection.ts';
import { sshdExamples } from './sshd-examples.ts';

const ssh = { protocol: 'ssh' };

// The clients' line of a try through PAM's conversation is sshd's `error: PAM: …`, which it writes for every failure;
// `Failed keyboard-interactive/pam` comes for some of them only, in addition.
function failed(rest: string): EventFields | undefined {
  const said = verdict(rest, false, 'sign-in');
  if (said === undefined) return undefined;
  const { method } = said;
  if (method === 'none' || method === 'keyboard-interactive/pam') said.action = 'auth-detail';
  said.outcome = 'failure';
  said.reason ??= method === 'password' ? 'wrong-password' : 'auth-failed';
  return said;
}

function accepted(rest: string): EventFields | undefined {
  const said = verdict(rest, true, 'sign-in');
  if (said !== undefined) said.outcome = 'success';
  return said;
}

function unfinished(rest: string): EventFields | undefined {
  return verdict(rest, false, 'auth-detail');
}

const PAM_REASONS: Readonly<Record<string, string>> = {
  'Authentication failure': 'wrong-password',
  'User not known to the underlying authentication module': 'unknown-user',
  'User account has expired': 'disabled',
  'authentication error': 'wrong-password',
  'unknown user': 'unknown-user',
  'Permission denied': 'not-allowed',
  'Have exhausted maximum number of retries for service': 'limit',
};

// `error: PAM: Authentication failure for [illegal user ]NAME from HOST`
function pamError(rest: string): EventFields | undefined {
  const forAt = rest.indexOf(' for ');
  const peer = peerAtEnd(rest, ' from ');
  if (forAt < 0 || peer === undefined || peer.before.length < forAt + 5) return undefined;
  const said = rest.slice(0, forAt);
  const reason = PAM_REASONS[said] ?? said;
  const name = invalidUser(peer.before.slice(forAt + 5));
  const where = hostFields(peer.host, peer.port);
  return {
    action: 'sign-in',
    outcome: 'failure',
    ...ssh,
    method: 'keyboard-interactive/pam',
    reason,
    ...name,
    ...where,
  };
}

function invalid(rest: string): EventFields | undefined {
  const peer = peerAtEnd(rest, ' from ');
  if (peer === undefined) return undefined;
  const out: EventFields = {
    action: 'auth-detail',
    outcome: 'failure',
    protocol: 'ssh',
    reason: 'unknown-user',
  };
  if (peer.before !== '') out.account = peer.before;
  putHost(out, peer.host, peer.port);
  return out;
}

// `User root from 192.0.2.1 not allowed because not listed in AllowUsers`; older ones without the peer.
function notAllowed(rest: string): EventFields | undefined {
  const at = rest.lastIndexOf(' not allowed because ');
  if (at < 0) return undefined;
  const peer = peerAtEnd(rest.slice(0, at), ' from ');
  const detail = rest.slice(at + 21);
  const who = peer === undefined ? { account: rest.slice(0, at) } : { account: peer.before };
  const where = peer === undefined ? {} : hostFields(peer.host, peer.port);
  return {
    action: 'auth-detail',
    outcome: 'failure',
    ...ssh,
    reason: 'not-allowed',
    ...who,
    ...where,
    detail,
  };
}

function tooMany(rest: string): EventFields | undefined {
  const peer = peerAtEnd(rest.endsWith(' ssh2') ? rest.slice(0, -5) : rest, ' from ');
  if (peer === undefined) return undefined;
  const { account } = invalidUser(peer.before);
  const where = hostFields(peer.host, peer.port);
  return {
    action: 'auth-detail',
    outcome: 'failure',
    ...ssh,
    reason: 'limit',
    ...accountField(account ?? ''),
    ...where,
  };
}

// `sftp`, `sftp by user bob`
function subsystem(rest: string): EventFields {
  const by = rest.indexOf(' by user ');
  const name = by < 0 ? rest : rest.slice(0, by);
  const who = accountField(by < 0 ? '' : (rest.slice(by + 9).split(' ', 1)[0] ?? ''));
  const missing = rest.endsWith(' failed, subsystem not found') ? { outcome: 'failure' } : {};
  return { action: 'command-run', ...ssh, command: name, mode: 'subsystem', ...who, ...missing };
}

// VERBOSE: `shell on pts/0 for bob from 192.0.2.1 port 22 id 0`, `subsystem 'sftp' for …`, `command for …`
function session(rest: string): EventFields | undefined {
  const id = rest.lastIndexOf(' id ');
  const peer = peerAtEnd(id < 0 ? rest : rest.slice(0, id), ' from ');
  const at = peer?.before.lastIndexOf(' for ') ?? -1;
  if (peer === undefined || at < 0) return undefined;
  const command = peer.before.slice(0, at);
  const who = accountField(peer.before.slice(at + 5));
  return { action: 'command-run', ...ssh, command, ...who, ...hostFields(peer.host, peer.port) };
}

const readers = byPrefix([
  ['Failed ', failed],
  ['Accepted key ', noted('auth-detail', ssh)],
  ['Accepted ', accepted],
  ['Postponed ', unfinished],
  ['Partial ', unfinished],
  ['Found matching ', noted('auth-detail', ssh)],
  ['Invalid user ', invalid],
  ['Illegal user ', invalid],
  [
    'input_userauth_request: invalid user ',
    (rest) => ({
      action: 'auth-detail',
      ...ssh,
      outcome: 'failure',
      reason: 'unknown-user',
      ...accountField(rest),
    }),
  ],
  ['error: PAM: ', pamError],
  ['PAM: ', pamError],
  ['User ', notAllowed],
  ['error: maximum authentication attempts exceeded for ', tooMany],
  ['maximum authentication attempts exceeded for ', tooMany],
  [
    'ROOT LOGIN REFUSED FROM ',
    (rest) => {
      const peer = peerAtEnd(` ${rest}`, ' ');
      const where = peer === undefined ? {} : hostFields(peer.host, peer.port);
      return {
        action: 'auth-detail',
        ...ssh,
        detail: rest,
        outcome: 'failure',
        reason: 'not-allowed',
        account: 'root',
        ...where,
      };
    },
  ],
  ['subsystem request for ', subsystem],
  ['Starting session: ', session],
]);

function read(message: string): EventFields | undefined {
  const text = message.endsWith(' [preauth]') ? message.slice(0, -10) : message;
  return readers(text) ?? sshdConnection(text, message !== text);
}

/** OpenSSH's server, also in its parts since 9.8 (`sshd-session`, `sshd-auth`). Source: OpenSSH portable, 3.x to 10. */
export const sshd: ProgramFormat = {
  kind: 'program',
  id: 'sshd',
  title: 'OpenSSH server',
  source: 'host',
  programs: ['sshd', 'sshd-session', 'sshd-auth'],
  read,
  examples: sshdExamples,
};
