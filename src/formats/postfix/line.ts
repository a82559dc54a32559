import type { EventFields } from '../../event/columns.ts';

/** A Postfix message with its queue id taken off. */
export interface Line {
  readonly text: string;
  /** Index in `text` behind the queue id and its colon. */
  readonly at: number;
  /** Empty when the message has none, or says NOQUEUE. */
  readonly queueId: string;
  /** Program as logged, `postfix/submission/smtpd`. */
  readonly program: string;
}

/** Reads the messages of a family of daemons; `undefined` when the message has none of its shapes. Never throws. */
export type Reader = (line: Line) => EventFields | undefined;

/**
 * Characters of queue ids: upper-case hexadecimal (short ids), digits and consonants of both cases (long ids).
 * No word of the log passes for one, because it would have to be written without lower-case vowels, O and U.
 * Source: Postfix src/global/mail_queue.h, safe_ultostr.
 */
const ID_CHARS = charTable('0123456789ABCDEFGHJKLMNPQRSTVWXYZbcdfghjklmnpqrstvwxyz');

function charTable(chars: string): Uint8Array {
  const table = new Uint8Array(256);
  for (let i = 0; i < chars.length; i += 1) table[chars.charCodeAt(i)] = 1;
  return table;
}

/** Index behind the characters of a queue id that begins at `at`; `at` itself when there is none. */
export function queueIdEnd(text: string, at: number): number {
  const limit = Math.min(text.length, at + 40);
  let end = at;
  while (end < limit && ID_CHARS[text.charCodeAt(end)] === 1) end += 1;
  return end - at >= 5 ? end : at;
}

/** Takes the queue id off a message. */
export function lineOf(message: string, program: string): Line {
  const text = message.charCodeAt(message.length - 1) === 32 ? message.trimEnd() : message;
  const end = queueIdEnd(text, 0);
  if (end > 0 && text.startsWith(': ', end)) {
    return { text, at: end + 2, queueId: text.slice(0, end), program };
  }
  return { text, at: text.startsWith('NOQUEUE: ') ? 9 : 0, queueId: '', program };
}

/** An event of the line's message: with its queue id, where it has one. */
export function eventOf(line: Line, action: EventFields['action']): EventFields {
  return line.queueId === '' ? { action } : { action, queueId: line.queueId };
}

/** Something understood that needs no columns of its own: all of it is detail. */
export function note(line: Line): EventFields {
  const fields = eventOf(line, 'notice');
  fields.detail = line.text.slice(line.at);
  return fields;
}

/** A decimal number that ends at the first other character, and stays within 32 bits; `undefined` without digits. */
export function wholeAt(text: string, at: number): number | undefined {
  let value = 0;
  let end = at;
  while (end < text.length && end - at < 11) {
    const c = text.charCodeAt(end) - 48;
    if (c < 0 || c > 9) break;
    value = value * 10 + c;
    end += 1;
  }
  return end === at || value > 0xffffffff ? undefined : value;
}
