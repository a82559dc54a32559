import type { EventFields } from '../../event/columns.ts';
import type { Example } from '../format.ts';
import { eventOf, queueIdEnd, type Reader, wholeAt } from './line.ts';
import { addressEnd } from './parts.ts';

/**
 * `to=<R>[, orig_to=<O>], relay=…[, conn_use=n], delay=…[, delays=a/b/c/d][, tls=…][, dsn=…], status=word (text)`:
 * one recipient's delivery, written by every delivery agent, and by the queue manager and cleanup when they bounce.
 * Source: Postfix src/global/log_adhoc.c; dsn and delays since 2.3, tls since 3.11.
 *
 * The recipient is the sender's text and the reply is the next hop's. A recipient that reads as no one address
 * leaves the line with its queue id and its text only.
 */
export const delivery: Reader = (line) => {
  const { text, at } = line;
  if (!text.startsWith('to=<', at)) return undefined;
  const discarded = line.program.endsWith('/discard');
  const fields = eventOf(line, discarded ? 'message-discarded' : 'message-delivered');
  const end = takeRecipients(text, at + 4, fields);
  if (end >= 0 && takeAttributes(text, end, fields)) return fields;
  if (!text.includes(', relay=') || !text.includes(', status=')) return undefined;
  return { ...eventOf(line, fields.action), detail: text.slice(at) };
};

function takeRecipients(text: string, at: number, fields: EventFields): number {
  let end = addressEnd(text, at);
  if (end < 0) return -1;
  fields.recipient = text.slice(at, end);
  if (text.startsWith(', orig_to=<', end + 1)) {
    const begin = end + 12;
    end = addressEnd(text, begin);
    if (end < 0) return -1;
    fields.originalRecipient = text.slice(begin, end);
  }
  return text.startsWith(', relay=', end + 1) ? end + 3 : -1;
}

// Every attribute is `key=value` and ends at a comma; status is the last one and the reply follows it.
function takeAttributes(text: string, from: number, fields: EventFields): boolean {
  let at = from;
  for (let count = 0; count < 12; count += 1) {
    const equals = text.indexOf('=', at);
    if (equals < 0 || equals - at > 12) return false;
    const value = equals + 1;
    const key = text.slice(at, equals);
    if (key === 'status') return takeStatus(text, value, fields);
    const end = text.indexOf(', ', value);
    if (end < 0) return false;
    if (key === 'relay') fields.relay = text.slice(value, end);
    else if (key === 'dsn') fields.dsn = text.slice(value, end);
    else if (key === 'delay') {
      const seconds = wholeAt(text, value);
      if (seconds !== undefined) fields.seconds = seconds;
    }
    at = end + 2;
  }
  return false;
}

function takeStatus(text: string, at: number, fields: EventFields): boolean {
  const open = text.indexOf(' ', at);
  const status = open < 0 ? text.slice(at) : text.slice(at, open);
  if (status === '' || status.length > 20) return false;
  const success = status === 'sent' || status === 'deliverable';
  fields.reason = status;
  fields.outcome = success ? 'success' : 'failure';
  if (text.charCodeAt(open + 1) !== 40 || open < 0) return true;
  const close = text.charCodeAt(text.length - 1) === 41 ? text.length - 1 : text.length;
  fields.detail = text.slice(open + 2, close);
  if (success) takeReply(fields.detail, fields);
  return true;
}

/** What the next hop's reply names: its queue id, or the session of Dovecot's LMTP (`250 2.0.0 <user> id Saved`). */
function takeReply(reply: string, fields: EventFields): void {
  if (reply.endsWith(' Saved')) {
    const close = reply.lastIndexOf('> ');
    const session = close < 0 ? '' : reply.slice(close + 2, -6);
    if (session !== '' && session.length <= 64 && !session.includes(' ')) fields.session = session;
    return;
  }
  const queued = reply.lastIndexOf('queued as ');
  const forwarded = reply.startsWith('forwarded as ') ? 3 : -1;
  const named = queued >= 0 ? queued : forwarded;
  if (named < 0) return;
  const begin = named + 10;
  let end = queueIdEnd(reply, begin);
  // Other servers have ids of their own shape.
  while (end < reply.length && end - begin < 64 && /[\w.-]/.test(reply.charAt(end))) end += 1;
  if (end > begin) fields.newQueueId = reply.slice(begin, end);
}

const smtp =
  'Nov 24 00:51:39 mx postfix/smtp[901]: C2AD428212F: to=<a@far.example>, relay=mx.far.example[203.0.113.9]:25, ';

/** Lines as delivery agents write them. */
export const deliveryExamples: readonly Example[] = [
  {
    from: 'Postfix 3.7',
    line: `${smtp}delay=0.05, delays=0.05/0/0/0, dsn=2.0.0, status=sent (250 2.0.0 Ok: queued as 4Pb1z02Jqz9)`,
    event: {
      action: 'message-delivered',
      outcome: 'success',
      reason: 'sent',
      queueId: 'C2AD428212F',
      recipient: 'a@far.example',
      relay: 'mx.far.example[203.0.113.9]:25',
      dsn: '2.0.0',
      newQueueId: '4Pb1z02Jqz9',
    },
  },
  {
    from: 'Postfix 3.11',
    line: `${smtp}conn_use=2, delay=70, delays=69/0/0.4/0.6, tls=dane, dsn=4.7.0, status=deferred (host mx.far.example[203.0.113.9] said: 450 wait, status=sent (250 queued as 1234567) (in reply to RCPT TO command))`,
    event: { outcome: 'failure', reason: 'deferred', dsn: '4.7.0', seconds: 70 },
  },
  {
    from: 'Postfix 2.2',
    line: 'Nov  1 00:51:39 mx postfix/local[9]: 9BB0F1: to=<a@near.example>, orig_to=<root>, relay=local, delay=1, status=sent (delivered to mailbox)',
    event: { recipient: 'a@near.example', originalRecipient: 'root', relay: 'local' },
  },
  {
    from: 'Postfix 3.7 and Dovecot 2.3',
    line: 'Nov 24 00:51:31 mx postfix/lmtp[1]: 2DE902820F6: to=<m@near.example>, relay=mx.near.example[private/dovecot-lmtp], delay=0.02, delays=0/0/0/0.02, dsn=2.0.0, status=sent (250 2.0.0 <m@near.example> IL1nC5PfBGsVMAAA0J78UA Saved)',
    event: { session: 'IL1nC5PfBGsVMAAA0J78UA', relay: 'mx.near.example[private/dovecot-lmtp]' },
  },
  {
    from: 'Postfix 3.7, a recipient that imitates the fields',
    line: 'Nov 24 00:51:31 mx postfix/smtp[1]: 2DE902820F6: to=<"x>, relay=none, delay=0, dsn=2.0.0, status=sent (250 ok"@far.example>, relay=mx.far.example[203.0.113.9]:25, delay=1, delays=0/0/0/1, dsn=5.1.1, status=bounced (no)',
    event: { reason: 'bounced', outcome: 'failure', relay: 'mx.far.example[203.0.113.9]:25' },
  },
  {
    from: 'Postfix 3.7',
    line: 'Nov 24 00:51:31 mx postfix/discard[1]: 2DE902820F6: to=<x@far.example>, relay=none, delay=1, delays=1/0/0/0, dsn=2.0.0, status=sent (no thanks)',
    event: { action: 'message-discarded', recipient: 'x@far.example' },
  },
  { line: 'Nov 24 00:51:31 mx postfix/smtp[1]: 2DE902820F6: to=<x@far.example>', event: undefined },
];
