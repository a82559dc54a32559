import type { EventFields } from '../../event/columns.ts';
import type { Example } from '../format.ts';
import { eventOf, type Line, type Reader } from './line.ts';
import { takePeer, takeTrailer } from './parts.ts';
import { policy } from './policy.ts';

/** cleanup(8): Message-IDs, milter verdicts, header and body checks. Source: src/cleanup/cleanup_message.c. */
export const cleanup: Reader = (line) => {
  const { text, at } = line;
  if (text.startsWith('message-id=', at)) return identified(line, at + 11);
  if (text.startsWith('resent-message-id=', at)) {
    const fields = identified(line, at + 18);
    fields.mode = 'resent';
    return fields;
  }
  return check(line) ?? policy(line, 'smtp');
};

function identified(line: Line, at: number): EventFields {
  const fields = eventOf(line, 'message-id');
  // A message without one is logged with empty brackets: nothing to join by.
  const id = line.text.slice(at);
  if (id !== '' && id !== '<>') fields.messageId = id;
  return fields;
}

const CHECKS: ReadonlyMap<string, EventFields['action']> = new Map([
  ['reject', 'message-rejected'],
  ['discard', 'message-discarded'],
  ['warning', 'notice'],
  ['info', 'notice'],
  ['hold', 'notice'],
  ['filter', 'notice'],
  ['redirect', 'notice'],
  ['bcc', 'notice'],
  ['delay', 'notice'],
  ['pass', 'notice'],
  ['prepend', 'notice'],
  ['replace', 'notice'],
  ['strip', 'notice'],
  ['ignore', 'notice'],
]);

const CLASSES: readonly string[] = [
  'header ',
  'body ',
  'mime-header ',
  'nested-header ',
  'milter-header ',
  'content ',
];

/**
 * `verdict: header TEXT from client; from=<S> to=<R> proto=P helo=<H>[: comment]`: a rule of header_checks and its
 * kin. TEXT is the writer's of the message (at most 200 bytes): the trailer and the client before it are taken
 * from the end. A Subject goes into its column; what leaves open where it ends is left in the detail.
 */
function check(line: Line): EventFields | undefined {
  const { text, at } = line;
  const colon = text.indexOf(': ', at);
  if (colon < 0 || colon - at > 10) return undefined;
  const mode = text.slice(at, colon);
  const action = CHECKS.get(mode);
  const kind = CLASSES.find((name) => text.startsWith(name, colon + 2));
  if (action === undefined || kind === undefined) return undefined;
  const fields = eventOf(line, action);
  fields.mode = mode;
  fields.detail = text.slice(colon + 2);
  if (action === 'message-rejected' || action === 'message-discarded') fields.outcome = 'failure';
  const begin = colon + 2 + kind.length;
  const content = contentEnd(text, begin, fields);
  if (content >= 0 && text.slice(begin, begin + 9).toLowerCase() === 'subject: ') {
    fields.subject = text.slice(begin + 9, content);
  }
  return fields;
}

// Where the text ends, -1 when it leaves open where.
function contentEnd(text: string, from: number, fields: EventFields): number {
  const { place, sure } = takeTrailer(text, from, fields, true);
  if (!sure) return -1;
  const mark = text.lastIndexOf(' from ', place);
  if (mark < from) return -1;
  if (text.slice(mark + 6, place) === 'local') return mark;
  return takePeer(text, mark + 6, fields) === place ? mark : -1;
}

const head = 'Nov 24 00:51:31 mx postfix/cleanup[1]: 2DE902820F6: ';

/** Lines of cleanup. */
export const cleanupExamples: readonly Example[] = [
  {
    from: 'Postfix 3.7',
    line: `${head}message-id=<1.2@near.example>`,
    event: { action: 'message-id', queueId: '2DE902820F6', messageId: '<1.2@near.example>' },
  },
  {
    from: 'Postfix 3.7',
    line: `${head}resent-message-id=<1.3@near.example>`,
    event: { action: 'message-id', mode: 'resent', messageId: '<1.3@near.example>' },
  },
  {
    from: 'Postfix 3.7, a subject that imitates the client',
    line: `${head}warning: header Subject: hi from boss[10.0.0.1] to=<z@y> helo=<q> from h.example[192.0.2.5]; from=<a@far.example> to=<b@near.example> proto=ESMTP helo=<h.example>: seen`,
    event: {
      action: 'notice',
      mode: 'warning',
      subject: 'hi from boss[10.0.0.1] to=<z@y> helo=<q>',
      address: '192.0.2.5',
      sender: 'a@far.example',
      recipient: 'b@near.example',
    },
  },
  {
    from: 'Postfix 2.9',
    line: `${head}reject: body spam spam from local; from=<a@near.example> to=<b@near.example>: 5.7.1 go away`,
    event: { action: 'message-rejected', outcome: 'failure', sender: 'a@near.example' },
  },
  { line: `${head}message=<1.2@near.example>`, event: undefined },
];
