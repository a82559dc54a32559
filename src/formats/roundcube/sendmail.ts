import { canonicalAddress } from '../../base/ip.ts';
import type { EventFields } from '../../event/columns.ts';

const LONGEST = 4000;
const MESSAGE = ']; Message ';

// How servers say which queue entry the message became: Postfix, Exim, Sendmail.
const QUEUED: readonly RegExp[] = [
  /\bqueued as ([\w-]{4,40})/,
  /\bid=([\w-]{6,40})/,
  /2\.0\.0 ([\w-]{8,40}) Message accepted/,
];

/**
 * The log `sendmail` (rcube::deliver_message), a message that the mail server took: `User U [A]; Message <id> for R,
 * R; response`, before 1.4 `Message for R, R; response`. Without an SMTP server there is no response.
 */
export function sentMessage(text: string): EventFields | undefined {
  const message = text.startsWith('User ') ? text.indexOf(MESSAGE) : -1;
  const open = message < 0 ? -1 : text.lastIndexOf(' [', message);
  if (open < 4) return undefined;
  const rest = text.slice(message + MESSAGE.length);
  const to = rest.startsWith('for ') ? 0 : rest.indexOf(' for ') + 1;
  if (to === 0 && !rest.startsWith('for ')) return undefined;
  const fields: EventFields = { action: 'message-sent', outcome: 'success', protocol: 'webmail' };
  const account = text.slice(5, open);
  if (account !== '') fields.account = account.slice(0, 300);
  const address = canonicalAddress(text.slice(open + 2, message));
  if (address !== undefined) fields.address = address;
  if (to > 1) fields.messageId = rest.slice(0, to - 1).slice(0, 1000);
  recipients(rest.slice(to + 4), fields);
  return fields;
}

function recipients(text: string, fields: EventFields): void {
  const cut = text.indexOf('; ');
  const list = cut < 0 ? text.replace(/;\s*$/, '') : text.slice(0, cut);
  fields.recipient = list.slice(0, LONGEST);
  fields.recipientCount = list === '' ? 0 : list.split(', ').length;
  const response = cut < 0 ? '' : text.slice(cut + 2, cut + 2 + LONGEST).trim();
  if (response === '') return;
  fields.detail = response;
  for (const pattern of QUEUED) {
    const queueId = pattern.exec(response.slice(0, 500))?.[1];
    if (queueId !== undefined) {
      fields.queueId = queueId;
      return;
    }
  }
}
