import { SECOND } from '../base/time.ts';
import type { MessagePart } from '../case/context.ts';
import type { BuiltSession } from '../sessions/built.ts';
import type { WebRequest } from '../sessions/webmail.ts';
import { START } from '../testing/store.testing.ts';
import type { KnownMessage, Library } from './library.ts';

/** A request of a webmail session, `at` seconds after the start. */
export function webRequest(at: number, over: Partial<WebRequest>): WebRequest {
  return {
    time: START + at * SECOND,
    file: 2,
    line: at + 1,
    offset: at * 100,
    action: 'page',
    mode: '',
    mailbox: 'INBOX',
    uid: 0,
    part: '',
    search: '',
    status: 200,
    bytesOut: 5000,
    address: '203.0.113.9',
    userAgent: 'Mozilla/5.0',
    token: '',
    httpMethod: 'GET',
    page: 0,
    outcome: '',
    ...over,
  };
}

/** A webmail session of an intruder with these requests. */
export function webSession(requests: readonly WebRequest[], over: Partial<BuiltSession> = {}): BuiltSession {
  const about = {
    account: 'ann',
    address: '203.0.113.9',
    sourceSessionId: 'abcdefgh',
    userAgent: 'Mozilla/5.0',
  };
  const span = { start: START, end: START + 3600 * SECOND, endLogged: true };
  return {
    ...about,
    ...span,
    id: 'S1',
    protocol: 'webmail',
    startLogged: true,
    parent: '',
    parentShared: false,
    refs: ['f1:1:0'],
    judgement: 'intruder',
    link: 'certain',
    connection: undefined,
    web: { ...about, ...span, refs: [], requests, inferred: undefined, shared: false },
    submissions: [],
    ...over,
  };
}

/** A connection of 50 ms to the mail store, `at` seconds after the start, that read so many body bytes. */
export function storeConnection(at: number, bodyBytes: number): BuiltSession {
  const start = START + at * SECOND;
  const end = start + SECOND / 20;
  const volumes = {
    counted: true,
    bytesIn: 100,
    bytesOut: bodyBytes + 500,
    deleted: 0,
    expunged: 0,
    trashed: 0,
    headerCount: 0,
    headerBytes: 0,
    bodyCount: bodyBytes > 0 ? 1 : 0,
    bodyBytes,
    mailboxMessages: 0,
    mailboxBytes: 0,
  };
  const about = {
    account: 'ann',
    address: '::1',
    sourceSessionId: `c${at}`,
    start,
    end,
    startLogged: true,
    endLogged: true,
  };
  return {
    ...webSession([]),
    ...about,
    id: `C${at}`,
    protocol: 'imap',
    parent: 'S1',
    web: undefined,
    refs: [`f1:${at + 10}:0`, `f1:${at + 11}:50`],
    connection: { ...about, protocol: 'imap', volumes, refs: [] },
  };
}

/** A part as a listing has it; the decoded size is exact. */
export function listedPart(part: string, name: string, size: number, type = 'application/pdf'): MessagePart {
  const encoding = 'base64';
  return {
    part,
    type,
    encoding,
    octets: Math.ceil((size * 4) / 3),
    decoded: { atLeast: size, atMost: size },
    name,
    disposition: 'attachment',
  };
}

/** A library of one inbox with messages of 10,000 bytes and the given parts by UID. */
export function smallLibrary(parts: Readonly<Record<number, readonly MessagePart[]>>): Library {
  const message = (mailbox: string, uid: number): KnownMessage => ({
    mailbox,
    uid,
    messageId: `<m${uid}@example.org>`,
    by: 'listing',
    subject: `Subject ${uid}`,
    size: 10_000,
    refs: [`f3:${uid}:0`],
  });
  return {
    listed: [],
    message,
    byMessageId: () => undefined,
    parts: (_, uid) => parts[uid] ?? [],
    at: () => [],
    savedBy: () => [],
  };
}
