import type { EventFields } from '../../event/columns.ts';
import { digits } from '../template.ts';

const MAX_UID = 0xffffffff;
const LONGEST_MAILBOX = 512;
const LONGEST_LIST = 200;

/**
 * Which message `_uid` and `_mbox` name (rcmail_action::get_uids, rcube_message): `12`; `12-INBOX`, where the
 * mailbox of a search over several comes with it; `12.3`, the message that is part 3 of message 12. A list or `*`
 * names no single one and goes to `detail` as it is.
 */
export function readMessage(uid: string | undefined, mailbox: string | undefined, into: EventFields): void {
  if (mailbox !== undefined && mailbox !== '') into.mailbox = mailbox.slice(0, LONGEST_MAILBOX);
  if (uid === undefined || uid === '') return;
  const minus = uid.indexOf('-');
  const number = minus < 0 ? uid : uid.slice(0, minus);
  const point = number.indexOf('.');
  const value = digits(point < 0 ? number : number.slice(0, point));
  const inner = point < 0 ? '' : number.slice(point + 1);
  const ownMailbox = minus < 0 ? '' : uid.slice(minus + 1);
  if (value === undefined || value === 0 || value > MAX_UID || !isPart(inner) || isList(ownMailbox)) {
    into.detail = `uid=${uid.slice(0, LONGEST_LIST)}`;
    return;
  }
  into.uid = value;
  if (inner !== '' && into.part === undefined) into.part = inner;
  if (ownMailbox !== '') into.mailbox = ownMailbox.slice(0, LONGEST_MAILBOX);
}

/** Whether the text is a MIME part number as IMAP writes it (`2`, `1.2`), or empty. */
export function isPart(text: string): boolean {
  return text.length <= 64 && /^[\d.]*$/.test(text);
}

// `12-INBOX,13-Sent`: a mailbox may hold a comma, but not one that is followed by the next number and a minus.
function isList(mailbox: string): boolean {
  return /,\d{1,10}-/.test(mailbox.slice(0, LONGEST_MAILBOX));
}
