import { createHash } from 'node:crypto';
import { clip } from '../base/text.ts';
import type { Case } from '../case/case.ts';

/** One kind of thing that an entry can be about: how the Case lists it, names it, and tells it from its like. */
interface Kind {
  readonly count: (file: Case) => number;
  readonly id: (file: Case, at: number) => string;
  /** Where an id stands in its list; -1 for none. */
  readonly find: (file: Case, id: string) => number;
  /** What stays the same when the case is made anew from the same evidence. */
  readonly says: (file: Case, at: number) => readonly (string | number)[];
}

function numbered<T>(list: (file: Case) => readonly T[], says: (one: T, file: Case) => Said): Kind {
  return {
    count: (file) => list(file).length,
    id: (_, at) => String(at + 1),
    find: (file, id) => {
      const at = /^[1-9]\d{0,8}$/.test(id) ? Number(id) - 1 : -1;
      return at < list(file).length ? at : -1;
    },
    says: (file, at) => {
      const one = list(file)[at];
      return one === undefined ? [] : says(one, file);
    },
  };
}

function named<T>(list: (file: Case) => readonly T[], id: (one: T) => string, says: (one: T) => Said): Kind {
  return {
    count: (file) => list(file).length,
    id: (file, at) => {
      const one = list(file)[at];
      return one === undefined ? '' : id(one);
    },
    find: (file, wanted) => list(file).findIndex((one) => id(one) === wanted),
    says: (file, at) => {
      const one = list(file)[at];
      return one === undefined ? [] : says(one);
    },
  };
}

type Said = readonly (string | number)[];

const said = ({ key, facts }: { readonly key: string; readonly facts: object }): Said => [
  key,
  JSON.stringify(facts),
];

const KINDS: Readonly<Record<string, Kind>> = {
  session: named(
    (f) => f.sessions,
    (s) => s.id,
    (s) => [s.protocol, s.account, s.address, s.start, s.sourceSessionId],
  ),
  account: named(
    (f) => f.accounts,
    (a) => a.account,
    (a) => [a.account],
  ),
  actor: named(
    (f) => f.actors,
    (a) => a.id,
    (a) => a.addresses,
  ),
  finding: named(
    (f) => f.findings,
    (x) => x.id,
    (x) => [x.detection, x.first, JSON.stringify(x.facts)],
  ),
  file: named(
    (f) => f.evidence,
    (e) => e.id,
    (e) => [e.path, e.member, e.sha256],
  ),
  item: numbered(
    (f) => f.items,
    (i) => [i.kind, i.account, i.mailbox, i.uid, i.messageId, i.part, i.name],
  ),
  set: numbered(
    (f) => f.sets,
    (s) => [s.account, s.mailbox, s.time, s.because],
  ),
  change: numbered(
    (f) => f.changes,
    (c) => [c.kind, c.account, c.time, JSON.stringify(c.detail)],
  ),
  attempt: numbered(
    (f) => f.attempts,
    (a) => [a.kind, a.first, ...a.addresses.slice(0, 3)],
  ),
  gap: numbered(
    (f) => f.coverage.gaps,
    (g) => [g.source, g.host, g.kind, g.because, g.from],
  ),
  unread: numbered(
    (f) => f.unread,
    (u) => [u.program, u.shape],
  ),
  entry: numbered(
    (f) => f.entry,
    (e) => [e.vector, e.account],
  ),
  action: numbered((f) => f.actions, said),
  answer: numbered((f) => f.answer.statements, said),
  would: numbered((f) => f.answer.wouldChange, said),
};

const LONGEST = 300;
const INSTANT = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}(\d{3})?Z$/;

function joined(kind: string, parts: Said): string {
  const text = [kind, ...parts].join(' · ');
  if (text.length <= LONGEST) return text;
  return `${clip(text, LONGEST)} ${createHash('sha256').update(text).digest('hex').slice(0, 16)}`;
}

/**
 * What `about` names in a Case, told by its own data and not by its number, so that an entry about `item:12` is not
 * taken for one about whatever is the twelfth item later. Empty for the whole case, `undefined` when it names nothing.
 */
export function subjectOf(file: Case, about: string): string | undefined {
  if (about === '') return '';
  const colon = about.indexOf(':');
  const [name, id] = [about.slice(0, colon), about.slice(colon + 1)];
  // A cell of the table of hypotheses is named by what it says, not by a number.
  if (name === 'cell') return id === '' ? undefined : clip(about, LONGEST);
  if (name === 'ref') return lineSubject(file, id);
  // An instant is itself, whatever the case says of it.
  if (name === 'time') return INSTANT.test(id) && !Number.isNaN(Date.parse(id)) ? about : undefined;
  const kind = colon > 0 && Object.hasOwn(KINDS, name) ? KINDS[name] : undefined;
  const at = kind?.find(file, id) ?? -1;
  return kind === undefined || at < 0 ? undefined : joined(name, kind.says(file, at));
}

function lineSubject({ evidence }: Case, ref: string): string | undefined {
  const [, member, line = '', offset = ''] = /^(f\d{1,9}):(\d{1,15}):(\d{1,15})$/.exec(ref) ?? [];
  const file = evidence.find((e) => e.id === member);
  return file === undefined
    ? undefined
    : joined('line', [file.path, file.member, file.sha256.slice(0, 16), line, offset]);
}

/** Finds what an entry was about in a Case that was made later. */
export type Anchor = (about: string, subject: string) => string | undefined;

/** An anchor in a Case; its table of subjects is made when something has moved. */
export function anchorIn(file: Case): Anchor {
  const tables = new Map<string, ReadonlyMap<string, string>>();
  return (about, subject) => {
    if (subjectOf(file, about) === subject) return about;
    const name = about.slice(0, about.indexOf(':'));
    if (name === 'ref') return movedLine(file, about, subject);
    const kind = Object.hasOwn(KINDS, name) ? KINDS[name] : undefined;
    if (kind === undefined) return undefined;
    const table = tables.get(name) ?? tableOf(file, name, kind);
    tables.set(name, table);
    return table.get(subject);
  };
}

function tableOf(file: Case, name: string, kind: Kind): ReadonlyMap<string, string> {
  const table = new Map<string, string>();
  for (let at = 0; at < kind.count(file); at += 1) {
    const subject = joined(name, kind.says(file, at));
    // Of two that nothing tells apart, the first.
    if (!table.has(subject)) table.set(subject, `${name}:${kind.id(file, at)}`);
  }
  return table;
}

function movedLine(file: Case, about: string, subject: string): string | undefined {
  const place = about.slice(about.indexOf(':', 'ref:'.length));
  return file.evidence.map((e) => `ref:${e.id}${place}`).find((one) => subjectOf(file, one) === subject);
}
