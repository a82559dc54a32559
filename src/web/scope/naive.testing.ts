import type { Case } from '../../case/case.ts';
import { gradeOrder, linkOrder } from '../../case/common.ts';
import type { Item, ItemSet } from '../../case/judgement.ts';
import { titleName } from '../subjects/touched.ts';
import type { ScopeFilter } from './filter.ts';
import { howOf, questionOf } from './how.ts';

/** Something of the scope as the Case has it, told without any of the program's indices. */
export interface Thing {
  readonly id: string;
  readonly kind: string;
  readonly account: string;
  readonly grade: string;
  readonly link: string;
  readonly how: string;
  readonly mailbox: string | undefined;
  readonly day: string | undefined;
  readonly coverage: number;
  readonly words: string;
}

/** Every account, item and set of a Case. */
export function thingsOf(file: Case): readonly Thing[] {
  const named = [...new Set([...file.accounts, ...file.items, ...file.sets].map((one) => one.account))];
  const accounts = named.map((account): Thing => {
    const known = file.accounts.find((a) => a.account === account);
    const { grade, link } =
      known ?? strongest([...file.items, ...file.sets].filter((i) => i.account === account));
    const coverage = known?.coverage ?? Number.NaN;
    const none = { how: '', mailbox: undefined, day: undefined };
    return {
      id: `account:${account}`,
      kind: 'account',
      account,
      grade,
      link,
      coverage,
      words: account,
      ...none,
    };
  });
  const touched = (one: Item | ItemSet, id: string, kind: string, words: string): Thing => ({
    id,
    kind,
    account: one.account,
    grade: one.grade,
    link: one.link,
    how: wayOf(file, one),
    mailbox: one.mailbox,
    day: one.time.slice(0, 10),
    coverage: coverageOf(file, one),
    words,
  });
  return [
    ...accounts,
    ...file.items.map((i, n) =>
      touched(
        i,
        `item:${n + 1}`,
        i.kind,
        [i.account, i.mailbox, i.uid > 0 ? i.uid : '', i.messageId, i.subject, i.name, i.part].join('\n'),
      ),
    ),
    ...file.sets.map((s, n) => touched(s, `set:${n + 1}`, 'set', [s.account, s.mailbox].join('\n'))),
  ];
}

function wayOf(file: Case, one: Item | ItemSet): string {
  const session = file.sessions.find((s) => s.id === one.sessions[0]);
  return howOf(one.because, one.facts, session?.protocol);
}

/** The smaller of what is logged of the ways in and of such an act. */
export function coverageOf(file: Case, one: Item | ItemSet): number {
  const question = questionOf(wayOf(file, one) as Parameters<typeof questionOf>[0]);
  const asked = file.coverage.questions.filter((q) => q.question === question);
  const own = asked.findLast((q) => q.account === one.account) ?? asked.findLast((q) => q.account === '');
  const waysIn = file.accounts.find((a) => a.account === one.account)?.coverage;
  const shares = [own?.share, waysIn].filter((s) => s !== undefined);
  return shares.length === 0 ? Number.NaN : Math.min(...shares);
}

/** How heavy: what only the owner did comes last. */
function weight({ grade, link }: { readonly grade: string; readonly link: string }): number {
  const who = (linkOrder as readonly string[]).indexOf(link);
  return (link === 'owner' ? 1000 : 0) + (gradeOrder as readonly string[]).indexOf(grade) * 10 + who;
}

function strongest(list: readonly (Item | ItemSet)[]): { readonly grade: string; readonly link: string } {
  const [first] = [...list].sort((a, b) => weight(a) - weight(b));
  return first ?? { grade: 'unknown', link: 'owner' };
}

