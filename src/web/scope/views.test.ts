import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { stepwise } from '../../base/steps.ts';
import type { Case } from '../../case/case.ts';
import { gradeOrder, linkOrder } from '../../case/common.ts';
import type { Item } from '../../case/judgement.ts';
import { fixtureCase } from '../../report/fixture.testing.ts';
import { beyondIn } from './by-count.testing.ts';
import { DIMENSIONS } from './codes.ts';
import { facetsOf } from './facets.ts';
import type { ScopeFilter } from './filter.ts';
import { HOWS } from './how.ts';
import { madeAccount, madeCase, madeItem, madeSet } from './made.testing.ts';
import { bytesIn, knownIn, passes, rowsOf, type Thing, thingsOf } from './naive.testing.ts';
import { SORTS } from './order.ts';
import { KINDS } from './tree.ts';
import { type Scope, scopeOf } from './views.ts';

const NONE: ScopeFilter = { include: {}, exclude: {}, doubt: false, text: '' };

const names = ['hr@example.org', 'it', 'Số@example.org', 'not in accounts'];
const boxes = ['INBOX', 'Sent', '', 'Hợp đồng'];

const item: fc.Arbitrary<Item> = fc
  .record({
    n: fc.nat(40),
    kind: fc.constantFrom('message', 'message', 'attachment', 'contacts', 'file'),
    account: fc.constantFrom(...names),
    mailbox: fc.constantFrom(...boxes),
    uid: fc.nat(4),
    messageId: fc.constantFrom('', '<a@x>', '<b@x>'),
    subject: fc.constantFrom('', 'Lương tháng', 'invoice', 'Ính ÂM', '=?utf-8?q?R=C3=A9union?='),
    name: fc.constantFrom('', 'a.pdf', 'B.pdf'),
    grade: fc.constantFrom(...gradeOrder),
    link: fc.constantFrom(...linkOrder),
    bytes: fc.nat(5),
    day: fc.integer({ min: 1, max: 3 }),
    sessions: fc.constantFrom<string[]>(['s1'], ['s2'], ['s4'], []),
    because: fc.constantFrom(
      'because.shown',
      'because.counters-all',
      'because.other',
      'because.part-complete',
    ),
  })
  .map(
    ({ n, day, ...more }): Item =>
      madeItem(n, { ...more, time: `2026-03-0${day}T04:00:0${n % 10}.000Z` }) as Item,
  );

const cases: fc.Arbitrary<Case> = fc
  .record({
    items: fc.array(item, { maxLength: 25 }),
    sets: fc.array(
      fc
        .record({
          account: fc.constantFrom(...names),
          mailbox: fc.constantFrom(...boxes),
          candidates: fc.nat(9),
          grade: fc.constantFrom(...gradeOrder),
          link: fc.constantFrom(...linkOrder),
          atLeast: fc.nat(3),
          atMost: fc.integer({ min: 3, max: 9 }),
          sessions: fc.constantFrom<string[]>(['s1'], ['s3'], ['s1', 's2']),
        })
        .map(({ account, ...more }) => madeSet(account, more)),
      { maxLength: 5 },
    ),
    coverage: fc.array(fc.constantFrom(1, 0.5, 0), { minLength: 3, maxLength: 3 }),
    grade: fc.constantFrom(...gradeOrder),
  })
  .map(({ items, sets, coverage, grade }) => ({
    ...fixtureCase(),
    items,
    sets,
    accounts: names
      .slice(0, 3)
      .map((a, i) => madeAccount(a, { coverage: coverage[i] ?? 1, grade: i === 0 ? 'no-trace' : grade })),
  }));

const VALUES = {
  grade: gradeOrder,
  link: linkOrder,
  kind: KINDS,
  how: HOWS,
  account: names,
  mailbox: boxes,
  day: ['2026-03-01', '2026-03-02', '2026-04-01'],
} as const;

const lists: fc.Arbitrary<ScopeFilter['include']> = fc
  .tuple(
    ...DIMENSIONS.map((d) =>
      fc.option(fc.uniqueArray(fc.constantFrom<string>(...VALUES[d]), { minLength: 1, maxLength: 4 }), {
        freq: 2,
        nil: undefined,
      }),
    ),
  )
  .map((values) =>
    Object.fromEntries(DIMENSIONS.flatMap((d, i) => (values[i] === undefined ? [] : [[d, values[i]]]))),
  );

const filters: fc.Arbitrary<ScopeFilter> = fc.record({
  include: fc.oneof(fc.constant({}), lists),
  exclude: fc.oneof({ weight: 3, arbitrary: fc.constant({}) }, { weight: 1, arbitrary: lists }),
  doubt: fc.boolean(),
  text: fc.constantFrom('', '', 'lương', 'INVOICE', 'a.pdf example', 'số', 'hr inbox', 'nothing'),
});

/** What a row is, in the words of the naive telling. */
function idOf({ tree }: Scope, row: number): string {
  if (row < tree.firstMailbox) return `account:${tree.accountNames[row]}`;
  if (row < tree.firstItem)
    return `mailbox:${tree.accountNames[tree.parent[row] ?? 0]}\n${tree.mailboxNames[row - tree.firstMailbox]}`;
  return row < tree.firstSet ? `item:${row - tree.firstItem + 1}` : `set:${row - tree.firstSet + 1}`;
}

