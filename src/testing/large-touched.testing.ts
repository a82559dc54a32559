import type { Case } from '../case/case.ts';
import type { Change, Item, ItemSet } from '../case/judgement.ts';
import { BASE, type LargeSize, nameOf, oneOf, pick, refAt, timeAt, WINDOW } from './large-case.testing.ts';

const CHANGES = 5000;
const SETS = 2000;

/** The parts of a Case that speak of what was touched. */
export function largeTouched(size: LargeSize): Pick<Case, 'items' | 'sets' | 'changes'> {
  return {
    items: Array.from({ length: size.items }, (_, n) => itemAt(size, n)),
    sets: Array.from({ length: Math.min(SETS, size.accounts) }, (_, n) => set(size, n)),
    changes: Array.from({ length: Math.min(CHANGES, size.items) }, (_, n) => change(size, n)),
  };
}

/** Half of the accounts have a few items, some have thousands. */
function accountOf({ seed, accounts }: LargeSize, n: number): number {
  const least = Math.min(pick(seed, 50, n, accounts), pick(seed, 51, n, accounts));
  return n % 3 === 0 ? least % Math.ceil(accounts / 200) : least;
}

function itemAt(size: LargeSize, n: number): Item {
  const { seed } = size;
  const attached = n % 5 === 4;
  const message = attached ? n - 1 : n;
  const refs = n === 0 ? size.mostRefs : 1 + (n % 3);
  const bytes = 1000 + pick(seed, 52, n, 300_000);
  return {
    kind: attached ? 'attachment' : 'message',
    account: nameOf(accountOf(size, message)),
    mailbox: message % 10 === 0 ? 'Sent' : 'INBOX',
    uid: 1 + message,
    messageId: `<CAVLvJF${message.toString(36)}ggCICFh8lIszrC@mail.example.net>`,
    messageIdBy: 'listing',
    subject: `Contract ${pick(seed, 53, message, 5000)} of our house`,
    part: attached ? '2' : '',
    name: attached ? `Export ${n}.zip` : '',
    bytes,
    grade: oneOf(['taken', 'served', 'opened', 'listed'], pick(seed, 54, n, 400)),
    link: oneOf(['certain', 'probable', 'possible', 'owner'], pick(seed, 55, n, 400)),
    sessions: [`S${1 + pick(seed, 56, n, size.sessions)}`],
    time: timeAt((n / size.items) * WINDOW * 0.99),
    refs: Array.from({ length: refs }, (_, i) => refAt(size, BASE.items + n * 2 + i)),
    because: attached ? 'because.part-complete' : oneOf(['because.shown', 'because.headers-shown'], n),
    against: n % 7 === 0 ? 'against.preview-may-be-automatic' : '',
    facts: attached ? { bytes, size: bytes, mode: 'embed' } : { bytes },
  };
}

function set(size: LargeSize, n: number): ItemSet {
  return {
    account: nameOf(n),
    mailbox: 'INBOX',
    candidates: 300 + n,
    atLeast: 12,
    atMost: 40,
    bytes: 12_000,
    grade: 'listed',
    link: 'certain',
    sessions: [`S${1 + pick(size.seed, 60, n, size.sessions)}`],
    time: timeAt((n / SETS) * WINDOW * 0.9),
    refs: Array.from({ length: 8 }, (_, i) => refAt(size, BASE.changes + n * 8 + i)),
    because: 'because.lists-served',
    facts: { pages: 7, size: 50 },
  };
}

function change(size: LargeSize, n: number): Change {
  return {
    kind: oneOf(['message-deleted', 'message-moved', 'message-copied', 'forwarding-rule'], n),
    account: nameOf(pick(size.seed, 61, n, size.accounts)),
    time: timeAt((n / CHANGES) * WINDOW * 0.9),
    link: 'certain',
    sessions: [`S${1 + pick(size.seed, 62, n, size.sessions)}`],
    detail:
      n % 4 === 3
        ? { target: 'drop@example.com', messages: 1, state: 'off', script: 'managesieve' }
        : { mailbox: 'INBOX', uid: n },
    refs:
      n === 0
        ? Array.from({ length: size.mostRefs }, (_, i) => refAt(size, i * 3))
        : [refAt(size, BASE.changes + n)],
  };
}