/** Whether something passes a filter. */
export function passes(thing: Thing, { include, exclude, doubt, text }: ScopeFilter): boolean {
  for (const d of ['grade', 'link', 'kind', 'how', 'account', 'mailbox', 'day'] as const) {
    const value = thing[d];
    const [only, without] = [include[d], exclude[d]];
    if (only !== undefined && (value === undefined || !only.includes(value))) return false;
    if (value !== undefined && without?.includes(value) === true) return false;
  }
  if (doubt && thing.grade !== 'unknown' && thing.coverage >= 1) return false;
  const words = text
    .normalize('NFC')
    .toLowerCase()
    .split(/\s+/)
    .filter((w) => w !== '');
  const said = thing.words.normalize('NFC').toLowerCase();
  return words.every((w) => said.includes(w));
}

interface Node {
  readonly id: string;
  readonly level: number;
  readonly passes: boolean;
  readonly keys: readonly [weight: number, time: number, size: number, name: string];
  readonly children: readonly Node[];
}

/** Ids of the rows of a view: `account:x`, `mailbox:x\ny`, `item:3`, `set:1`; folded rows hold theirs back. */
export function rowsOf(
  file: Case,
  filter: ScopeFilter,
  sort: string,
  isOpen: (id: string, level: number) => boolean,
): readonly string[] {
  const out: string[] = [];
  const walk = (nodes: readonly Node[]): void => {
    for (const node of [...nodes].filter(some).sort((a, b) => order(a, b, sort))) {
      out.push(node.id);
      if (isOpen(node.id, node.level)) walk(node.children);
    }
  };
  walk(treeOf(file, filter));
  return out;
}

function some(node: Node): boolean {
  return node.passes || node.children.some(some);
}

function order(a: Node, b: Node, sort: string): number {
  const turned = sort.startsWith('-') ? -1 : 1;
  const numbers = (x: number, y: number, sign: number): number =>
    Number.isNaN(x) || Number.isNaN(y) ? Number(Number.isNaN(x)) - Number(Number.isNaN(y)) : sign * (x - y);
  switch (sort.replace('-', '')) {
    case 'time':
      return numbers(a.keys[1], b.keys[1], turned);
    case 'size':
      return numbers(a.keys[2], b.keys[2], -turned);
    case 'name': {
      const [x, y] = [a.keys[3], b.keys[3]];
      if (x === y) return 0;
      if (x === '' || y === '') return x === '' ? 1 : -1;
      return x < y ? -turned : turned;
    }
    default:
      return numbers(a.keys[0], b.keys[0], turned) || numbers(a.keys[1], b.keys[1], 1);
  }
}

