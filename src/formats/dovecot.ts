import type { EventFields } from '../event/columns.ts';
import { readAuth } from './dovecot/auth.ts';
import { readDelivery } from './dovecot/delivery.ts';
import { examples } from './dovecot/examples.ts';
import { identified, readLogin } from './dovecot/login.ts';
import { readMailLog } from './dovecot/mail-log.ts';
import { type Prefix, readPrefix } from './dovecot/prefix.ts';
import { readRelayed } from './dovecot/relayed.ts';
import { readService } from './dovecot/service.ts';
import { readSessionEnd } from './dovecot/session-end.ts';
import type { ProgramFormat } from './format.ts';

/**
 * What a Dovecot message of 1.x to 2.4 says, from the service's name on (`imap-login: Login: …`); `undefined` when
 * nothing here reads it. The same in syslog and in Dovecot's own files.
 */
export function readDovecot(text: string): EventFields | undefined {
  const prefix = readPrefix(text);
  const part = PARTS.get(prefix.service);
  return part === undefined ? readService(text, prefix) : part(text, prefix);
}

type Part = (text: string, prefix: Prefix) => EventFields | undefined;

function readMailProcess(text: string, prefix: Prefix): EventFields | undefined {
  // Most lines of these services; they must not wait for the others.
  if (text.startsWith('Disconnected: ', prefix.at) || text.startsWith('Logged out ', prefix.at)) {
    const end = readSessionEnd(text, prefix);
    if (end !== undefined) return end;
  }
  const { level } = prefix;
  if (level !== '' && level !== 'info') return readService(text, prefix);
  return (
    readMailLog(text, prefix) ??
    (text.startsWith('sieve: ', prefix.at) ? readDelivery(text, prefix) : undefined) ??
    identified(text, prefix) ??
    readRelayed(text, prefix) ??
    readSessionEnd(text, prefix) ??
    readService(text, prefix)
  );
}

function readDeliverer(text: string, prefix: Prefix): EventFields | undefined {
  return readMailLog(text, prefix) ?? readDelivery(text, prefix) ?? readService(text, prefix);
}

function readHelper(text: string, prefix: Prefix): EventFields | undefined {
  return readMailLog(text, prefix) ?? readService(text, prefix);
}

const PARTS: ReadonlyMap<string, Part> = new Map<string, Part>([
  ['imap-login', readLogin],
  ['pop3-login', readLogin],
  ['managesieve-login', readLogin],
  ['sieve-login', readLogin],
  ['submission-login', readLogin],
  ['imap-urlauth-login', readLogin],
  ['imap', readMailProcess],
  ['imap-hibernate', readMailProcess],
  ['pop3', readMailProcess],
  ['managesieve', readMailProcess],
  ['submission', readMailProcess],
  ['auth', readAuth],
  ['auth-worker', readAuth],
  ['dovecot-auth', readAuth],
  ['lmtp', readDeliverer],
  ['lda', readDeliverer],
  ['deliver', readDeliverer],
  ['doveadm', readHelper],
  ['dsync-local', readHelper],
  ['dsync-server', readHelper],
]);

/** Dovecot, from 1.x to 2.4, as its log process writes to syslog. */
export const dovecot: ProgramFormat = {
  kind: 'program',
  id: 'dovecot',
  title: 'Dovecot IMAP, POP3, ManageSieve, submission and LMTP server',
  source: 'dovecot',
  programs: ['dovecot', 'dovecot-*', 'dovecot_*'],
  read: readDovecot,
  examples,
};
