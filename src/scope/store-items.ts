import { readable } from '../base/text.ts';
import { isoTime } from '../base/time.ts';
import type { Grade } from '../case/common.ts';
import type { ListedMessage } from '../case/context.ts';
import type { Item, ItemSet } from '../case/judgement.ts';
import type { BuiltSession } from '../sessions/built.ts';
import type { Volumes } from '../sessions/connections.ts';
import { type Bounds, bounds, SMALLEST_MESSAGE } from './arithmetic.ts';
import type { Library } from './library.ts';

/** What the counters of an IMAP or POP3 session say was fetched. */
export interface StoreScope {
  readonly items: readonly Item[];
  readonly sets: readonly ItemSet[];
}

// Promoting the members of a set one by one helps up to a mailbox of this size; beyond it the set says it all.
const MOST_PROMOTED = 20_000;
// POP3 counts about 17 bytes more a message than its size (dot stuffing, end line); the handbook allows 3 %.
const POP3_TOLERANCE = 0.03;
const POP3_FRAME = 17;
// Within so little, repeats of some messages would have to weigh exactly what the others weigh.
const POP3_OWN = 0.005;

/** Items and sets of one session that was no webmail's. */
export function storeScope(session: BuiltSession, library: Library): StoreScope {
  const { volumes, protocol } = session.connection ?? {};
  if (protocol === undefined || protocol === 'managesieve') return NOTHING;
  if (volumes === undefined) return untold(session, library);
  if (protocol === 'pop3') return pop3(session, volumes, library);
  const parts = [
    imapBodies(session, volumes, library),
    imapHeaders(session, volumes, library),
    uncounted(session, volumes, library),
  ];
  return { items: parts.flatMap((p) => p.items), sets: parts.flatMap((p) => p.sets) };
}

const NOTHING: StoreScope = { items: [], sets: [] };

/** A session whose end no line shows, or none that counts: nothing counts what it fetched, of all that is known to have been there. */
function untold(session: BuiltSession, library: Library): StoreScope {
  const because =
    session.connection?.endLogged === true ? 'because.end-without-counters' : 'because.end-not-logged';
  const mailbox = session.protocol === 'pop3' ? 'INBOX' : '';
  const candidates = library.listed.filter((m) => mailbox === '' || m.mailbox === mailbox).length;
  if (candidates === 0) return NOTHING;
  const b = { atLeast: 0, atMost: candidates, all: false };
  return {
    items: [],
    sets: [set(session, mailbox, candidates, b, 0, 'served', because, { candidates })],
  };
}

function imapBodies(session: BuiltSession, v: Volumes, library: Library): StoreScope {
  if (!v.counted || v.bodyCount === 0) return NOTHING;
  const candidates = library.at(session.end, undefined);
  const found =
    whole(library.savedBy(session.end), v.bodyCount, v.bodyBytes) ??
    whole(candidates, v.bodyCount, v.bodyBytes) ??
    wholeMailbox(candidates, v);
  const members = found?.members ?? candidates;
  const b = found?.bounds ?? bounds(v.bodyCount, v.bodyBytes, candidates.map(sizeOf));
  const because = b.all ? 'because.counters-all' : 'because.counters-some';
  const facts = {
    count: v.bodyCount,
    bytes: v.bodyBytes,
    candidates: members.length,
    total: members.reduce((n, m) => n + sizeOf(m), 0),
  };
  const one = set(session, found?.mailbox ?? '', members.length, b, v.bodyBytes, 'served', because, facts);
  return { sets: [one], items: b.all ? promoted(session, members, 'served', because, facts) : [] };
}

/** All candidates, when the counters are theirs. */
function whole(candidates: readonly ListedMessage[], count: number, bytes: number): Found | undefined {
  const b = bounds(count, bytes, candidates.map(sizeOf));
  return b.all ? { bounds: b, members: candidates, mailbox: '' } : undefined;
}

interface Found {
  readonly bounds: Bounds;
  readonly members: readonly ListedMessage[];
  readonly mailbox: string;
}

/** One folder whose count and bytes are the counters' to within the tolerance: no other reading gives both. */
function wholeMailbox(candidates: readonly ListedMessage[], v: Volumes): Found | undefined {
  const mailboxes = [...new Set(candidates.map((m) => m.mailbox))];
  const fits = mailboxes.flatMap((mailbox) => {
    const members = candidates.filter((m) => m.mailbox === mailbox);
    const total = members.reduce((n, m) => n + sizeOf(m), 0);
    const exact = v.bodyCount === members.length && Math.abs(v.bodyBytes - total) <= 0.005 * total;
    return exact
      ? [{ bounds: { atLeast: members.length, atMost: members.length, all: true }, members, mailbox }]
      : [];
  });
  return fits.length === 1 ? fits[0] : undefined;
}

function imapHeaders(session: BuiltSession, v: Volumes, library: Library): StoreScope {
  if (!v.counted || v.headerCount === 0) return NOTHING;
  const candidates = library.at(session.end, undefined);
  const held = candidates.length;
  const facts = { count: v.headerCount, bytes: v.headerBytes, candidates: held };
  const most = held > 0 ? Math.min(v.headerCount, Math.max(held, 1)) : v.headerCount;
  const all = held > 0 && v.headerCount >= held;
  const b = { atLeast: all ? held : 1, atMost: all ? v.headerCount : most, all };
  return {
    items: [],
    sets: [set(session, '', held, b, v.headerBytes, 'listed', 'because.headers-fetched', facts)],
  };
}

// Bytes that an IMAP answer puts around one body (`* 1 FETCH (UID 1 BODY[] {300}` and its end), at the least.
const FRAME = 30;

