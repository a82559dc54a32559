import { subjectText } from '../../base/subject-text.ts';
import { clip, visible } from '../../base/text.ts';
import type { Item } from '../../case/judgement.ts';
import type { Desk } from '../desk.ts';
import { judgedAs, partRows, sessionRows } from './dossier.ts';
import { BARE, type Find, numbered, row, type Subject, sentence, timed, worded } from './subject.ts';

const nth = <T>(list: readonly T[], id: string): T | undefined =>
  /^[1-9]\d{0,8}$/.test(id) ? list[Number(id) - 1] : undefined;

// A title is one line; the whole of it stands in the dossier.
const LONGEST_TITLE = 300;

/** The name that an item bears: a file's own, a message's subject; empty without. */
export function titleName(i: Item): string {
  if (i.kind !== 'message' && i.name !== '') return i.name;
  return subjectText(i.subject);
}

/** What an item is called on the page: its subject or name, else its place. */
export function itemTitle({ say }: Desk, i: Item): Subject['title'] {
  const name = titleName(i);
  if (name !== '') return [{ evidence: visible(clip(name, LONGEST_TITLE)) }];
  if (i.uid > 0) return say.pieces('ui.scope.message', { uid: String(i.uid) });
  return say.pieces(i.kind === 'message' ? 'ui.scope.message-no-uid' : `page.scope.kind.${i.kind}`);
}

/** An item: a message, an attachment, an address book, a file. By its number in the Case, from 1. */
export const item: Find = (desk, id) => {
  const i = nth(desk.file.items, id);
  if (i === undefined) return undefined;
  const of = `item:${id}`;
  return {
    title: itemTitle(desk, i),
    grade: i.grade,
    link: i.link,
    facts: [
      ...judgedAs(desk, i.grade, i.link),
      ...row('account', i.account, `account:${i.account}`),
      ...row('mailbox', i.mailbox),
      ...(i.uid > 0 ? numbered('uid', i.uid, `items.${Number(id) - 1}.uid`) : []),
      ...row('message-id', i.messageId),
      ...worded('message-id-by', desk.say.text(`ui.scope.message-id-by.${i.messageIdBy}`)),
      ...row('subject', subjectText(i.subject)),
      ...row('part', i.part),
      ...row('name', i.name),
      ...(i.bytes > 0 ? numbered('size', i.bytes, `items.${Number(id) - 1}.bytes`) : []),
      ...timed('time', i.time),
      ...partRows(desk, Number(id), (other) => itemTitle(desk, other)),
      ...sessionRows(desk, i.sessions),
    ],
    because: [sentence(desk, 'because', of, i.because, i.facts, i.refs)],
    against: i.against === '' ? [] : [sentence(desk, 'against', of, i.against, i.facts, i.refs)],
    account: i.account,
    refs: i.refs,
  };
};

/** A set: so many of the candidates, not one by one. */
export const set: Find = (desk, id) => {
  const s = nth(desk.file.sets, id);
  if (s === undefined) return undefined;
  return {
    title: desk.say.pieces('page.subject.set', {
      atLeast: s.atLeast,
      atMost: s.atMost,
      candidates: s.candidates,
      account: s.account,
    }),
    grade: s.grade,
    link: s.link,
    facts: [
      ...judgedAs(desk, s.grade, s.link),
      ...numbered('at-least', s.atLeast, `sets.${Number(id) - 1}.atLeast`),
      ...numbered('at-most', s.atMost, `sets.${Number(id) - 1}.atMost`),
      ...numbered('candidates', s.candidates, `sets.${Number(id) - 1}.candidates`),
      ...row('account', s.account, `account:${s.account}`),
      ...row('mailbox', s.mailbox),
      ...numbered('size', s.bytes, `sets.${Number(id) - 1}.bytes`),
      ...timed('time', s.time),
      ...sessionRows(desk, s.sessions),
    ],
    because: [sentence(desk, 'because', `set:${id}`, s.because, s.facts, s.refs)],
    against: [],
    account: s.account,
    refs: s.refs,
  };
};

/** Something that somebody changed. */
export const change: Find = (desk, id) => {
  const c = nth(desk.file.changes, id);
  if (c === undefined) return undefined;
  return {
    ...BARE,
    title: desk.tell.pieces('change', c.kind, c.detail),
    link: c.link,
    facts: [
      ...row('account', c.account, `account:${c.account}`),
      ...timed('time', c.time),
      ...Object.entries(c.detail).flatMap(([name, value]) =>
        desk.say.has(`detail.${name}`)
          ? [{ label: `detail.${name}`, value: [{ evidence: visible(String(value)) }] }]
          : [],
      ),
      ...c.sessions.slice(0, 40).flatMap((x) => row('session', x, `session:${x}`)),
    ],
    account: c.account,
    refs: c.refs,
  };
};
