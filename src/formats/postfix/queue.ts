import type { EventFields } from '../../event/columns.ts';
import type { Example } from '../format.ts';
import { digits } from '../template.ts';
import { eventOf, type Line, note, queueIdEnd, type Reader } from './line.ts';
import { addressEnd } from './parts.ts';

/**
 * The queue manager: `from=<S>, size=n, nrcpt=n (queue active)`, `from=<S>, status=expired, returned to sender`,
 * `removed`, `skipped, still being delivered`. Source: src/global/opened.c, src/qmgr/qmgr_active.c, qmgr_message.c.
 */
export const queueManager: Reader = (line) => {
  const { text, at, queueId } = line;
  if (queueId === '') return undefined;
  if (text.startsWith('removed', at) && at + 7 === text.length) return { action: 'message-removed', queueId };
  if (text.startsWith('from=<', at)) return queued(line);
  return text.startsWith('skipped, ', at) ? note(line) : undefined;
};

function queued(line: Line): EventFields | undefined {
  const { text, at } = line;
  const end = addressEnd(text, at + 6);
  const fields = eventOf(line, 'message-queued');
  // An address that reads as no one address is left out; the numbers stand at the line's end.
  if (end >= 0) fields.sender = text.slice(at + 6, end);
  const status = text.indexOf('>, status=', end < 0 ? at : end);
  if (status >= 0 && text.endsWith(', returned to sender')) {
    fields.action = 'message-bounced';
    fields.outcome = 'failure';
    fields.reason = text.slice(status + 10, -20);
    return fields;
  }
  const count = text.lastIndexOf(', nrcpt=');
  const size = text.lastIndexOf('>, size=');
  if (count < 0 || size < end || size > count) return undefined;
  const bytes = digits(text.slice(size + 8, count));
  const blank = text.indexOf(' ', count + 8);
  const recipients = digits(text.slice(count + 8, blank < 0 ? text.length : blank));
  if (bytes === undefined || recipients === undefined || recipients > 0xffffffff) return undefined;
  fields.size = bytes;
  fields.recipientCount = recipients;
  return fields;
}

/** `uid=n from=<S>[ orig_id=Q]`: mail that a process of this host gave to sendmail(1). Source: src/pickup/pickup.c. */
export const pickup: Reader = (line) => {
  const { text, at } = line;
  const mark = text.indexOf(' from=<', at);
  if (!text.startsWith('uid=', at) || mark < 0 || digits(text.slice(at + 4, mark)) === undefined)
    return undefined;
  const fields = eventOf(line, 'message-accepted');
  fields.outcome = 'success';
  fields.protocol = 'local';
  const end = addressEnd(text, mark + 7);
  if (end >= 0) fields.sender = text.slice(mark + 7, end);
  fields.detail = text.slice(at);
  return fields;
};

/**
 * `sender|postmaster non-delivery notification: Q`, `… delivery status notification: Q`, `… delay notification: Q`:
 * a message was made about this one; `reason` says which kind. Source: src/bounce/*.c.
 */
export const bounce: Reader = (line) => {
  const { text, at } = line;
  const mark = text.indexOf(' notification: ', at);
  const to = text.startsWith('sender ', at) ? 7 : text.startsWith('postmaster ', at) ? 11 : 0;
  if (mark < 0 || to === 0 || queueIdEnd(text, mark + 15) !== text.length) return undefined;
  const fields = eventOf(line, 'message-bounced');
  fields.mode = text.slice(at, at + to - 1);
  fields.reason = text.slice(at + to, mark);
  fields.newQueueId = text.slice(mark + 15);
  return fields;
};

/** The administrator's tool: what it removes was never delivered. Source: src/postsuper/postsuper.c. */
export const postsuper: Reader = (line) => {
  const { text, at, queueId } = line;
  if (queueId !== '' && text.slice(at) === 'removed') {
    return { action: 'message-removed', queueId, reason: 'removed by the administrator' };
  }
  const known = ['requeued', 'placed on hold', 'released from hold', 'expired', 'renamed', 'force-expired'];
  if (queueId !== '' && known.some((words) => text.startsWith(words, at))) return note(line);
  return /^(Deleted|Requeued|Placed on hold|Released from hold|Expired|Renamed)\b/.test(text)
    ? note(line)
    : undefined;
};

const head = 'Nov 24 00:51:31 mx postfix/';

/** Lines about the queue. */
export const queueExamples: readonly Example[] = [
  {
    from: 'Postfix 3.7',
    line: `${head}qmgr[1]: 2DE902820F6: from=<a@near.example>, size=610, nrcpt=2 (queue active)`,
    event: {
      action: 'message-queued',
      queueId: '2DE902820F6',
      sender: 'a@near.example',
      size: 610,
      recipientCount: 2,
    },
  },
  {
    from: 'Postfix 3.7, a sender that imitates the fields',
    line: `${head}qmgr[1]: 2DE902820F6: from=<"x>, size=1, nrcpt=9"@far.example>, size=610, nrcpt=1 (queue active)`,
    event: { sender: '"x>, size=1, nrcpt=9"@far.example', size: 610, recipientCount: 1 },
  },
  {
    from: 'Postfix 3.7',
    line: `${head}qmgr[1]: 2DE902820F6: removed`,
    event: { action: 'message-removed', queueId: '2DE902820F6' },
  },
  {
    from: 'Postfix 3.7',
    line: `${head}qmgr[1]: 2DE902820F6: from=<>, status=expired, returned to sender`,
    event: { action: 'message-bounced', outcome: 'failure', reason: 'expired', sender: '' },
  },
  {
    from: 'Postfix 3.7',
    line: `${head}pickup[1]: 10258282102: uid=33 from=<www-data>`,
    event: {
      action: 'message-accepted',
      protocol: 'local',
      sender: 'www-data',
      detail: 'uid=33 from=<www-data>',
    },
  },
  {
    from: 'Postfix 3.7',
    line: `${head}bounce[1]: 4PcV4K5FPLz3tBr: sender non-delivery notification: 4PcV4K5tFpz3tG5`,
    event: {
      action: 'message-bounced',
      queueId: '4PcV4K5FPLz3tBr',
      newQueueId: '4PcV4K5tFpz3tG5',
      reason: 'non-delivery',
    },
  },
  {
    from: 'Postfix 3.7',
    line: `${head}postsuper[1]: 2DE902820F6: removed`,
    event: { action: 'message-removed', reason: 'removed by the administrator' },
  },
  { line: `${head}qmgr[1]: 2DE902820F6: from=<a@near.example>, nrcpt=1 (queue active)`, event: undefined },
  { line: `${head}pickup[1]: 2DE902820F6: uid=x from=<a>`, event: undefined },
  { line: `${head}bounce[1]: 2DE902820F6: sender notification`, event: undefined },
];
