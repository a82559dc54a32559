import type { Action, EventFields } from '../../event/columns.ts';
import { ownerFields } from './delivery.ts';
import { number, type Prefix } from './prefix.ts';

/**
 * Lines of the mail_log plugin (src/plugins/mail-log/mail-log-plugin.c):
 *
 *     expunge: box=INBOX, uid=7, msgid=<a@b>, size=512, vsize=530, from=Me <a@b>, subject=Hello, you, flags=(\Seen)
 *     copy from INBOX: box=Trash, uid=3, msgid=…      (the UID is the one in the target)
 *     Mailbox deleted: Old
 *
 * The fields come in this order, those that are switched off are missing. msgid, from and subject are the sender's
 * text and not escaped. From 2.3 on events may stand behind `Mailbox INBOX: ` and `UID 7: `.
 */
export function readMailLog(text: string, prefix: Prefix): EventFields | undefined {
  const { at } = prefix;
  switch (text.charCodeAt(at)) {
    case 77: // M
      return ofMailbox(text, prefix);
    case 97: // autoexpunge
    case 99: // copy
    case 100: // delete
    case 101: // expunge
    case 102: // flag_change
    case 115: // save
    case 117: // undelete
      return ofMessage(text, at, prefix, '');
    default:
      return undefined;
  }
}

const EVENTS: readonly (readonly [words: string, action: Action])[] = [
  ['delete: ', 'message-deleted'],
  ['undelete: ', 'message-undeleted'],
  ['expunge: ', 'message-expunged'],
  ['autoexpunge: ', 'message-expunged'],
  ['save: ', 'message-saved'],
  ['append: ', 'message-saved'],
  ['flag_change: ', 'message-flagged'],
];

const FIRST_FIELDS: readonly string[] = [
  'box=',
  'uid=',
  'msgid=',
  'size=',
  'vsize=',
  'from=',
  'subject=',
  'flags=(',
];

function ofMessage(text: string, at: number, prefix: Prefix, mailbox: string): EventFields | undefined {
  for (const [words, action] of EVENTS) {
    if (!text.startsWith(words, at)) continue;
    const from = at + words.length;
    if (!FIRST_FIELDS.some((field) => text.startsWith(field, from))) return undefined;
    const fields = ownerFields(prefix, action);
    if (mailbox !== '') fields.mailbox = mailbox;
    readFields(text, from, fields, 'mailbox');
    if (words.startsWith('auto')) fields.reason = 'autoexpunge';
    return fields;
  }
  return text.startsWith('copy from ', at) ? ofCopy(text, at, prefix, mailbox) : undefined;
}

function ofCopy(text: string, at: number, prefix: Prefix, target: string): EventFields | undefined {
  const ends = FIRST_FIELDS.map((field) => text.indexOf(`: ${field}`, at)).filter((end) => end >= 0);
  if (ends.length === 0) return undefined;
  const end = Math.min(...ends);
  const fields = ownerFields(prefix, 'message-copied');
  fields.mailbox = text.slice(at + 10, end);
  if (target !== '') fields.toMailbox = target;
  readFields(text, end + 2, fields, 'toMailbox');
  return fields;
}

function endOf(text: string, from: number, marks: readonly string[]): number {
  let end = text.length;
  for (const mark of marks) {
    const at = text.indexOf(mark, from);
    if (at >= 0 && at < end) end = at;
  }
  return end;
}

