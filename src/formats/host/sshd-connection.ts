import type { Action, EventFields } from '../../event/columns.ts';
import { digits, message, skip } from '../template.ts';
import { behind, byPrefix, hostFields, noted, peerAtEnd, putHost, type Reader } from './peer.ts';

const ssh = { protocol: 'ssh' };

// `[invalid user |authenticating user |user ]NAME HOST port N`, or the host alone.
function client(text: string, action: Action): EventFields | undefined {
  const peer = peerAtEnd(` ${text}`, ' ');
  if (peer === undefined) return undefined;
  const out: EventFields = { action, protocol: 'ssh' };
  putHost(out, peer.host, peer.port);
  const name = peer.before.slice(1);
  if (name === '') return out;
  const kind = KINDS.find((begin) => name.startsWith(begin) || name === begin.slice(0, -1));
  if (kind === undefined) return undefined;
  if (name.length > kind.length) out.account = name.slice(kind.length);
  if (kind === 'invalid user ') out.reason = 'unknown-user';
  return out;
}

const KINDS = ['invalid user ', 'authenticating user ', 'user '];

function gone(action: Action): Reader {
  return (rest) => client(rest, action);
}

interface First {
  readonly host: string;
  readonly port: number | undefined;
  readonly rest: string;
}

// `HOST port N<rest>` at the beginning: what follows is the client's or the library's text.
function hostFirst(text: string, mark: string): First | undefined {
  const end = text.indexOf(' ');
  const word = end < 0 ? text : text.slice(0, end);
  if (end >= 0 && text.startsWith(' port ', end)) {
    const stop = text.indexOf(mark, end + 6);
    const port = digits(text.slice(end + 6, stop < 0 ? text.length : stop));
    if (port === undefined) return undefined;
    return { host: word, port, rest: stop < 0 ? '' : text.slice(stop + mark.length).trim() };
  }
  const bare = word.endsWith(mark) ? word.slice(0, -mark.length) : word;
  return { host: bare, port: undefined, rest: end < 0 ? '' : text.slice(end + 1) };
}

function withReason(action: Action): (rest: string) => EventFields | undefined {
  return (rest) => {
    const found = hostFirst(rest, ':');
    if (found === undefined) return undefined;
    const out: EventFields = { action, protocol: 'ssh' };
    putHost(out, found.host, found.port);
    if (found.rest !== '') out.reason = found.rest;
    return out;
  };
}

// `Connection from HOST port N on HOST port N [rdomain ""]`
function connection(rest: string): EventFields | undefined {
  const found = hostFirst(rest, ' on ');
  if (found === undefined) return undefined;
  const server = hostFields(found.rest.split(' ', 1)[0] ?? '').address;
  return {
    action: 'connection',
    ...ssh,
    ...hostFields(found.host, found.port),
    ...(server === undefined ? {} : { serverAddress: server }),
  };
}

// `Disconnecting[ invalid user NAME HOST port N]: <reason>`
function disconnecting(rest: string): EventFields | undefined {
  const bare = behind(rest, ': ');
  if (bare !== undefined) return { action: 'disconnection', ...ssh, reason: reasonOf(bare) };
  const at = rest.lastIndexOf(': ');
  const who = at < 0 ? undefined : client(rest.slice(1, at), 'disconnection');
  if (who !== undefined) who.reason = reasonOf(rest.slice(at + 2));
  return who;
}

function reasonOf(text: string): string {
  return text.startsWith('Too many authentication failures') ? 'limit' : text;
}

function lastPeer(word: string): (rest: string) => EventFields | undefined {
  return (rest) => {
    const peer = peerAtEnd(` ${rest}`, word);
    return peer === undefined
      ? undefined
      : { action: 'disconnection', ...ssh, ...hostFields(peer.host, peer.port) };
  };
}

// `#3 from [192.0.2.1]:22 on [192.0.2.2]:22 past MaxStartups`
function dropped(rest: string): EventFields | undefined {
  const from = rest.indexOf(' from [');
  const close = rest.indexOf(']:', from);
  if (from < 0 || close < 0) return undefined;
  const [port = ''] = rest.slice(close + 2).split(' ', 1);
  const where = hostFields(rest.slice(from + 7, close), digits(port));
  return { action: 'disconnection', ...ssh, ...where, reason: 'limit', detail: rest };
}

// `NAME [HOST] failed - POSSIBLE BREAK-IN ATTEMPT!`: the reverse name is its owner's text.
function reverse(rest: string): EventFields | undefined {
  const open = rest.lastIndexOf(' [');
  const close = rest.lastIndexOf('] failed');
  if (open < 0 || close < open) {
    const end = rest.indexOf(' failed');
    return end < 0 ? undefined : { action: 'auth-detail', ...ssh, clientName: rest.slice(0, end) };
  }
  const where = hostFields(rest.slice(open + 2, close));
  return { action: 'auth-detail', ...ssh, clientName: rest.slice(0, open), ...where };
}

