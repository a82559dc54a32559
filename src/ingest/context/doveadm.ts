import { offsetMicros, parseIso, SECOND } from '../../base/time.ts';
import type { AccountListing, ListedMessage, ListedStructure, Stamp } from '../../case/context.ts';
import { partsOfStructure } from './bodystructure.ts';
import { type ListingRecord, listingOf } from './listing.ts';
import { baseName, type ContextReader, type Where } from './reader.ts';

const SUFFIX = /\.(tsv|txt|csv|out|log|bodystructure|structure|messages|fetch|listing|headers)$/i;
const NO_ACCOUNT =
  /^(messages?|list|listing|fetch|bodystructure|structure|headers|mailbox(es)?|mails?|inbox|sent|drafts|trash|junk|all|doveadm([-_]?fetch)?|)$/i;

/** The account that a listing's path names, `doveadm/anna@example.org.tsv` or `anna/messages.tsv`; empty without. */
function accountOfListing(path: string): string {
  for (let rest = path; rest !== ''; rest = rest.slice(0, Math.max(0, rest.lastIndexOf('/')))) {
    let name = baseName(rest);
    while (SUFFIX.test(name)) name = name.replace(SUFFIX, '');
    if (!NO_ACCOUNT.test(name)) return /^(evidence|collected|output|live_response)$/i.test(name) ? '' : name;
  }
  return '';
}

function stampOf(text: string | undefined, unix: string | undefined): Stamp | undefined {
  if (unix !== undefined && unix !== '') return { micros: Number(unix) * SECOND, zoned: true };
  const wall = text === undefined ? undefined : parseIso(`${text.slice(0, 19)}Z`);
  if (wall === undefined || text === undefined) return undefined;
  const shift = /[+-]\d{4}/.exec(text.slice(19))?.[0];
  return shift === undefined
    ? { micros: wall, zoned: false }
    : { micros: wall - offsetMicros(shift), zoned: true };
}

/** Columns by name, looked up once for a listing. */
interface Columns {
  readonly index: ReadonlyMap<string, number>;
  readonly hasMessages: boolean;
  readonly hasStructure: boolean;
}

function columnsOf(names: readonly string[]): Columns {
  return {
    index: new Map(names.map((name, i) => [name.replace(/^(hdr\..*)\.utf8$/, '$1'), i])),
    hasMessages: names.some((n) => /^(guid|hdr|size|date|flags)\b/.test(n)),
    hasStructure: names.includes('imap.bodystructure'),
  };
}

type Text = (name: string) => string | undefined;

function textOf(columns: Columns, record: ListingRecord): Text {
  return (name) => {
    const at = columns.index.get(name);
    return at === undefined ? undefined : record.fields[at];
  };
}

function numberOf(text: string | undefined): number | undefined {
  return text === undefined || text === '' ? undefined : Number(text);
}

function messageOf(text: Text, record: ListingRecord): ListedMessage {
  const given = {
    guid: text('guid'),
    messageId: text('hdr.message-id')?.trim(),
    subject: text('hdr.subject'),
    from: text('hdr.from'),
    size: numberOf(text('size.physical')),
    virtualSize: numberOf(text('size.virtual')),
    received: stampOf(text('date.received'), text('date.received.unixtime')),
    saved: stampOf(text('date.saved'), text('date.saved.unixtime')),
    flags: text('flags')
      ?.split(' ')
      .filter((flag) => flag !== ''),
  };
  // What the listing does not have is left out, so that it is not taken for empty.
  const known = Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined));
  return { mailbox: text('mailbox') ?? '', uid: Number(text('uid')), ...known, place: record.place };
}

interface Gathered {
  readonly messages: ListedMessage[];
  readonly structures: ListedStructure[];
  unread: number;
}

function take(record: ListingRecord, columns: Columns, into: Gathered): void {
  const text = textOf(columns, record);
  if (columns.hasMessages) into.messages.push(messageOf(text, record));
  if (!columns.hasStructure) return;
  const parts = partsOfStructure(text('imap.bodystructure') ?? '');
  if (parts === undefined) into.unread += 1;
  else
    into.structures.push({
      mailbox: text('mailbox') ?? '',
      uid: Number(text('uid')),
      parts,
      place: record.place,
    });
}

function read(text: string, where: Where): ReturnType<ContextReader['read']> {
  const listing = listingOf(text, where);
  if (listing === undefined) return {};
  const columns = columnsOf(listing.columns);
  const accounts = new Map<string, Gathered>();
  const ofPath = accountOfListing(where.path);
  let last = ofPath;
  for (const record of listing.records) {
    if (record !== undefined) {
      const found = textOf(columns, record);
      last = found('username') ?? found('user') ?? ofPath;
    }
    let gathered = accounts.get(last);
    if (gathered === undefined) {
      gathered = { messages: [], structures: [], unread: 0 };
      accounts.set(last, gathered);
    }
    if (record === undefined) gathered.unread += 1;
    else take(record, columns, gathered);
  }
  const place = { ...where, line: 1, offset: 0 };
  return { listings: [...accounts].map(([account, g]): AccountListing => ({ account, ...g, place })) };
}

