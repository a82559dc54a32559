import { canonicalAddress } from '../base/ip.ts';
import type { EventFields } from '../event/columns.ts';
import type { ProgramFormat } from './format.ts';
import { lineOf, note } from './postfix/line.ts';
import { addressEnd } from './postfix/parts.ts';
import { digits } from './template.ts';

/** The value behind a label, up to the next comma; the last place of it, for the first may be in an address. */
function labelled(text: string, label: string, from: number): string | undefined {
  const at = text.lastIndexOf(`, ${label}`);
  if (at < from) return undefined;
  const begin = at + 2 + label.length;
  const end = text.indexOf(',', begin);
  return text.slice(begin, end < 0 ? text.length : end);
}

/**
 * amavis: `(id) Passed|Blocked WORD {Action}, … [ip] <sender> -> <recipient>,…, Queue-ID: Q, Message-ID: <…>, …,
 * size: n, queued_as: Q2, …`. A Message-ID is the sender's text: what follows it is taken from the line's end.
 * Source: amavisd-new $log_templ.
 */
function amavis(text: string): EventFields | undefined {
  const begin = text.indexOf(') ') + 2;
  const blocked = text.startsWith('Blocked ', begin);
  if (text.charCodeAt(0) !== 40 || begin < 2) return undefined;
  const fields: EventFields = { action: 'notice', detail: text };
  if (!blocked && !text.startsWith('Passed ', begin)) return fields;
  if (blocked) {
    const discarded = text.includes('{Discarded', begin);
    fields.action = discarded ? 'message-discarded' : 'message-rejected';
    fields.outcome = 'failure';
  }
  const comma = text.indexOf(',', begin);
  fields.reason = text.slice(begin, comma < 0 ? text.length : Math.min(comma, begin + 100));
  const from = takeAddresses(text, begin, fields);
  const size = digits(labelled(text, 'size: ', from) ?? '');
  if (size !== undefined) fields.size = size;
  takeText(fields, 'queueId', labelled(text, 'Queue-ID: ', from));
  takeText(fields, 'messageId', labelled(text, 'Message-ID: ', from));
  takeText(fields, 'newQueueId', labelled(text, 'queued_as: ', from));
  return fields;
}

function takeText(fields: EventFields, into: 'queueId' | 'messageId' | 'newQueueId', text?: string): void {
  if (text !== undefined && text !== '') fields[into] = text;
}

function takeAddresses(text: string, from: number, fields: EventFields): number {
  const bracket = text.indexOf(' [', from);
  const arrow = text.indexOf('> -> <', from);
  if (bracket >= 0 && bracket < arrow) {
    const address = canonicalAddress(text.slice(bracket + 2, text.indexOf(']', bracket)));
    if (address !== undefined) fields.address = address;
  }
  const open = text.indexOf(' <', from);
  if (arrow < 0 || open < 0 || addressEnd(text, open + 2) !== arrow) return from;
  fields.sender = text.slice(open + 2, arrow);
  const recipients: string[] = [];
  let at = arrow + 5;
  while (text.charCodeAt(at) === 60) {
    const end = addressEnd(text, at + 1);
    if (end < 0) break;
    recipients.push(text.slice(at + 1, end));
    at = text.charCodeAt(end + 1) === 44 ? end + 2 : end + 1;
  }
  if (recipients.length > 0) fields.recipient = recipients.join(', ');
  return at - 1;
}

/** policyd-spf: the address that was judged. Source: pypolicyd-spf, postfix-policyd-spf-perl. */
function spf(text: string): EventFields {
  const fields: EventFields = { action: 'notice', detail: text };
  const at = Math.max(text.indexOf('client-ip='), text.indexOf('client_address='));
  const found = /^client[-_](?:ip|address)=([0-9a-fA-F:.]{2,45})/.exec(at < 0 ? '' : text.slice(at, at + 70));
  const address = canonicalAddress(found?.[1] ?? '');
  if (address !== undefined) fields.address = address;
  return fields;
}

