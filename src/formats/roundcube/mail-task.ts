import type { EventFields } from '../../event/columns.ts';
import { isOn, type Parameters } from './query.ts';
import { isPart, readMessage } from './uid.ts';

type Fields = EventFields | undefined;
type Reader = (given: Parameters, method: string) => Fields;

const LONGEST_SEARCH = 1000;
const MAX_PAGE = 999_999_999;

/** What is done with a list: mailbox, page, words. Also for the address book, whose mailbox is its source. */
export function listed(
  action: 'message-list' | 'message-search' | 'contacts-list',
  given: Parameters,
): EventFields {
  const fields: EventFields = { action };
  const mailbox = given.get('_mbox');
  if (mailbox !== undefined && mailbox !== '') readMessage(undefined, mailbox, fields);
  const page = Number(given.get('_page') ?? 0);
  if (Number.isInteger(page) && page > 0 && page <= MAX_PAGE) fields.page = page;
  const words = given.get('_q');
  if (words !== undefined && words !== '') fields.search = words.slice(0, LONGEST_SEARCH);
  return fields;
}

function aboutMessage(action: EventFields['action'], given: Parameters, mode?: string): EventFields {
  const fields: EventFields = { action };
  if (mode !== undefined) fields.mode = mode;
  readMessage(given.get('_uid'), given.get('_mbox'), fields);
  return fields;
}

// Without a UID in the URL no message is shown: these read it from the URL only.
function opened(mode: string): Reader {
  return (given) => (isOn(given, '_uid') ? aboutMessage('message-open', given, mode) : undefined);
}

// The order is that of program/actions/mail/get.php. The first two answer with a page that fetches the part by another
// request: that one has `_embed`, with `_mimewarning` beside it where the page was the first.
const VARIANTS: readonly (readonly [string, string])[] = [
  ['_preload', 'preload'],
  ['_frame', 'frame'],
  ['_thumb', 'thumbnail'],
  ['_download', 'download'],
  ['_embed', 'embed'],
];

function part(given: Parameters): Fields {
  if (!isOn(given, '_uid')) return undefined;
  const fields: EventFields = { action: 'part-get' };
  const number = given.get('_part');
  if (number !== undefined && number !== '' && isPart(number)) fields.part = number;
  fields.mode = VARIANTS.find(([name]) => isOn(given, name))?.[1] ?? 'inline';
  readMessage(given.get('_uid'), given.get('_mbox'), fields);
  return fields;
}

const STARTED_FROM: readonly (readonly [string, string])[] = [
  ['_reply_uid', 'reply'],
  ['_forward_uid', 'forward'],
  ['_draft_uid', 'draft'],
  ['_uid', 'edit'],
];

function compose(given: Parameters): Fields {
  const from = STARTED_FROM.find(([name]) => isOn(given, name));
  const fields: EventFields = { action: 'message-compose' };
  if (from === undefined) return fields;
  fields.mode = from[1];
  readMessage(given.get(from[0]), given.get('_mbox'), fields);
  return fields;
}

// Changes need a POST; the UIDs are in its body. `moveto` is the name before 1.1.
const CHANGES: Readonly<Record<string, string>> = {
  mark: 'mark',
  move: 'move',
  moveto: 'move',
  copy: 'copy',
  delete: 'delete',
  expunge: 'expunge',
  'folder-expunge': 'expunge',
  purge: 'purge',
  'folder-purge': 'purge',
  import: 'import',
};

function writing(mode: string): Reader {
  return (given, method) =>
    method === 'POST' ? aboutMessage('message-compose', given, mode) : { action: 'request' };
}

const READERS: ReadonlyMap<string, Reader> = new Map<string, Reader>([
  ['', (given) => ({ ...listed('message-list', given), mode: 'start' })],
  ['list', (given) => listed('message-list', given)],
  ['search', (given) => listed('message-search', given)],
  ['show', opened('show')],
  ['preview', opened('preview')],
  ['print', opened('print')],
  ['headers', opened('headers')],
  ['get', part],
  ['viewsource', source],
  ['compose', compose],
  ['send', writing('send')],
  ['upload', writing('upload')],
  ['bounce', writing('bounce')],
  ['list-contacts', (given) => listed('contacts-list', given)],
  ['list_contacts', (given) => listed('contacts-list', given)],
  ['search-contacts', (given) => listed('contacts-list', given)],
  ['search_contacts', (given) => listed('contacts-list', given)],
  ['plugin.zipdownload.attachments', (given) => aboutMessage('message-zip', given, 'attachments')],
  ['plugin.zipdownload.zip_attachments', (given) => aboutMessage('message-zip', given, 'attachments')],
  ['plugin.zipdownload.messages', (given) => aboutMessage('message-zip', given, 'messages')],
  ['plugin.zipdownload.zip_messages', (given) => aboutMessage('message-zip', given, 'messages')],
  ['plugin.zipdownload.zip_folder', (given) => aboutMessage('message-zip', given, 'folder')],
]);

function source(given: Parameters): Fields {
  if (!isOn(given, '_uid')) return undefined;
  return aboutMessage('message-source', given, isOn(given, '_save') ? 'download' : undefined);
}

/** What a request of the task `mail` does; `undefined` when it is of no known kind. */
export function mailTask(action: string, given: Parameters, method: string): Fields {
  const mode = CHANGES[action];
  if (mode !== undefined && Object.hasOwn(CHANGES, action)) {
    return method === 'POST' ? aboutMessage('message-change', given, mode) : undefined;
  }
  return READERS.get(action)?.(given, method);
}
