import type { EventFields } from '../../event/columns.ts';
import type { Example } from '../format.ts';
import { eventOf, type Line } from './line.ts';
import { addressEnd, takePeer, takeTrailer } from './parts.ts';

/** What an access rule, a milter or a proxy filter did, by the word that begins the line. */
const VERDICTS: ReadonlyMap<string, EventFields['action']> = new Map([
  ['reject', 'message-rejected'],
  ['milter-reject', 'message-rejected'],
  ['proxy-reject', 'message-rejected'],
  ['discard', 'message-discarded'],
  ['milter-discard', 'message-discarded'],
  ['reject_warning', 'notice'],
  ['hold', 'notice'],
  ['milter-hold', 'notice'],
  ['filter', 'notice'],
  ['redirect', 'notice'],
  ['warn', 'notice'],
  ['info', 'notice'],
  ['permit', 'notice'],
  ['prepend', 'notice'],
  ['bcc', 'notice'],
  ['delay', 'notice'],
  ['proxy-accept', 'notice'],
]);

const REASON = 100;

/**
 * `verdict: STAGE from name[address]: text; from=<S> to=<R> proto=P helo=<H>`: a command that was refused, or that a
 * rule took note of. `mode` is the verdict, `reason` the reply without the client's own text, `detail` everything
 * from the stage on. HELO stays in the detail: it is the client's word.
 * Source: Postfix src/smtpd/smtpd_check.c (log_whatsup), smtpd.c, src/cleanup/cleanup_milter.c,
 * src/postscreen/postscreen_smtpd.c.
 */
export function policy(line: Line, protocol: string): EventFields | undefined {
  const { text, at } = line;
  const colon = text.indexOf(': ', at);
  if (colon < 0 || colon - at > 16) return undefined;
  const mode = text.slice(at, colon);
  const action = VERDICTS.get(mode);
  const begin = colon + 2;
  const stage = stageEnd(text, begin);
  if (action === undefined || stage === begin) return undefined;
  const fields = eventOf(line, action);
  let end = stage;
  if (text.startsWith(' from ', stage)) end = takePeer(text, stage + 6, fields);
  if (end < 0 || !text.startsWith(': ', end)) return undefined;
  fields.mode = mode;
  fields.protocol = protocol;
  fields.detail = text.slice(begin);
  if (action !== 'notice') fields.outcome = 'failure';
  const { place } = takeTrailer(text, end + 2, fields, false);
  takeReply(text, end + 2, place < 0 ? text.length : place, fields);
  return fields;
}

/** Stages are written in capitals: CONNECT, RCPT, END-OF-MESSAGE. */
function stageEnd(text: string, at: number): number {
  let i = at;
  while (i < text.length && i - at < 20) {
    const c = text.charCodeAt(i);
    if (c !== 45 && (c < 65 || c > 90)) break;
    i += 1;
  }
  return i;
}

/** `554 5.7.1 <what>: reason` without `<what>`, which is the client's text. */
function takeReply(text: string, from: number, to: number, fields: EventFields): void {
  const code = numberEnd(text, from, to);
  let at = code - from === 3 && text.charCodeAt(code) === 32 ? code + 1 : from;
  const dsn = dsnEnd(text, at, to);
  if (dsn > at) {
    fields.dsn = text.slice(at, dsn);
    at = dsn + 1;
  }
  const codes = text.slice(from, at);
  if (text.charCodeAt(at) === 60) {
    const close = addressEnd(text, at + 1);
    if (close >= 0 && close < to && text.startsWith(': ', close + 1)) at = close + 3;
  }
  fields.reason = codes + text.slice(at, Math.min(to, at + REASON));
}

function numberEnd(text: string, at: number, to: number): number {
  let i = at;
  while (i < to && text.charCodeAt(i) >= 48 && text.charCodeAt(i) <= 57) i += 1;
  return i;
}

/** Index of the blank behind `d.d.d`; `at` when no status code stands there. */
function dsnEnd(text: string, at: number, to: number): number {
  if (text.charCodeAt(at + 1) !== 46) return at;
  const second = numberEnd(text, at + 2, to);
  if (second === at + 2 || text.charCodeAt(second) !== 46) return at;
  const third = numberEnd(text, second + 1, to);
  return third > second + 1 && text.charCodeAt(third) === 32 ? third : at;
}

const head = 'Nov 24 00:52:25 mx postfix/smtpd[1]: ';

/** Lines about refused commands. */
export const policyExamples: readonly Example[] = [
  {
    from: 'Postfix 3.7',
    line: `${head}NOQUEUE: reject: RCPT from unknown[203.0.113.201]: 550 5.1.1 <no@near.example>: Recipient address rejected: User unknown in local recipient table; from=<a@far.example> to=<no@near.example> proto=ESMTP helo=<mx.far.example>`,
    event: {
      action: 'message-rejected',
      outcome: 'failure',
      mode: 'reject',
      protocol: 'smtp',
      address: '203.0.113.201',
      dsn: '5.1.1',
      reason: '550 5.1.1 Recipient address rejected: User unknown in local recipient table',
      sender: 'a@far.example',
      recipient: 'no@near.example',
    },
  },
  {
    from: 'Postfix 3.7, client port logged, a recipient that imitates the fields',
    line: `${head}4F5C6: reject: RCPT from h.example[203.0.113.9]:4711: 450 4.7.1 <"> to=<boss@near.example"@near.example>: Recipient address rejected: no; from=<> to=<"> to=<boss@near.example"@near.example> proto=ESMTP helo=<x?to=?y>`,
    event: {
      queueId: '4F5C6',
      address: '203.0.113.9',
      port: 4711,
      clientName: 'h.example',
      reason: '450 4.7.1 Recipient address rejected: no',
    },
  },
  {
    from: 'Postfix 2.11',
    line: `${head}4F5C64474F: milter-reject: END-OF-MESSAGE from h.example[203.0.113.9]: 5.7.1 Spam message rejected; from=<a@far.example> to=<b@near.example> proto=ESMTP helo=<h.example>`,
    event: { action: 'message-rejected', mode: 'milter-reject', reason: '5.7.1 Spam message rejected' },
  },
  {
    from: 'Postfix 2.11',
    line: `${head}NOQUEUE: discard: RCPT from h.example[203.0.113.9]: <a@far.example>: Sender address triggers DISCARD action; from=<a@far.example> to=<b@near.example> proto=ESMTP helo=<h.example>`,
    event: { action: 'message-discarded', reason: 'Sender address triggers DISCARD action' },
  },
  {
    from: 'Postfix 3.4',
    line: `${head}proxy-accept: END-OF-MESSAGE: 250 2.0.0 Ok: queued as 4F5C64474F; from=<a@far.example> to=<b@near.example> proto=ESMTP helo=<h.example>`,
    event: { action: 'notice', mode: 'proxy-accept', sender: 'a@far.example' },
  },
  { line: `${head}NOQUEUE: reject: rcpt of unknown: 550`, event: undefined },
];