function kindOf(head: string): 'messages' | 'structures' | undefined {
  const listing = listingOf(head, { path: '', member: '' });
  if (listing === undefined) return undefined;
  return listing.columns.includes('imap.bodystructure') ? 'structures' : 'messages';
}

/** What `doveadm fetch` printed about messages. Source: doveadm-fetch(1). */
export const doveadmListing: ContextReader = {
  id: 'doveadm-listing',
  title: 'Listing of a mailbox',
  takes: (_path, head) => kindOf(head) === 'messages',
  read,
  examples: [
    {
      path: 'doveadm/anna@example.org.tsv',
      text: 'mailbox\tuid\thdr.message-id\thdr.subject\tsize.physical\tdate.saved\tflags\nINBOX\t7\t<a@b>\tlong\n\tand\ttabbed\n  \t120\t2026-03-03 12:00:00\t\\Seen $Label1\nnoise\nOld Mail\t8\t\t\t99\t2026-03-03 12:00:01\t\nINBOX\t9\tcut',
      finds: {
        listings: [
          {
            account: 'anna@example.org',
            unread: 2,
            messages: [
              { uid: 7, messageId: '<a@b>', subject: 'long and tabbed  ', flags: ['\\Seen', '$Label1'] },
              {
                mailbox: 'Old Mail',
                uid: 8,
                messageId: '',
                subject: '',
                size: 99,
                saved: { micros: 1_772_539_201_000_000, zoned: false },
                flags: [],
                place: { line: 6 },
              },
            ],
          },
        ],
      },
    },
    {
      path: 'doveadm/anna.tsv',
      text: 'uid\tmailbox\thdr.subject\tsize.virtual\n7\tINBOX\tlong\n\tand\ttabbed\n  9\t120\n8\tA\tx\t1\n',
      finds: {
        listings: [
          {
            account: 'anna',
            unread: 0,
            messages: [
              { uid: 7, subject: 'long and tabbed  9', virtualSize: 120, place: { line: 2, offset: 37 } },
              { uid: 8, mailbox: 'A', subject: 'x', virtualSize: 1 },
            ],
          },
        ],
      },
    },
    {
      path: 'all.txt',
      text: 'username=anna mailbox=INBOX uid=4 hdr.subject=a uid=b size.physical=7 \nusername=ben mailbox=INBOX uid=5 hdr.subject= size.physical=8\n',
      finds: {
        listings: [
          { account: 'anna', messages: [{ uid: 4, subject: 'a uid=b', size: 7 }] },
          { account: 'ben', messages: [{ uid: 5, subject: '', size: 8 }] },
        ],
      },
    },
    {
      path: 'ben/messages.txt',
      text: 'mailbox: INBOX\nuid: 4\nhdr.subject: a\n b\nsize.physical: 7\n\f\nmailbox: INBOX\nuid: 5\nhdr.subject: \nsize.physical: 8\n\f\n',
      finds: {
        listings: [
          {
            account: 'ben',
            messages: [
              { uid: 4, subject: 'a b', size: 7 },
              { uid: 5, size: 8, place: { line: 7 } },
            ],
          },
        ],
      },
    },
    { path: 'doveadm/anna.tsv', text: 'name\tuid\nanna\t4\n', finds: undefined },
  ],
};

/** What `doveadm fetch … imap.bodystructure` printed. */
export const bodystructureListing: ContextReader = {
  id: 'bodystructure-listing',
  title: 'Listing of message parts',
  takes: (_path, head) => kindOf(head) === 'structures',
  read,
  examples: [
    {
      path: 'doveadm/anna.bodystructure.tsv',
      text: `mailbox\tuid\timap.bodystructure\nINBOX\t7\t("text" "plain" NIL NIL NIL "7bit" 5 1 NIL NIL NIL NIL)("application" "pdf" ("name" "=?utf-8?q?=C3=A9?=.pdf") NIL NIL "base64" 104 NIL ("attachment" ("filename*0*" "iso-8859-1''%E9" "filename*1" "t.pdf")) NIL NIL) "mixed" ("boundary" "x") NIL NIL NIL\nINBOX\t8\t("text"\n`,
      finds: {
        listings: [
          {
            account: 'anna',
            unread: 1,
            structures: [
              {
                uid: 7,
                parts: [
                  { part: '1', type: 'text/plain', decoded: { atLeast: 5, atMost: 5 }, disposition: '' },
                  {
                    part: '2',
                    type: 'application/pdf',
                    octets: 104,
                    name: 'ét.pdf',
                    disposition: 'attachment',
                  },
                ],
                place: { line: 2 },
              },
            ],
          },
        ],
      },
    },
    { path: 'x.tsv', text: 'mailbox\tuid\tguid\nINBOX\t1\tabc\n', finds: undefined },
  ],
};
