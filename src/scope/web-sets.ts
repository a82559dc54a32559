import { readable } from '../base/text.ts';
import { isoTime } from '../base/time.ts';
import type { ItemSet } from '../case/judgement.ts';
import { refOf } from '../case/world.ts';
import type { BuiltSession } from '../sessions/built.ts';
import type { WebRequest } from '../sessions/webmail.ts';
import type { Library } from './library.ts';
import { near } from './near.ts';

// Messages on a page of Roundcube's list (mail_pagesize is 50 by default, handbook 1.3.2).
const PAGE = 50;

/** What a session's lists and archives allow: sets without names. */
export function webSets(
  session: BuiltSession,
  children: readonly BuiltSession[],
  library: Library,
): readonly ItemSet[] {
  const served = (session.web?.requests ?? []).filter((r) => r.status >= 200 && r.status < 300);
  const lists = served.filter((r) => r.action === 'message-list' || r.action === 'message-search');
  const mailboxes = [...new Set(lists.map((r) => r.mailbox || 'INBOX'))].sort();
  const archives = served.filter((r) => r.action === 'message-zip' && r.uid === 0);
  return [
    ...mailboxes.map((mailbox) => {
      const own = lists.filter((r) => (r.mailbox || 'INBOX') === mailbox);
      return listed(session, mailbox, own, library);
    }),
    ...archives.map((r) => archived(session, children, r, library)),
  ];
}

/** What lists of one mailbox showed: at most so many messages as their pages hold. */
function listed(
  session: BuiltSession,
  mailbox: string,
  own: readonly WebRequest[],
  library: Library,
): ItemSet {
  const pages = new Set(own.map((r) => (r.action === 'message-search' ? `q${r.search}` : `p${r.page}`))).size;
  const held = library.at(session.end, mailbox).length;
  return {
    account: session.account,
    mailbox: readable(mailbox),
    candidates: held,
    atLeast: 0,
    atMost: held > 0 ? Math.min(held, pages * PAGE) : pages * PAGE,
    bytes: own.reduce((n, r) => n + r.bytesOut, 0),
    grade: 'listed',
    link: session.link,
    sessions: [session.id],
    time: isoTime(own[0]?.time ?? session.start),
    refs: own.slice(0, 10).map(refOf),
    because: 'because.lists-served',
    facts: { pages, size: PAGE },
  };
}

/** What an archive of several messages held: at most so many as their bodies were read for it. */
function archived(
  session: BuiltSession,
  children: readonly BuiltSession[],
  r: WebRequest,
  library: Library,
): ItemSet {
  const bodies = near(children, r.time).reduce((n, c) => n + (c.connection?.volumes?.bodyCount ?? 0), 0);
  const held = library.at(r.time, undefined).length;
  return {
    account: session.account,
    mailbox: readable(r.mailbox),
    candidates: held,
    atLeast: 1,
    atMost: bodies || Math.max(held, 1),
    bytes: r.bytesOut,
    grade: 'served',
    link: session.link,
    sessions: [session.id],
    time: isoTime(r.time),
    refs: [refOf(r)],
    because: 'because.messages-zip',
    facts: { bytes: r.bytesOut, bodies },
  };
}
