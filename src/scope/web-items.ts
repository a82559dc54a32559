import { readable } from '../base/text.ts';
import { isoTime } from '../base/time.ts';
import type { Facts, Grade } from '../case/common.ts';
import type { MessagePart } from '../case/context.ts';
import type { Item } from '../case/judgement.ts';
import { refOf } from '../case/world.ts';
import type { BuiltSession } from '../sessions/built.ts';
import type { WebRequest } from '../sessions/webmail.ts';
import type { Library } from './library.ts';
import { near } from './near.ts';

// Roundcube's warning page, the login page and error pages are smaller than this on every version seen.
const PAGE_BYTES = 4096;
const COMPLETE = 0.98;

interface Graded {
  readonly grade: Grade;
  readonly because: string;
  readonly against: string;
  readonly facts: Facts;
}

/** Items that a webmail session's requests name. `children` are the connections it opened to the mail store. */
export function webItems(
  session: BuiltSession,
  children: readonly BuiltSession[],
  library: Library,
): readonly Item[] {
  return (session.web?.requests ?? []).flatMap((r) => {
    if (r.status < 200 || r.status >= 300) return [];
    if (r.action === 'contacts-export') return [contacts(session, r, 'served', 'because.contacts-exported')];
    if (r.action === 'contacts-list') return [contacts(session, r, 'listed', 'because.contacts-listed')];
    if (r.uid === 0) return [];
    if (r.action === 'part-get') return part(session, children, r, library);
    if (r.action === 'message-zip') return zip(session, r, library);
    if (r.action === 'message-open' || r.action === 'message-source')
      return [message(session, children, r, library)];
    return [];
  });
}

function contacts(s: BuiltSession, r: WebRequest, grade: Grade, because: string): Item {
  return {
    ...blank(s, r),
    kind: 'contacts',
    grade,
    because,
    against: 'against.bytes-unknown',
    facts: { bytes: r.bytesOut },
    bytes: r.bytesOut,
  };
}

function blank(s: BuiltSession, r: WebRequest): Item {
  return {
    kind: 'message',
    account: s.account,
    mailbox: '',
    uid: 0,
    messageId: '',
    messageIdBy: 'none',
    subject: '',
    part: '',
    name: '',
    bytes: 0,
    grade: 'opened',
    link: s.link,
    sessions: [s.id],
    time: isoTime(r.time),
    refs: [refOf(r)],
    because: '',
    against: '',
    facts: {},
  };
}

function messageBase(s: BuiltSession, r: WebRequest, library: Library): Item {
  const mailbox = r.mailbox || 'INBOX';
  const known = library.message(mailbox, r.uid);
  return {
    ...blank(s, r),
    mailbox: readable(mailbox),
    uid: r.uid,
    messageId: readable(known.messageId),
    messageIdBy: known.by,
    subject: readable(known.subject),
    bytes: known.size,
    refs: [refOf(r), ...known.refs.slice(0, 1)],
  };
}

function message(s: BuiltSession, children: readonly BuiltSession[], r: WebRequest, library: Library): Item {
  const base = messageBase(s, r, library);
  if (r.action === 'message-open' && r.mode === 'headers') {
    return {
      ...base,
      grade: 'listed',
      because: 'because.headers-shown',
      against: '',
      facts: { status: r.status },
    };
  }
  const child = near(children, r.time).find((c) => (c.connection?.volumes?.bodyCount ?? 0) > 0);
  const refs = [...base.refs, ...(child?.refs ?? []).slice(-1)];
  const facts = { status: r.status, bytes: r.bytesOut, mode: r.mode };
  if (r.action === 'message-source') return { ...base, refs, ...gradeSource(s, r, base.bytes, facts) };
  return { ...base, refs, ...gradeShown(child, facts) };
}

/** A message's source: sent whole it is taken. */
function gradeSource(s: BuiltSession, r: WebRequest, size: number, facts: Facts): Graded {
  const whole = size > 0 && r.bytesOut >= COMPLETE * size;
  return {
    grade: whole && s.link === 'certain' ? 'taken' : 'served',
    because: 'because.source-served',
    against: whole ? '' : 'against.completeness-unknown',
    facts,
  };
}

/** A message that was shown: where a connection read its body too, it was served. */
function gradeShown(child: BuiltSession | undefined, facts: Facts): Graded {
  const against = 'against.preview-may-be-automatic';
  if (child === undefined) return { grade: 'opened', because: 'because.shown', against, facts };
  const bodyBytes = child.connection?.volumes?.bodyBytes ?? 0;
  return {
    grade: 'served',
    because: 'because.shown-and-body-read',
    against,
    facts: { ...facts, bodyBytes },
  };
}

