import { type Case, caseFile } from '../../case/case.ts';
import { gradeOrder, linkOrder } from '../../case/common.ts';
import type { Account, Item, ItemSet } from '../../case/judgement.ts';
import { fixtureCase } from '../../report/fixture.testing.ts';

const REASONS = ['because.shown', 'because.counters-all', 'because.part-complete', 'because.forwarded-sent'];

/** A made-up item; the same for the same number. */
export function madeItem(n: number, more: Partial<Item> = {}): Item {
  const reason = REASONS[n % REASONS.length] ?? '';
  return {
    kind: 'message',
    account: `user${Math.floor(n / 1000)}@example.org`,
    mailbox: n % 10 === 0 ? 'Sent' : 'INBOX',
    uid: 1 + n,
    messageId: `<m${n}@example.net>`,
    messageIdBy: 'listing',
    subject: `Subject ${n % 977}`,
    part: '',
    name: '',
    bytes: 1000 + ((n * 7919) % 90_000),
    grade: gradeOrder[(n * 31) % 4] ?? 'taken',
    link: linkOrder[(n * 17) % 4] ?? 'certain',
    sessions: ['s1'],
    time: new Date(Date.UTC(2026, 2, 1, 4) + ((n * 104_729) % 86_400_000)).toISOString(),
    refs: ['f1:101:9001'],
    because: reason,
    against: '',
    facts: {
      bytes: 100,
      count: 1,
      candidates: 1,
      total: 1,
      size: 100,
      target: 'x@example.com',
      mode: 'show',
    },
    ...more,
  };
}

/** A made-up account. */
export function madeAccount(account: string, more: Partial<Account> = {}): Account {
  return {
    account,
    grade: 'taken',
    link: 'certain',
    tried: true,
    entered: true,
    coverage: 0.9,
    missing: [],
    ...more,
  };
}

/** A made-up set. */
export function madeSet(account: string, more: Partial<ItemSet> = {}): ItemSet {
  return {
    account,
    mailbox: 'INBOX',
    candidates: 300,
    atLeast: 12,
    atMost: 40,
    bytes: 12_000,
    grade: 'listed',
    link: 'certain',
    sessions: ['s1'],
    time: '2026-03-01T04:20:00.000Z',
    refs: ['f1:101:9001'],
    because: 'because.lists-served',
    facts: { pages: 1, size: 50 },
    ...more,
  };
}

/** A Case of so many messages, a thousand to an account. */
export function madeCase(messages: number): Case {
  const items = Array.from({ length: messages }, (_, n) => madeItem(n));
  const accounts = [...new Set(items.map((i) => i.account))].map((a) => madeAccount(a));
  return caseFile.parse({ ...fixtureCase(), items, accounts, sets: [madeSet(accounts[0]?.account ?? '')] });
}
