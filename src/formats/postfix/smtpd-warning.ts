import { canonicalAddress } from '../../base/ip.ts';
import type { EventFields } from '../../event/columns.ts';
import type { Example } from '../format.ts';
import { eventOf, type Line } from './line.ts';
import { protocolOf, takePeer } from './parts.ts';
import { saslExamples, saslFailure, saslService } from './sasl.ts';

/**
 * Warnings of the SMTP server that name a client; any other is left to the general reading.
 * Source: Postfix src/smtpd/smtpd.c, smtpd_peer.c, smtpd_sasl_glue.c.
 */
export function smtpdWarning(line: Line): EventFields | undefined {
  const { text } = line;
  const at = line.at + 9;
  if (text.includes(': SASL ', at)) {
    const failure = saslFailure(text, at, line.program);
    if (failure !== undefined) return failure;
  }
  return saslService(text, at) ?? resolver(line, at) ?? limit(line, at) ?? misuse(line, at);
}

function warningOf(line: Line, at: number, reason: string): EventFields {
  const fields = eventOf(line, 'notice');
  fields.reason = reason;
  fields.protocol = protocolOf(line.program);
  fields.detail = line.text.slice(at);
  return fields;
}

/** The name that the address claims by reverse look-up is not one that leads back to it. */
function resolver(line: Line, at: number): EventFields | undefined {
  const { text } = line;
  if (text.startsWith('hostname ', at)) {
    const mark = text.indexOf(' does not resolve to address ', at);
    return mark < 0 ? undefined : withAddress(warningOf(line, at, 'false-reverse-name'), text, mark + 29);
  }
  const old = text.indexOf(': ', at);
  const isOld =
    text.startsWith('hostname ', old + 2) || text.startsWith('address not listed for hostname', old + 2);
  if (old < 0 || !isOld) return undefined;
  return withAddress(warningOf(line, at, 'false-reverse-name'), text, at);
}

/** An address, IPv6 too, ends at a blank, at a colon and a blank, or with the line. */
function withAddress(fields: EventFields, text: string, at: number): EventFields | undefined {
  const blank = text.indexOf(' ', at);
  let end = blank < 0 ? text.length : blank;
  if (text.charCodeAt(end - 1) === 58) end -= 1;
  const address = canonicalAddress(text.slice(at, end));
  if (address !== undefined) fields.address = address;
  return fields;
}

/** `Connection rate limit exceeded: 61 from name[address] for service smtp`, and the other limits of anvil(8). */
function limit(line: Line, at: number): EventFields | undefined {
  const { text } = line;
  const mark = text.indexOf(' limit exceeded: ', at);
  const from = mark < 0 ? -1 : text.indexOf(' from ', mark);
  if (from < 0 || mark - at > 60) return undefined;
  const fields = warningOf(line, at, 'limit');
  return takePeer(text, from + 6, fields) < 0 ? undefined : fields;
}

const MISUSE: readonly (readonly [string, string])[] = [
  ['non-SMTP command from ', 'non-smtp-command'],
  ['Illegal address syntax from ', 'bad-request'],
  ['bare newline ', 'bare-newline'],
  ['dropping ', 'bad-request'],
  ['improper command pipelining ', 'improper-pipelining'],
];

function misuse(line: Line, at: number): EventFields | undefined {
  const { text } = line;
  const found = MISUSE.find(([words]) => text.startsWith(words, at));
  const from = found === undefined ? -1 : text.indexOf(' from ', at);
  if (found === undefined || from < 0) return undefined;
  const fields = warningOf(line, at, found[1]);
  return takePeer(text, from + 6, fields) < 0 ? undefined : fields;
}

const head = 'Nov 24 00:51:37 mx postfix/smtpd[1]: warning: ';

/** Warnings. */
export const smtpdWarningExamples: readonly Example[] = [
  ...saslExamples,
  {
    from: 'Postfix 3.7',
    line: `${head}hostname h.example does not resolve to address 2001:db8::7: Name or service not known`,
    event: { action: 'notice', reason: 'false-reverse-name', address: '2001:db8::7' },
  },
  {
    from: 'Postfix 2.2',
    line: `${head}192.0.2.7: hostname h.example verification failed: Name or service not known`,
    event: { action: 'notice', reason: 'false-reverse-name', address: '192.0.2.7' },
  },
  {
    from: 'Postfix 3.7',
    line: `${head}Connection rate limit exceeded: 61 from unknown[192.0.2.7] for service smtp`,
    event: { action: 'notice', reason: 'limit', address: '192.0.2.7' },
  },
  {
    from: 'Postfix 3.7',
    line: `${head}non-SMTP command from unknown[192.0.2.7]: GET / from h.example[10.0.0.1] HTTP/1.1`,
    event: { action: 'notice', reason: 'non-smtp-command', address: '192.0.2.7' },
  },
  {
    from: 'Postfix 3.7',
    line: `${head}SASL: Connect to smtpd failed: No such file or directory`,
    event: { action: 'auth-trouble', outcome: 'failure' },
  },
  {
    from: 'Postfix 3.7',
    line: `${head}problem talking to server private/policy: Connection timed out`,
    event: {
      action: 'notice',
      detail: 'warning: problem talking to server private/policy: Connection timed out',
    },
  },
];