function treeOf(file: Case, filter: ScopeFilter): readonly Node[] {
  const things = thingsOf(file);
  const thing = new Map(things.map((t) => [t.id, t]));
  const isIn = (id: string): boolean => {
    const one = thing.get(id);
    return one !== undefined && passes(one, filter);
  };
  const leaf = (id: string, one: Item | ItemSet, level: number, children: readonly Node[] = []): Node => {
    const name = 'candidates' in one ? '' : titleName(one).toLowerCase();
    const keys = [weight(one), Date.parse(one.time), one.bytes, name] as const;
    return { id, level, passes: isIn(id), keys, children };
  };
  const items = file.items.map((item, n) => ({ item, id: `item:${n + 1}` }));
  const messageOf = (i: Item): string | undefined => {
    const same = items.find(
      ({ item: m }) =>
        m.kind === 'message' &&
        m.account === i.account &&
        m.mailbox === i.mailbox &&
        (i.uid > 0 ? m.uid === i.uid : i.messageId !== '' && m.uid <= 0 && m.messageId === i.messageId),
    );
    return i.kind === 'attachment' ? same?.id : undefined;
  };
  const placed = items.map(({ item, id }) => ({ item, id, within: messageOf(item) }));
  const loose = (i: { readonly kind?: string; readonly mailbox: string }): boolean =>
    i.mailbox === '' && (i.kind === undefined || i.kind === 'contacts' || i.kind === 'file');
  const node = ({ item, id }: (typeof placed)[number], level: number): Node =>
    leaf(
      id,
      item,
      level,
      placed.filter((p) => p.within === id).map((p) => leaf(p.id, p.item, level + 1)),
    );
  const firstTime = (list: readonly (Item | ItemSet)[]): number =>
    list.length === 0 ? Number.NaN : Math.min(...list.map((one) => Date.parse(one.time)));
  const sizes = (list: readonly (typeof placed)[number][]): number =>
    list.filter((p) => p.within === undefined).reduce((n, p) => n + p.item.bytes, 0);
  return things
    .filter((t) => t.kind === 'account')
    .map((t): Node => {
      const own = placed.filter((p) => p.item.account === t.account);
      const sets = file.sets
        .map((set, n) => ({ set, id: `set:${n + 1}` }))
        .filter(({ set }) => set.account === t.account);
      const boxes = [
        ...new Set(
          [...own.map((p) => p.item), ...sets.map((s) => s.set)]
            .filter((i) => !loose(i))
            .map((i) => i.mailbox),
        ),
      ];
      const mailboxes = boxes.map((mailbox): Node => {
        const inside = own.filter((p) => p.item.mailbox === mailbox && !loose(p.item));
        const counts = sets.filter((s) => s.set.mailbox === mailbox && !loose(s.set));
        const all = [...inside.map((p) => p.item), ...counts.map((s) => s.set)];
        return {
          id: `mailbox:${t.account}\n${mailbox}`,
          level: 2,
          passes: false,
          keys: [weight(strongest(all)), firstTime(all), sizes(inside), mailbox.toLowerCase()],
          children: [
            ...inside.filter((p) => p.within === undefined).map((p) => node(p, 3)),
            ...counts.map((s) => leaf(s.id, s.set, 3)),
          ],
        };
      });
      const all = [...own.map((p) => p.item), ...sets.map((s) => s.set)];
      return {
        id: t.id,
        level: 1,
        passes: isIn(t.id),
        keys: [weight(t), firstTime(all), sizes(own), t.account.toLowerCase()],
        children: [
          ...mailboxes,
          ...own.filter((p) => loose(p.item)).map((p) => leaf(p.id, p.item, 2)),
          ...sets.filter((s) => loose(s.set)).map((s) => leaf(s.id, s.set, 2)),
        ],
      };
    });
}

/** Messages known to be in an account, or in a mailbox of it. */
export function knownIn(file: Case, account: string, mailbox?: string): number {
  if (mailbox === undefined) {
    const boxes = new Set(
      [...file.items.filter((i) => i.kind !== 'contacts' && i.kind !== 'file'), ...file.items, ...file.sets]
        .filter((i) => i.account === account)
        .map((i) => i.mailbox),
    );
    const whole = file.sets.filter((s) => s.account === account && s.mailbox === '').map((s) => s.candidates);
    const sum = [...boxes].reduce((n, box) => n + inBox(file, account, box), 0);
    return Math.max(0, ...whole, sum);
  }
  return inBox(file, account, mailbox);
}

function inBox(file: Case, account: string, mailbox: string): number {
  const sets = file.sets.filter((s) => s.account === account && s.mailbox === mailbox && mailbox !== '');
  const messages = file.items.filter(
    (i) => i.kind === 'message' && i.account === account && i.mailbox === mailbox,
  );
  return Math.max(messages.length, ...sets.map((s) => s.candidates));
}

/** Bytes of the items of an account, or of a mailbox of it; a file within a message that is there once. */
export function bytesIn(file: Case, account: string, mailbox?: string): number {
  const own = file.items.filter(
    (i) => i.account === account && (mailbox === undefined || i.mailbox === mailbox),
  );
  const messages = own.filter((i) => i.kind === 'message');
  return own
    .filter(
      (i) =>
        i.kind !== 'attachment' ||
        !messages.some(
          (m) =>
            m.mailbox === i.mailbox &&
            (i.uid > 0 ? m.uid === i.uid : i.messageId !== '' && m.uid <= 0 && m.messageId === i.messageId),
        ),
    )
    .reduce((n, i) => n + i.bytes, 0);
}