function part(
  s: BuiltSession,
  children: readonly BuiltSession[],
  r: WebRequest,
  library: Library,
): readonly Item[] {
  // Shell pages around the content, not the content (Roundcube get.php).
  if (r.mode === 'frame' || r.mode === 'preload') return [];
  const base = messageBase(s, r, library);
  const about = library.parts(r.mailbox || 'INBOX', r.uid).find((p) => p.part === r.part);
  const child = bodyOf(children, r, about);
  const size = about?.decoded.atMost ?? child?.connection?.volumes?.bodyBytes ?? 0;
  const graded = gradePart(s, r, about, child, size);
  const refs = [refOf(r), ...(child?.refs ?? []).slice(-1), ...base.refs.slice(1)];
  return [
    { ...base, ...graded, kind: 'attachment', part: r.part, name: about?.name ?? '', bytes: size, refs },
  ];
}

/** The connection that read the part: its body bytes are the part's decoded size to the byte. */
function bodyOf(
  children: readonly BuiltSession[],
  r: WebRequest,
  about: MessagePart | undefined,
): BuiltSession | undefined {
  const reading = near(children, r.time).filter((c) => (c.connection?.volumes?.bodyBytes ?? 0) > 0);
  if (about === undefined)
    return reading.find((c) => (c.connection?.volumes?.bodyBytes ?? 0) >= r.bytesOut / 2) ?? reading[0];
  const fits = (bytes: number): boolean => bytes >= about.decoded.atLeast && bytes <= about.decoded.atMost;
  return reading.find((c) => fits(c.connection?.volumes?.bodyBytes ?? 0));
}

const PACKS_WELL = /^(text\/|application\/(json|xml|javascript|rtf|postscript)|image\/(svg|bmp))/;

function gradePart(
  s: BuiltSession,
  r: WebRequest,
  about: MessagePart | undefined,
  child: BuiltSession | undefined,
  size: number,
): Graded {
  const expected = about?.decoded.atLeast ?? size;
  const facts = {
    status: r.status,
    bytes: r.bytesOut,
    size,
    bodyBytes: child?.connection?.volumes?.bodyBytes ?? 0,
    mode: r.mode,
  };
  if (r.mode === 'thumbnail')
    return { grade: 'opened', because: 'because.thumbnail', against: 'against.only-a-picture', facts };
  if (expected === 0)
    return { grade: 'served', because: 'because.part-served', against: 'against.size-unknown', facts };
  if (r.bytesOut >= COMPLETE * expected) {
    const whole = s.link === 'certain' || s.link === 'probable';
    return { grade: whole ? 'taken' : 'served', because: 'because.part-complete', against: '', facts };
  }
  return gradeLess(r, about, expected, facts);
}

/** Less than the file went out: a compressed answer for what packs well, else another page in its place. */
function gradeLess(r: WebRequest, about: MessagePart | undefined, expected: number, facts: Facts): Graded {
  const packs = about === undefined || PACKS_WELL.test(about.type);
  // A download carries the session's token; without a valid one Roundcube answers with a page of its own.
  const asked = r.mode === 'download' && r.token !== '';
  const larger = r.bytesOut > PAGE_BYTES || expected <= PAGE_BYTES;
  if (packs && r.bytesOut >= expected / 50 && (asked || larger)) {
    return {
      grade: 'served',
      because: 'because.part-compressed',
      against: 'against.completeness-unknown',
      facts,
    };
  }
  if (r.bytesOut <= PAGE_BYTES)
    return {
      grade: 'listed',
      because: 'because.warning-page',
      against: 'against.page-instead-of-file',
      facts,
    };
  return { grade: 'served', because: 'because.part-partly', against: 'against.incomplete', facts };
}

function zip(s: BuiltSession, r: WebRequest, library: Library): readonly Item[] {
  const base = messageBase(s, r, library);
  const files = library.parts(r.mailbox || 'INBOX', r.uid).filter((p) => p.name !== '');
  const facts = { status: r.status, bytes: r.bytesOut };
  const each = files.map(
    (p): Item => ({
      ...base,
      kind: 'attachment',
      part: p.part,
      name: p.name,
      bytes: p.decoded.atMost,
      grade: 'served',
      because: 'because.attachments-zip',
      against: 'against.completeness-unknown',
      facts,
    }),
  );
  return [
    {
      ...base,
      grade: 'served',
      because: 'because.attachments-zip',
      against: 'against.completeness-unknown',
      facts,
    },
    ...each,
  ];
}
