import type { AccountListing, ListedMessage, MessagePart, Stamp } from '../case/context.ts';
import { refOf, type World } from '../case/world.ts';
import { events } from '../store/events.ts';
import { sql } from '../store/sql.ts';
import type { Store } from '../store/store.ts';

/** A message that is known by its UID, and how. */
export interface KnownMessage {
  readonly mailbox: string;
  readonly uid: number;
  /** With angle brackets, a byte string; empty when nothing tells it. */
  readonly messageId: string;
  readonly by: 'listing' | 'mail-log' | 'order' | 'none';
  readonly subject: string;
  readonly size: number;
  readonly refs: readonly string[];
}

/** What is known of one account's messages. */
export interface Library {
  readonly listed: readonly ListedMessage[];
  readonly message: (mailbox: string, uid: number) => KnownMessage;
  /** Where a Message-ID lies; `undefined` when neither listing nor log says. */
  readonly byMessageId: (messageId: string) => KnownMessage | undefined;
  readonly parts: (mailbox: string, uid: number) => readonly MessagePart[];
  /**
   * Listed messages that were there at a time (microseconds UTC), by mailbox or in all; in all of it also those that
   * came before and were moved since, which gives them a new date of saving.
   */
  readonly at: (time: number, mailbox: string | undefined) => readonly ListedMessage[];
  /** Listed messages that were saved where they are by a time. */
  readonly savedBy: (time: number) => readonly ListedMessage[];
}

const key = (mailbox: string, uid: number): string => `${mailbox}\0${uid}`;

/** Opens the library of an account. `instant` turns a listing's stamp into microseconds UTC. */
export async function openLibrary(
  store: Store,
  world: World,
  account: string,
  instant: (stamp: Stamp) => number,
): Promise<Library> {
  const listing = world.context.listings.find((l) => world.canonical(l.account) === account);
  const isSavedBy = ({ saved }: ListedMessage, time: number): boolean =>
    saved === undefined || instant(saved) <= time;
  const logged = await loggedMessages(store, world, account);
  const listed = listing?.messages ?? [];
  const known = new Map<string, KnownMessage>();
  for (const m of logged) known.set(key(m.mailbox, m.uid), m);
  for (const m of listed) known.set(key(m.mailbox, m.uid), fromListing(m));
  for (const m of await byOrder(store, world, account, known)) known.set(key(m.mailbox, m.uid), m);
  const ids = new Map([...known.values()].filter((m) => m.messageId !== '').map((m) => [m.messageId, m]));
  const structures = structureIndex(listing);
  return {
    listed,
    message: (mailbox, uid) => known.get(key(mailbox, uid)) ?? unknownMessage(mailbox, uid),
    byMessageId: (id) => ids.get(id),
    parts: (mailbox, uid) => structures.get(key(mailbox, uid)) ?? [],
    at: (time, mailbox) =>
      listed.filter(
        (m) =>
          (mailbox === undefined || m.mailbox === mailbox) &&
          (isSavedBy(m, time) ||
            (mailbox === undefined && m.received !== undefined && instant(m.received) <= time)),
      ),
    savedBy: (time) => listed.filter((m) => isSavedBy(m, time)),
  };
}

function unknownMessage(mailbox: string, uid: number): KnownMessage {
  return { mailbox, uid, messageId: '', by: 'none', subject: '', size: 0, refs: [] };
}

function fromListing(m: ListedMessage): KnownMessage {
  return {
    mailbox: m.mailbox,
    uid: m.uid,
    messageId: m.messageId ?? '',
    by: 'listing',
    subject: m.subject ?? '',
    size: m.size ?? 0,
    refs: [`${m.place.member}:${m.place.line}:${m.place.offset}`],
  };
}

function structureIndex(listing: AccountListing | undefined): ReadonlyMap<string, readonly MessagePart[]> {
  return new Map((listing?.structures ?? []).map((s) => [key(s.mailbox, s.uid), s.parts]));
}

/** Messages that the mail_log plugin names with their UID, also those that are gone. */
async function loggedMessages(store: Store, world: World, account: string): Promise<readonly KnownMessage[]> {
  const rows = await events(
    store,
    ['action', 'mailbox', 'toMailbox', 'uid', 'messageId', 'size', 'subject', 'file', 'line', 'offset'],
    sql`lower(account) IN ${world.spellings(account)} AND uid > 0 AND messageId != ''
      AND action IN ('message-copied', 'message-deleted', 'message-undeleted', 'message-expunged', 'message-saved', 'message-flagged')`,
  );
  return rows.map((r) => ({
    // A copy's UID is the one in the folder that it was copied to.
    mailbox: r.action === 'message-copied' ? r.toMailbox : r.mailbox || r.toMailbox,
    uid: r.uid,
    messageId: r.messageId,
    by: 'mail-log',
    subject: r.subject,
    size: r.size,
    refs: [refOf(r)],
  }));
}

/**
 * UIDs of the inbox that nothing names, from the order of delivery: UIDs grow with it (handbook 1.2.4, method 5). A
 * UID between two known ones is mapped only where as many deliveries lie between them as UIDs.
 */
async function byOrder(
  store: Store,
  world: World,
  account: string,
  known: ReadonlyMap<string, KnownMessage>,
): Promise<readonly KnownMessage[]> {
  const stored = await events(
    store,
    ['time', 'messageId', 'file', 'line', 'offset'],
    sql`action = 'message-stored' AND messageId != '' AND lower(account) IN ${world.spellings(account)} AND upper(toMailbox) IN ['INBOX', '']`,
  );
  const uidOf = new Map(
    [...known.values()].filter((m) => m.mailbox === 'INBOX').map((m) => [m.messageId, m.uid]),
  );
  const anchors = stored.flatMap((s, i) =>
    uidOf.has(s.messageId) ? [{ i, uid: uidOf.get(s.messageId) ?? 0 }] : [],
  );
  const taken = new Set([...known.values()].filter((m) => m.mailbox === 'INBOX').map((m) => m.uid));
  const out: KnownMessage[] = [];
  const add = (i: number, uid: number): void => {
    const s = stored[i];
    if (s === undefined || taken.has(uid) || uid <= 0) return;
    out.push({
      mailbox: 'INBOX',
      uid,
      messageId: s.messageId,
      by: 'order',
      subject: '',
      size: 0,
      refs: [refOf(s)],
    });
  };
  anchors.forEach((a, n) => {
    const next = anchors[n + 1];
    if (next === undefined || next.uid - a.uid !== next.i - a.i) return;
    for (let d = 1; d < next.i - a.i; d += 1) add(a.i + d, a.uid + d);
  });
  return out;
}
