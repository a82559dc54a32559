import type { EventFields } from '../../event/columns.ts';
import type { Example } from '../format.ts';
import { accepted, acceptedExamples } from './accepted.ts';
import { eventOf, type Line, note, type Reader, wholeAt } from './line.ts';
import { protocolOf, takePeer } from './parts.ts';
import { policy, policyExamples } from './policy.ts';
import { smtpdWarning } from './smtpd-warning.ts';
import { tlsConnection, tlsExamples } from './tls.ts';

/**
 * The SMTP server (smtpd, qmqpd): who connected, what was accepted, refused or tried.
 * Source: Postfix src/smtpd/smtpd.c, smtpd_chat.c, src/qmqpd/qmqpd.c.
 */
export const smtpd: Reader = (line) => {
  const { text, at } = line;
  switch (text.charCodeAt(at)) {
    case 99: // c
      if (text.startsWith('client=', at)) return accepted(line);
      if (text.startsWith('connect from ', at)) return connection(line);
      break;
    case 100: // d
      if (text.startsWith('disconnect from ', at)) return disconnection(line);
      break;
    case 108: // l
      if (text.startsWith('lost connection after ', at)) return trouble(line);
      break;
    case 116: // t
      if (text.startsWith('timeout after ', at) || text.startsWith('too many errors after ', at)) {
        return trouble(line);
      }
      break;
    case 119: // w
      if (text.startsWith('warning: ', at)) return smtpdWarning(line);
      break;
  }
  return policy(line, protocolOf(line.program)) ?? tlsConnection(line) ?? other(line);
};

function connection(line: Line): EventFields | undefined {
  const fields: EventFields = { action: 'connection', protocol: protocolOf(line.program) };
  return takePeer(line.text, line.at + 13, fields) < 0 ? undefined : fields;
}

/** `disconnect from name[address][ ehlo=1 auth=0/5 … commands=n/m]`: `ok/all`, or one number when none failed. */
function disconnection(line: Line): EventFields | undefined {
  const { text } = line;
  const fields: EventFields = { action: 'disconnection', protocol: protocolOf(line.program) };
  const end = takePeer(text, line.at + 16, fields);
  if (end < 0) return undefined;
  if (end < text.length) {
    fields.detail = text.slice(end + 1);
    const auth = text.indexOf(' auth=', end);
    if (auth >= 0) takeTries(text, auth + 6, fields);
  }
  return fields;
}

// Failures only: what succeeded has lines of its own when mail was sent.
function takeTries(text: string, at: number, fields: EventFields): void {
  const good = wholeAt(text, at);
  const slash = text.indexOf('/', at);
  const blank = text.indexOf(' ', at);
  if (good === undefined || slash < 0 || (blank >= 0 && blank < slash)) return;
  const all = wholeAt(text, slash + 1);
  if (all !== undefined && all > good) fields.tries = all - good;
}

/** `lost connection after STAGE[ (n bytes)] from peer`; the disconnect line follows and counts. */
function trouble(line: Line): EventFields | undefined {
  const { text, at } = line;
  const from = text.indexOf(' from ', at);
  if (from < 0) return undefined;
  const fields = eventOf(line, 'notice');
  fields.reason = text.slice(at, from);
  fields.protocol = protocolOf(line.program);
  return takePeer(text, from + 6, fields) < 0 ? undefined : fields;
}

const OTHERS: readonly string[] = [
  'SSL_accept error from ',
  'improper command pipelining after ',
  'setting up TLS connection from ',
  'certificate verification failed for ',
  'abort all TLS sessions',
];

function other(line: Line): EventFields | undefined {
  const { text, at } = line;
  const shape = OTHERS.find((words) => text.startsWith(words, at));
  const fields: EventFields = {
    action: 'notice',
    protocol: protocolOf(line.program),
    detail: text.slice(at),
  };
  if (shape === undefined) return certificate(line, fields);
  let peer = at + shape.length;
  if (shape.startsWith('improper')) peer = text.indexOf(' from ', peer) + 6;
  if (peer > 5) takePeer(text, peer, fields);
  if (shape.startsWith('SSL_accept')) fields.reason = 'tls-failed';
  return fields;
}

/** `name[address]: [Un]trusted: subject_CN=…, issuer=…, fingerprint=…` (smtpd_tls_ask_ccert, loglevel 1). */
function certificate(line: Line, fields: EventFields): EventFields | undefined {
  const end = takePeer(line.text, line.at, fields);
  if (end < 0 || !line.text.startsWith(': ', end)) return undefined;
  return line.text.includes('subject_CN=', end) ? { ...note(line), ...fields } : undefined;
}

/** Lines about clients. */
export const smtpdExamples: readonly Example[] = [
  ...acceptedExamples,
  ...policyExamples,
  ...tlsExamples,
  {
    from: 'Postfix 3.7',
    line: 'Nov 24 00:51:37 mx postfix/smtps/smtpd[1]: connect from h.example[2001:db8::9]',
    event: { action: 'connection', protocol: 'submission', address: '2001:db8::9', clientName: 'h.example' },
  },
  {
    from: 'Postfix 3.7',
    line: 'Nov 24 00:51:37 mx postfix/smtpd[1]: disconnect from unknown[192.0.2.7] ehlo=1 auth=1/5 quit=1 commands=3/7',
    event: { action: 'disconnection', address: '192.0.2.7', tries: 4, protocol: 'smtp' },
  },
  {
    from: 'Postfix 2.11',
    line: 'Nov 24 00:51:37 mx postfix/smtpd[1]: disconnect from unknown[unknown]',
    event: { action: 'disconnection' },
  },
  {
    from: 'Postfix 3.7',
    line: 'Nov 24 00:51:37 mx postfix/smtpd[1]: lost connection after DATA (0 bytes) from unknown[192.0.2.7]',
    event: { action: 'notice', reason: 'lost connection after DATA (0 bytes)', address: '192.0.2.7' },
  },
  {
    from: 'Postfix 3.7',
    line: 'Nov 24 00:51:37 mx postfix/smtpd[1]: SSL_accept error from unknown[192.0.2.7]: lost connection',
    event: { action: 'notice', reason: 'tls-failed', address: '192.0.2.7' },
  },
  { line: 'Nov 24 00:51:37 mx postfix/smtpd[1]: connect from somewhere', event: undefined },
];
