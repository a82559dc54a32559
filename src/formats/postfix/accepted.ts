import { canonicalAddress } from '../../base/ip.ts';
import type { EventFields } from '../../event/columns.ts';
import type { Example } from '../format.ts';
import { eventOf, type Line, queueIdEnd } from './line.ts';
import { protocolOf, takePeer } from './parts.ts';

/**
 * `client=name[address][, sasl_method=M][, sasl_username=U][, sasl_sender=S][, orig_queue_id=Q][, orig_client=C]`:
 * the first recipient of a message was accepted. With a SASL name the client had signed in: no other line of Postfix
 * says so. Without a queue id (NOQUEUE) the message goes to a proxy filter, which gives it one.
 * `orig_client` is what an allowed proxy or content filter said (XFORWARD): claimedAddress.
 * Source: Postfix src/smtpd/smtpd.c.
 */
export function accepted(line: Line): EventFields | undefined {
  const { text, at } = line;
  const fields = eventOf(line, 'message-accepted');
  fields.outcome = 'success';
  fields.protocol = protocolOf(line.program);
  const end = takePeer(text, at + 7, fields);
  if (end < 0 || (end < text.length && !text.startsWith(', ', end))) return undefined;
  if (end < text.length) takeAttributes(text, end, fields);
  return fields;
}

function takeAttributes(text: string, from: number, fields: EventFields): void {
  const to = takeOrigin(text, from, fields);
  let at = from;
  if (text.startsWith(', sasl_method=', at)) {
    const end = nextComma(text, at + 14, to);
    fields.method = text.slice(at + 14, end);
    at = end;
  }
  if (text.startsWith(', sasl_username=', at)) {
    const sender = text.indexOf(', sasl_sender=', at);
    const end = sender < 0 || sender > to ? to : sender;
    fields.action = 'message-submitted';
    fields.account = text.slice(at + 16, end);
    at = end;
  }
  // What the client says in MAIL FROM … AUTH=: nobody checked it.
  if (text.startsWith(', sasl_sender=', at)) fields.detail = text.slice(at + 2);
}

function nextComma(text: string, at: number, to: number): number {
  const comma = text.indexOf(', ', at);
  return comma < 0 || comma > to ? to : comma;
}

/** The two attributes that close the line; taken from its end, and only in their own shape. */
function takeOrigin(text: string, from: number, fields: EventFields): number {
  let to = text.length;
  const client = text.lastIndexOf(', orig_client=');
  if (client >= from) {
    const peer: EventFields = { action: 'notice' };
    if (takePeer(text, client + 14, peer) === to) {
      const address = canonicalAddress(peer.address ?? '');
      if (address !== undefined) fields.claimedAddress = address;
      to = client;
    }
  }
  const queue = text.lastIndexOf(', orig_queue_id=', to - 1);
  if (queue >= from && queueIdEnd(text, queue + 16) === to) {
    fields.detail = text.slice(queue + 2, to);
    to = queue;
  }
  return to;
}

/** Lines about accepted messages. */
export const acceptedExamples: readonly Example[] = [
  {
    from: 'Postfix 3.7',
    line: 'Nov 24 00:51:37 mx postfix/smtpd[1]: 4EF6028212E: client=unknown[203.0.113.201]',
    event: { action: 'message-accepted', protocol: 'smtp', queueId: '4EF6028212E', address: '203.0.113.201' },
  },
  {
    from: 'Postfix 3.7',
    line: 'Nov 24 00:51:37 mx postfix/submission/smtpd[1]: 4PbMVH1yTpz3tG3: client=localhost[::1], sasl_method=LOGIN, sasl_username=a.b@near.example',
    event: {
      action: 'message-submitted',
      protocol: 'submission',
      queueId: '4PbMVH1yTpz3tG3',
      address: '::1',
      method: 'LOGIN',
      account: 'a.b@near.example',
    },
  },
  {
    from: 'Postfix 2.10 behind a content filter',
    line: 'Nov 24 00:51:37 mx postfix/smtpd[1]: ED01244770: client=localhost[127.0.0.1], orig_queue_id=4F5C64474F, orig_client=unknown[198.51.100.4]',
    event: { action: 'message-accepted', address: '127.0.0.1', claimedAddress: '198.51.100.4' },
  },
  { line: 'Nov 24 00:51:37 mx postfix/smtpd[1]: ED01244770: client=nowhere', event: undefined },
];