/** rspamd: `<tag>; task; rspamd_task_write_log: id: <…>, qid: <…>, ip: …, user: …, from: <…>, (default: …`. */
function rspamd(text: string): EventFields {
  const fields: EventFields = { action: 'notice', detail: text };
  const at = text.indexOf('rspamd_task_write_log: id: <');
  if (at < 0) return fields;
  const id = at + 27;
  const end = addressEnd(text, id + 1);
  if (end < 0) return fields;
  fields.messageId = text.slice(id, end + 1);
  const queue = /^, qid: <([0-9A-Za-z]{5,40})>, ip: ([0-9a-fA-F:.]{2,45}), /.exec(
    text.slice(end + 1, end + 120),
  );
  if (queue === null) return fields;
  takeText(fields, 'queueId', queue[1]);
  const address = canonicalAddress(queue[2] ?? '');
  if (address !== undefined) fields.address = address;
  return fields;
}

/** opendkim, opendmarc, spamd, greylisting: the queue id, and the text as it is. */
function plain(text: string, program: string): EventFields {
  const fields = note(lineOf(text, program));
  if (/^(OpenDKIM|OpenDMARC) Filter (v\S{1,20} )?starting/.test(text)) fields.action = 'service-started';
  else if (/^(OpenDKIM|OpenDMARC) Filter v\S{1,20} terminating/.test(text)) fields.action = 'service-stopped';
  return fields;
}

/**
 * Filters that a mail server asks about messages. What they say never proves a delivery; the queue id, the
 * Message-ID and the address join it to the mail server's own lines.
 */
export const mailFilters: ProgramFormat = {
  kind: 'program',
  id: 'mail-filters',
  title: 'Mail filters (amavis, OpenDKIM, OpenDMARC, SpamAssassin, rspamd, SPF policy)',
  source: 'mail-filter',
  programs: [
    'amavis',
    'amavisd',
    'opendkim',
    'opendmarc',
    'spamd',
    'spamass-milter',
    'rspamd',
    'postgrey',
    'postfix/policy-spf',
    'policy-spf',
    'policyd-spf',
  ],
  read: (message, { program }) => {
    if (program.startsWith('amavis')) return amavis(message);
    if (program.endsWith('-spf')) return spf(message);
    return program === 'rspamd' ? rspamd(message) : plain(message, program);
  },
  examples: [
    {
      from: 'amavisd-new 2.11',
      line: 'Jan 10 16:15:30 mx amavis[27886]: (27886-10) Passed CLEAN {RelayedInbound}, [192.0.2.9]:18342 [192.0.2.9] <a@far.example> -> <b@near.example>,<c@near.example>, Queue-ID: 0B73130001FB, Message-ID: <1@far.example>, mail_id: rOEE, Hits: -, size: 945, queued_as: 400643011B47, 102 ms',
      event: {
        action: 'notice',
        reason: 'Passed CLEAN {RelayedInbound}',
        address: '192.0.2.9',
        queueId: '0B73130001FB',
        newQueueId: '400643011B47',
        messageId: '<1@far.example>',
        sender: 'a@far.example',
        recipient: 'b@near.example, c@near.example',
        size: 945,
      },
    },
    {
      from: 'amavisd-new 2.11',
      line: 'Jan 10 16:15:30 mx amavis[27886]: (27886-11) Blocked SPAM {DiscardedInbound,Quarantined}, [192.0.2.9]:1 [192.0.2.9] <> -> <b@near.example>, Queue-ID: 0B73130001FB, mail_id: x, Hits: 20, size: 9, 102 ms',
      event: { action: 'message-discarded', outcome: 'failure', sender: '', queueId: '0B73130001FB' },
    },
    {
      from: 'OpenDKIM 2.11',
      line: 'Jan 10 16:15:30 mx opendkim[1]: B9996EABB6: DKIM-Signature field added (s=key, d=near.example)',
      event: { action: 'notice', queueId: 'B9996EABB6' },
    },
    {
      from: 'rspamd 3.4',
      line: 'Jan 10 16:15:30 mx rspamd[1]: <a1b2c3>; task; rspamd_task_write_log: id: <1@far.example>, qid: <0B73130001FB>, ip: 192.0.2.9, from: <a@far.example>, (default: F (no action): [0.10/15.00] [])',
      event: { messageId: '<1@far.example>', queueId: '0B73130001FB', address: '192.0.2.9' },
    },
    {
      from: 'pypolicyd-spf 2.9',
      line: 'Jan 10 16:15:30 mx policyd-spf[1]: prepend Received-SPF: Pass (mailfrom) identity=mailfrom; client-ip=2001:db8::9; helo=h.example; envelope-from=a@far.example; receiver=b@near.example',
      event: { action: 'notice', address: '2001:db8::9' },
    },
    { line: 'Jan 10 16:15:30 mx amavis[27886]: no task', event: undefined },
  ],
};
