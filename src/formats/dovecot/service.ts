import type { EventFields } from '../../event/columns.ts';
import { isAuth, type Prefix, protocolOf } from './prefix.ts';

/**
 * What the server says of itself, and what any service says at a level above Info. `undefined` when it is none of
 * that: an Info message of a service that speaks of sessions or deliveries must be read by that service's part.
 */
export function readService(text: string, prefix: Prefix): EventFields | undefined {
  const { service, level, at } = prefix;
  const words = text.slice(at);
  const fields = ofTheServer(words, service) ?? ofTheLevel(level, service) ?? ofHelper(service);
  if (fields === undefined) return undefined;
  const protocol = protocolOf(service);
  if (protocol !== '') fields.protocol = protocol;
  if (prefix.account !== '' && service !== 'service') fields.account = prefix.account;
  if (prefix.session !== '') fields.session = prefix.session;
  if (prefix.pid !== 0) fields.peerPid = prefix.pid;
  const detail = detailOf(words, service, level);
  if (detail !== undefined) fields.detail = detail;
  return fields;
}

function ofTheServer(words: string, service: string): EventFields | undefined {
  if (service === '' || service === 'master' || service === 'log') {
    // `Dovecot v2.3.19.1 (9b53102964) starting up for imap, lmtp`; 1.x: `Dovecot v1.2.rc3 starting up`
    if (words.startsWith('Dovecot v') && words.includes(' starting up')) return { action: 'service-started' };
    // `Killed with signal 15 (by pid=1 uid=0 code=kill)`: each service says so, the master's counts.
    if (words.startsWith('Killed with signal') || words.startsWith('Killed by signal')) {
      return { action: service === 'log' ? 'notice' : 'service-stopped' };
    }
    if (words.startsWith('SIGHUP received')) return { action: 'notice' };
    if (/ - shutting down$/.test(words)) return { action: 'service-stopped' };
  }
  if (/^Time (just )?(moved|jumped) /.test(words)) return { action: 'clock-changed' };
  // `service(imap-login): process_limit (100) reached, client connections are being dropped`
  if (/(process_limit|client_limit)( \(\d+\))? reached/.test(words))
    return { action: 'error', reason: 'limit' };
  if (words.includes('Maximum number of connections from user+IP exceeded')) {
    return { action: 'error', reason: 'limit' };
  }
  return undefined;
}

function ofTheLevel(level: Prefix['level'], service: string): EventFields | undefined {
  if (level === 'debug') return { action: 'notice' };
  if (level === 'warning') return { action: isAuth(service) ? 'auth-trouble' : 'notice' };
  if (level === 'error' || level === 'fatal' || level === 'panic') {
    return { action: isAuth(service) ? 'auth-trouble' : 'error' };
  }
  return undefined;
}

// Services whose Info messages are about the server's own work.
const HELPERS: ReadonlySet<string> = new Set([
  'master',
  'log',
  'anvil',
  'config',
  'stats',
  'old-stats',
  'ssl-params',
  'dict',
  'dict-async',
  'dns_client',
  'dns-client',
  'director',
  'doveadm',
  'dsync-server',
  'dsync-local',
  'indexer',
  'indexer-worker',
  'ipc',
  'aggregator',
  'replicator',
  'quota-status',
  'quota-warning',
  'script',
  'script-login',
  'service',
  'health-check',
  'fs-auth',
  'imap-hibernate',
  'imap-urlauth',
  'imap-urlauth-worker',
  'decode2text',
]);

function ofHelper(service: string): EventFields | undefined {
  return HELPERS.has(service) ? { action: 'notice' } : undefined;
}

/** The text for the `detail` column, or `undefined` where it may hold somebody's password. */
export function detailOf(words: string, service: string, level: Prefix['level']): string | undefined {
  if (words === '') return undefined;
  if (!isAuth(service)) return words;
  return level === 'debug' || /passw|pass=|secret|resp=|quer|!=|token/i.test(words) ? undefined : words;
}
