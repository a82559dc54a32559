import { monthNumber, SECOND, wallTime } from '../../base/time.ts';
import type { Place, QueuedMessage } from '../../case/context.ts';
import { type ContextReader, linesOf, type Where } from './reader.ts';

type Recipient = QueuedMessage['recipients'][number];

// The id is followed by `*` active, `!` held, `#` forced to expire (postqueue(1)); both may stand there since 3.5.
const ENTRY =
  /^([0-9A-Za-z]{5,24})([*!#]{0,2}) +(\d{1,15}) (?:Sun|Mon|Tue|Wed|Thu|Fri|Sat) ([A-Z][a-z]{2}) +(\d{1,2}) (\d\d):(\d\d):(\d\d) {1,4}(\S.*)$/;
const MOST_RECIPIENTS = 100_000;

function entryOf(line: string, place: Place): Omit<QueuedMessage, 'recipients'> | undefined {
  const m = ENTRY.exec(line);
  if (!m) return undefined;
  const [, queueId = '', mark = '', size, month = '', day, hour, minute, second, sender = ''] = m;
  const number = monthNumber(month);
  if (number === undefined) return undefined;
  const micros = wallTime(2000, number, Number(day), Number(hour), Number(minute), Number(second));
  return {
    queueId,
    state: mark.includes('*') ? 'active' : mark.includes('!') ? 'hold' : 'deferred',
    size: Number(size),
    sender: sender === 'MAILER-DAEMON' ? '' : sender,
    arrival: { micros, zoned: false, hasYear: false },
    place,
  };
}

function readText(text: string, where: Where): QueuedMessage[] {
  const queue: QueuedMessage[] = [];
  let recipients: Recipient[] = [];
  let reason = '';
  for (const { text: line, place } of linesOf(text, where)) {
    const entry = entryOf(line, place);
    if (entry !== undefined) {
      recipients = [];
      reason = '';
      queue.push({ ...entry, recipients });
    } else if (/^ *\(.*\)$/.test(line)) reason = line.trim().slice(1, -1);
    else if (/^ {8,}\S+$/.test(line) && queue.length > 0 && recipients.length < MOST_RECIPIENTS)
      recipients.push({ address: line.trim(), reason });
  }
  return queue;
}

const STATES = ['active', 'hold', 'deferred', 'incoming', 'maildrop', 'corrupt'] as const;

function recipientsOf(value: unknown): Recipient[] {
  if (!Array.isArray(value)) return [];
  return value.slice(0, MOST_RECIPIENTS).flatMap((r: unknown) => {
    if (typeof r !== 'object' || r === null) return [];
    const address = 'address' in r ? r.address : undefined;
    const reason = 'delay_reason' in r ? r.delay_reason : '';
    return typeof address === 'string' ? [{ address, reason: typeof reason === 'string' ? reason : '' }] : [];
  });
}

function parsed(line: string): Readonly<Record<string, unknown>> | undefined {
  try {
    const value: unknown = JSON.parse(line);
    return typeof value === 'object' && value !== null ? { ...value } : undefined;
  } catch {
    return undefined;
  }
}

function jsonEntry(line: string, place: Place): QueuedMessage | undefined {
  const value = parsed(line);
  const {
    queue_id: queueId,
    queue_name: name,
    message_size: size,
    sender,
    arrival_time: time,
    recipients,
  } = value ?? {};
  if (typeof queueId !== 'string' || typeof sender !== 'string') return undefined;
  return {
    queueId,
    state: STATES.find((s) => s === name) ?? 'deferred',
    size: typeof size === 'number' ? size : 0,
    sender,
    arrival: { micros: typeof time === 'number' ? time * SECOND : 0, zoned: true, hasYear: true },
    recipients: recipientsOf(recipients),
    place,
  };
}

function read(text: string, where: Where): ReturnType<ContextReader['read']> {
  if (!text.startsWith('{')) return { queue: readText(text, where) };
  const queue: QueuedMessage[] = [];
  for (const { text: line, place } of linesOf(text, where)) {
    const entry = jsonEntry(line, place);
    if (entry !== undefined) queue.push(entry);
  }
  return { queue };
}

/** `mailq`, `postqueue -p` and `postqueue -j`. Source: postqueue(1), Postfix src/postqueue/showq_compat.c. */
export const mailq: ContextReader = {
  id: 'mailq',
  title: 'Mail queue',
  takes: (_path, head) =>
    /^-+Queue ID-+ +-+Size-+ /.test(head) ||
    head.startsWith('Mail queue is empty') ||
    /^\{"queue_name": ?"[a-z]+", ?"queue_id": ?"/.test(head),
  read,
  examples: [
    {
      path: 'mailq.txt',
      text: '-Queue ID-  --Size-- ----Arrival Time---- -Sender/Recipient-------\n3F2A01C0*      512 Mon Jan  5 08:01:02  a@example.org\n                                         b@example.net\n\n4F2A01C0!     9512 Sun Jan  4 08:01:02  MAILER-DAEMON\n(host mx.example.net said: 450 later)\n                                         c@example.net\n                                         d@example.net\n\n-- 9 Kbytes in 2 Requests.\n',
      finds: {
        queue: [
          {
            queueId: '3F2A01C0',
            state: 'active',
            size: 512,
            sender: 'a@example.org',
            arrival: { zoned: false, hasYear: false },
            recipients: [{ address: 'b@example.net', reason: '' }],
            place: { line: 2 },
          },
          {
            queueId: '4F2A01C0',
            state: 'hold',
            sender: '',
            recipients: [
              { address: 'c@example.net', reason: 'host mx.example.net said: 450 later' },
              { address: 'd@example.net' },
            ],
          },
        ],
      },
    },
    {
      path: 'queue.json',
      text: '{"queue_name": "deferred", "queue_id": "4cXq1Z2yzTz9", "arrival_time": 1772539200, "message_size": 700, "forced_expire": false, "sender": "a@example.org", "recipients": [{"address": "b@example.net", "delay_reason": "later"}]}\nbroken\n',
      finds: {
        queue: [
          {
            queueId: '4cXq1Z2yzTz9',
            state: 'deferred',
            size: 700,
            arrival: { micros: 1_772_539_200_000_000, zoned: true },
            recipients: [{ address: 'b@example.net', reason: 'later' }],
          },
        ],
      },
    },
    { path: 'mailq.txt', text: '{"queue": 1}\n', finds: undefined },
  ],
};