const scopeFor = (file: Case): Scope => stepwise(() => scopeOf(file)).now();

test('rows are those of the Case, filtered, sorted and folded one by one', () => {
  fc.assert(
    fc.property(
      cases,
      filters,
      fc.constantFrom(...SORTS),
      fc.integer({ min: 1, max: 5 }),
      fc.array(fc.nat(40), { maxLength: 6 }),
      (file, filter, sort, depth, turnedRows) => {
        const scope = scopeFor(file);
        const turned = [...new Set(turnedRows)].filter((row) => row < scope.tree.size);
        const turnedIds = new Set(turned.map((row) => idOf(scope, row)));
        const view = scope.view(filter, sort, { depth, turned });
        const rows = Array.from(view.rows, (row) => idOf(scope, row));
        assert.deepEqual(
          rows,
          rowsOf(file, filter, sort, (id, level) => level < depth !== turnedIds.has(id)),
        );
        rows.forEach((_, i) => {
          const level = scope.tree.level[view.rows[i] ?? 0] ?? 0;
          const next = scope.tree.level[view.rows[i + 1] ?? -1] ?? 0;
          assert.equal(view.openAt(i) === true, next > level, 'only what is unfolded has rows below it');
        });
      },
    ),
    { numRuns: 400 },
  );
});

test('counts of a facet are what each value would leave', () => {
  fc.assert(
    fc.property(cases, filters, (file, filter) => {
      const things = thingsOf(file);
      const { facets, items, sets, accounts, least, more } = facetsOf(scopeFor(file), filter);
      const allowed = (list: readonly Thing[]): ReturnType<typeof beyondIn> =>
        beyondIn(
          file,
          file.sets.filter((_, n) => list.some((t) => t.id === `set:${n + 1}`)),
        );
      const passed = things.filter((t) => passes(t, filter));
      assert.equal(accounts, passed.filter((t) => t.kind === 'account').length);
      assert.equal(sets, passed.filter((t) => t.kind === 'set').length);
      assert.equal(items, passed.length - accounts - sets);
      assert.deepEqual({ least, more }, allowed(passed));
      for (const d of ['grade', 'link', 'kind', 'how', 'account'] as const) {
        for (const one of facets[d]) {
          const { [d]: _, ...exclude } = filter.exclude;
          const alone = { ...filter, include: { ...filter.include, [d]: [one.value] }, exclude };
          const left = things.filter((t) => passes(t, alone));
          const own = left.filter((t) => t.kind !== 'account' && t.kind !== 'set');
          assert.equal(one.count, own.length, `${d} ${one.value}`);
          assert.deepEqual(
            one.grades,
            gradeOrder.map((g) => own.filter((t) => t.grade === g).length),
          );
          assert.equal(one.accounts, left.filter((t) => t.kind === 'account').length);
          assert.equal(one.sets, left.filter((t) => t.kind === 'set').length);
          assert.deepEqual({ least: one.least, more: one.more }, allowed(left));
        }
      }
    }),
    { numRuns: 300 },
  );
});

test('accounts and mailboxes say what is in them', () => {
  fc.assert(
    fc.property(cases, (file) => {
      const { tree } = scopeFor(file);
      for (let row = 0; row < tree.firstItem; row += 1) {
        const account = tree.accountNames[tree.account[row] ?? 0] ?? '';
        const mailbox = row < tree.firstMailbox ? undefined : tree.mailboxNames[row - tree.firstMailbox];
        assert.equal(tree.known[row], knownIn(file, account, mailbox), `${account} ${mailbox}`);
        const loose =
          mailbox === '' ? file.items.filter((i) => i.kind === 'contacts' || i.kind === 'file') : [];
        const beside = loose
          .filter((i) => i.account === account && i.mailbox === '')
          .reduce((n, i) => n + i.bytes, 0);
        assert.equal(tree.bytes[row], bytesIn(file, account, mailbox) - beside);
        gradeOrder.forEach((grade, i) => {
          const own = file.sets
            .filter((s) => s.account === account && s.grade === grade && s.link !== 'owner')
            .filter((s) => mailbox === undefined || (mailbox !== '' && s.mailbox === mailbox));
          const at = row * gradeOrder.length + i;
          const { least, more } = tree.byCount;
          assert.deepEqual({ least: least[at], more: more[at] }, beyondIn(file, own));
        });
      }
    }),
  );
});

test('three hundred thousand items: any page of any view, and the same one again', () => {
  const file = madeCase(300_000);
  const { view } = scopeFor(file);
  const all = view(NONE, 'weight', { depth: 9, turned: [] });
  assert.equal(all.rows.length, 300 + 600 + 300_000 + 1);
  assert.equal(new Set(all.rows).size, all.rows.length, 'each row once');
  const some = view({ ...NONE, include: { grade: ['taken'] }, text: 'subject 512' }, '-time', {
    depth: 9,
    turned: [],
  });
  const naive = file.items.filter(
    (i) => i.grade === 'taken' && `${i.uid} ${i.messageId} ${i.subject} ${i.account}`.includes('512'),
  );
  assert.equal(some.filtered.items, naive.length);
  assert.equal(view(NONE, 'weight', { depth: 9, turned: [] }), all, 'what was made is kept');
  assert.equal(view(NONE, 'weight', { depth: 1, turned: [] }).rows.length, 300);
});