function note(action: Action): Reader {
  return noted(action, ssh);
}

const maps =
  message`Address ${'address'} maps to ${'clientName'}, but this does not map back to the address${skip}`.means(
    {
      action: 'auth-detail',
      ...ssh,
    },
  );

const readers = byPrefix([
  ['Connection closed by ', gone('disconnection')],
  ['Connection reset by ', gone('disconnection')],
  ['Connection from ', connection],
  ['Disconnected from user ', (rest) => gone('session-end')(`user ${rest}`)],
  ['Disconnected from ', gone('disconnection')],
  ['Disconnecting', disconnecting],
  ['error: Disconnecting', disconnecting],
  ['Did not receive identification string from ', withReason('disconnection')],
  ['banner exchange: Connection from ', withReason('disconnection')],
  ['Unable to negotiate with ', withReason('disconnection')],
  ['fatal: Unable to negotiate with ', withReason('disconnection')],
  ['Protocol major versions differ for ', withReason('disconnection')],
  ['ssh_dispatch_run_fatal: Connection from ', fatal],
  ['fatal: ssh_dispatch_run_fatal: Connection from ', fatal],
  ['Timeout before authentication for connection from ', (rest) => timeout(rest.split(' ', 1)[0] ?? '')],
  ['Timeout before authentication for ', timeout],
  ['fatal: Timeout before authentication for ', timeout],
  ['Bad protocol version identification ', lastPeer(' from ')],
  ['drop connection ', dropped],
  ['refused connect from ', (rest) => refused(rest)],
  ['reverse mapping checking getaddrinfo for ', reverse],
  ['reverse mapping checking gethostbyname for ', reverse],
  ['error: kex_exchange_identification: ', failedExchange],
  ['error: kex_protocol_error: ', failedExchange],
  ['error: Protocol major versions differ', failedExchange],
  ['error: beginning MaxStartups throttling', note('notice')],
  ['beginning MaxStartups throttling', note('notice')],
  ['exited MaxStartups throttling', note('notice')],
  ['Server listening on ', note('service-started')],
  ['Received signal ', note('service-stopped')],
  ['Received SIGHUP', note('notice')],
  ['Exiting on signal ', note('service-stopped')],
  ['Read error from remote host ', withReason('disconnection')],
  ['Write failed', failedExchange],
  ['Corrupted MAC on input', note('disconnection')],
  ['Bad packet length ', note('disconnection')],
  ['Authentication refused: ', note('auth-detail')],
  ['Authentication tried for ', note('auth-detail')],
  ['Authorized to ', note('auth-detail')],
  ['debug1: ', note('notice')],
  ['debug2: ', note('notice')],
  ['debug3: ', note('notice')],
  ['syslogin_perform_logout: ', note('notice')],
  ['Transferred: sent ', note('notice')],
  ['Closing connection to ', note('notice')],
  ['Close session: ', note('notice')],
  ['PAM service(sshd) ignoring max retries', note('auth-detail')],
  ['Set /proc/', note('notice')],
  ['Child connection from ', note('notice')],
  ['User child is on pid ', note('notice')],
  ['fatal: ', note('error')],
  ['error: ', note('error')],
]);

function fatal(rest: string): EventFields | undefined {
  const at = rest.lastIndexOf(': ');
  const who = at < 0 ? undefined : client(rest.slice(0, at), 'disconnection');
  if (who !== undefined) who.reason = rest.slice(at + 2);
  return who;
}

function timeout(rest: string): EventFields | undefined {
  const who = client(rest.endsWith('.') ? rest.slice(0, -1) : rest, 'disconnection');
  if (who !== undefined) who.reason = 'aborted';
  return who;
}

function failedExchange(rest: string): EventFields {
  return { action: 'disconnection', ...ssh, reason: rest };
}

function refused(rest: string): EventFields {
  const open = rest.lastIndexOf('(');
  const host = open >= 0 && rest.endsWith(')') ? rest.slice(open + 1, -1) : (rest.split(' ', 1)[0] ?? '');
  return { action: 'disconnection', ...ssh, reason: 'not-allowed', ...hostFields(host) };
}

/** What sshd says of connections and of itself. `before` says that nobody had signed in on the connection. */
export function sshdConnection(text: string, before: boolean): EventFields | undefined {
  for (const prefix of ['Received disconnect from ', 'error: Received disconnect from ']) {
    const rest = behind(text, prefix);
    if (rest !== undefined) return withReason(before ? 'disconnection' : 'notice')(rest);
  }
  return readers(text) ?? maps(text);
}