// Each field ends where the first of those that can follow begins.
function readFields(text: string, from: number, fields: EventFields, box: 'mailbox' | 'toMailbox'): void {
  let at = from;
  let line = text;
  const rest: string[] = [];
  const flags = text.lastIndexOf('flags=(');
  if (text.endsWith(')') && (flags === from || text.startsWith(', ', flags - 2)) && flags >= from) {
    rest.push(text.slice(flags));
    line = text.slice(0, flags === from ? flags : flags - 2);
  }
  const take = (key: string, marks: readonly string[]): string | undefined => {
    if (!line.startsWith(key, at)) return undefined;
    const end = endOf(line, at + key.length, marks);
    const value = line.slice(at + key.length, end);
    at = end + 2;
    return value;
  };
  const name = take('box=', [', uid=', ', msgid=', ', size=', ', vsize=', ', from=', ', subject=']);
  if (name !== undefined) fields[box] = name;
  const uid = take('uid=', [', ']);
  if (uid !== undefined && number(uid, 0, uid.length) > 0) fields.uid = number(uid, 0, uid.length);
  const id = take('msgid=', [', size=', ', vsize=', ', from=', ', subject=']);
  if (id !== undefined && id !== '') fields.messageId = id;
  const size = take('size=', [', ']);
  if (size !== undefined && number(size, 0, size.length) >= 0) fields.size = number(size, 0, size.length);
  const virtual = take('vsize=', [', ']);
  if (virtual !== undefined && fields.size === undefined && number(virtual, 0, virtual.length) >= 0) {
    fields.size = number(virtual, 0, virtual.length);
  }
  const sender = take('from=', [', subject=']);
  if (sender !== undefined && sender !== '') rest.unshift(`from=${sender}`);
  const subject = take('subject=', []);
  if (subject !== undefined && subject !== '') fields.subject = subject;
  if (rest.length > 0) fields.detail = rest.join(', ');
}

function ofMailbox(text: string, prefix: Prefix): EventFields | undefined {
  const { at } = prefix;
  if (text.startsWith('Mailbox created: ', at)) return folder(prefix, 'mailbox-created', text.slice(at + 17));
  if (text.startsWith('Mailbox deleted: ', at)) return folder(prefix, 'mailbox-deleted', text.slice(at + 17));
  if (text.startsWith('Mailbox renamed: ', at)) {
    const arrow = text.indexOf(' -> ', at);
    if (arrow < 0) return undefined;
    const fields = folder(prefix, 'mailbox-renamed', text.slice(at + 17, arrow));
    fields.toMailbox = text.slice(arrow + 4);
    return fields;
  }
  return text.startsWith('Mailbox ', at) ? behindMailbox(text, prefix) : undefined;
}

function folder(prefix: Prefix, action: Action, name: string): EventFields {
  const fields = ownerFields(prefix, action);
  fields.mailbox = name;
  return fields;
}

const WHOLE: readonly (readonly [words: string, action: Action])[] = [
  ['Mailbox created', 'mailbox-created'],
  ['Mailbox deleted', 'mailbox-deleted'],
  ['Mailbox renamed', 'mailbox-renamed'],
];

// 2.4: `Mailbox Trash: Mailbox deleted`, `Mailbox INBOX: UID 7: expunge: …`.
function behindMailbox(text: string, prefix: Prefix): EventFields | undefined {
  const start = prefix.at + 8;
  let colon = text.indexOf(': ', start);
  for (let i = 0; colon >= 0 && i < 8; i += 1) {
    const name = text.slice(start, colon);
    let at = colon + 2;
    const uid = /^UID (\d{1,10}): /.exec(text.slice(at, at + 20));
    if (uid !== null) at += uid[0].length;
    const fields = ofMessage(text, at, prefix, name) ?? wholeMailbox(text, at, prefix, name);
    if (fields !== undefined) {
      if (uid?.[1] !== undefined && fields.uid === undefined) fields.uid = Number(uid[1]);
      return fields;
    }
    colon = text.indexOf(': ', colon + 2);
  }
  return undefined;
}

function wholeMailbox(text: string, at: number, prefix: Prefix, name: string): EventFields | undefined {
  const found = WHOLE.find(([words]) => text.startsWith(words, at));
  if (found === undefined) return undefined;
  const [words, action] = found;
  const fields = folder(prefix, action, name);
  const to = /^: .*? -> (.+)$|^ to (.+)$/.exec(text.slice(at + words.length));
  if (to !== null) fields.toMailbox = to[1] ?? to[2] ?? '';
  return fields;
}