/**
 * Dovecot 2.2 counts bytes only. They bound what can have been read, and listings are in them too: what is more than
 * the greeting was at least somebody's subjects.
 */
function uncounted(session: BuiltSession, v: Volumes, library: Library): StoreScope {
  if (v.counted || v.bytesOut < 2000) return NOTHING;
  const candidates = library.at(session.end, undefined);
  const total = candidates.reduce((n, m) => n + sizeOf(m), 0);
  const facts = { bytes: v.bytesOut, candidates: candidates.length, total };
  const smallest = candidates.reduce((n, m) => Math.min(n, sizeOf(m)), Number.POSITIVE_INFINITY);
  // Listings add to the bytes, so only far more than all bodies together is proof of them.
  const all =
    candidates.length > 0 &&
    v.bytesOut >= total &&
    v.bytesOut - total <= 0.1 * total + 4096 * candidates.length &&
    smallest > 0;
  // What went out beyond the listed bodies may be listings, or messages that are gone since: it bounds those.
  const room = Math.max(0, v.bytesOut - total - FRAME * candidates.length);
  const b = all
    ? { atLeast: candidates.length, atMost: candidates.length + Math.floor(room / SMALLEST_MESSAGE), all }
    : { atLeast: 0, atMost: candidates.length || Math.ceil(v.bytesOut / SMALLEST_MESSAGE), all };
  const because = all ? 'because.bytes-all' : 'because.bytes-only';
  const one = set(session, '', candidates.length, b, v.bytesOut, all ? 'served' : 'listed', because, facts);
  return { sets: [one], items: all ? promoted(session, candidates, 'served', because, facts) : [] };
}

function pop3(session: BuiltSession, v: Volumes, library: Library): StoreScope {
  if (v.bodyCount === 0) return v.headerCount === 0 ? NOTHING : { items: [], sets: [topSet(session, v)] };
  const inbox = library.at(session.start, 'INBOX');
  const held = v.mailboxMessages || heldBy(v, inbox.length);
  const weighs =
    v.mailboxBytes === 0 ||
    fetchedItsOwn(v) ||
    Math.abs(v.bodyBytes - v.mailboxBytes) <= POP3_TOLERANCE * v.mailboxBytes;
  const all = held > 0 && v.bodyCount >= held && weighs;
  const b = all ? { atLeast: held, atMost: v.bodyCount, all } : { atLeast: 1, atMost: v.bodyCount, all };
  const grade = all && session.link === 'certain' ? 'taken' : 'served';
  const because = all ? 'because.pop3-all' : 'because.pop3-some';
  const facts = { count: v.bodyCount, bytes: v.bodyBytes, candidates: held, total: v.mailboxBytes };
  const named = all && inbox.length === held;
  return {
    sets: [
      set(session, 'INBOX', held, b, v.bodyBytes, grade, because, facts),
      ...(v.headerCount > 0 ? [topSet(session, v)] : []),
    ],
    items: named ? promoted(session, inbox, grade, because, facts) : [],
  };
}

/**
 * How many messages a POP3 mailbox held when the record does not say (Dovecot 2.4): when the bytes fetched are the
 * mailbox's own, as many as were fetched, and those beyond the listing are gone since; else those listed.
 */
function heldBy(v: Volumes, listed: number): number {
  return fetchedItsOwn(v) ? Math.max(v.bodyCount, listed) : listed;
}

/** Whether the bytes that POP3 fetched are those of the whole mailbox, with or without what it adds to each message. */
function fetchedItsOwn(v: Volumes): boolean {
  const over = v.bodyBytes - v.mailboxBytes;
  const off = Math.min(Math.abs(over), Math.abs(over - POP3_FRAME * v.bodyCount));
  return v.mailboxBytes > 0 && off <= POP3_OWN * v.mailboxBytes;
}

function topSet(session: BuiltSession, v: Volumes): ItemSet {
  const b = { atLeast: 1, atMost: v.headerCount, all: false };
  const facts = { count: v.headerCount, bytes: v.headerBytes };
  return set(session, 'INBOX', v.mailboxMessages, b, v.headerBytes, 'listed', 'because.pop3-top', facts);
}

function sizeOf(m: ListedMessage): number {
  return m.virtualSize ?? m.size ?? 0;
}

function set(
  s: BuiltSession,
  mailbox: string,
  candidates: number,
  b: Bounds,
  bytes: number,
  grade: Grade,
  because: string,
  facts: ItemSet['facts'],
): ItemSet {
  return {
    account: s.account,
    mailbox: readable(mailbox),
    candidates,
    atLeast: b.atLeast,
    atMost: b.atMost,
    bytes,
    grade,
    link: s.link,
    sessions: [s.id],
    time: isoTime(s.start),
    refs: [...s.refs],
    because,
    facts,
  };
}

function promoted(
  s: BuiltSession,
  members: readonly ListedMessage[],
  grade: Grade,
  because: string,
  facts: Item['facts'],
): readonly Item[] {
  if (members.length > MOST_PROMOTED) return [];
  return members.map((m) => ({
    kind: 'message' as const,
    account: s.account,
    mailbox: readable(m.mailbox),
    uid: m.uid,
    messageId: readable(m.messageId ?? ''),
    messageIdBy: 'listing',
    subject: readable(m.subject ?? ''),
    part: '',
    name: '',
    bytes: m.size ?? 0,
    grade,
    link: s.link,
    sessions: [s.id],
    time: isoTime(s.start),
    refs: [...s.refs, `${m.place.member}:${m.place.line}:${m.place.offset}`],
    because,
    against: 'against.fetched-by-client',
    facts,
  }));
}
