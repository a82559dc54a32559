import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { test } from 'node:test';
import fc from 'fast-check';
import type { Item, ItemSet } from '../case/judgement.ts';
import { answerOf } from '../investigation/answer-of.ts';
import { fixtureCase } from '../report/fixture.testing.ts';
import { unknownKeys } from '../report/keys.ts';
import { en } from '../report/languages/en.ts';
import { speaker } from '../report/speak.ts';
import { shellWord } from './actions.ts';
import { rangeOf } from './bounds.ts';
import { names } from './say.ts';

const one = fixtureCase();
const [message] = one.items;
const [counted] = one.sets;
assert.ok(message !== undefined && counted !== undefined);

const item = (uid: number, more: Partial<Item> = {}): Item => ({ ...message, uid, grade: 'served', ...more });
const set = (more: Partial<ItemSet>): ItemSet => ({
  ...counted,
  account: message.account,
  link: 'certain',
  grade: 'served',
  mailbox: '',
  sessions: ['x'],
  ...more,
});
const range = (items: readonly Item[], sets: readonly ItemSet[], before: readonly Item[] = []): string => {
  const { atLeast, atMost } = rangeOf('served', items, sets, before);
  return `${atLeast} to ${atMost}`;
};

test('two fetches of one mailbox may be of the same messages: the lower bound counts them once', () => {
  const first = set({ atLeast: 30, atMost: 40, candidates: 50 });
  const second = set({ atLeast: 20, atMost: 25, candidates: 50, sessions: ['y'] });
  assert.equal(range([], [first, second]), '30 to 50');
});

test('sets of different folders cannot share a message', () => {
  const inbox = set({ mailbox: 'INBOX', atLeast: 10, atMost: 10, candidates: 10 });
  const sent = set({ mailbox: 'Sent', atLeast: 5, atMost: 8, candidates: 9, sessions: ['y'] });
  assert.equal(range([], [inbox, sent]), '15 to 18');
});

test('messages that the set itself names are not added to it; others may be members of it', () => {
  const whole = set({ atLeast: 3, atMost: 3, candidates: 3 });
  const named = [1, 2, 3].map((uid) => item(uid, { sessions: ['x'] }));
  assert.equal(range(named, [whole]), '3 to 3');
  assert.equal(range([item(9, { sessions: ['other'] })], [whole]), '3 to 4');
});

test('what a stronger grade counts is no more to the lower bound', () => {
  assert.equal(range([], [set({ atLeast: 10, atMost: 12 })], [item(1, { grade: 'taken' })]), '9 to 12');
});

test('what may have been the owner is in no bound', () => {
  assert.equal(range([item(1, { link: 'possible' })], [set({ link: 'possible', atLeast: 3 })]), '0 to 0');
});

test('whatever the sets, the lower bound is no more than the upper', () => {
  const count = fc.nat({ max: 100 });
  const sets = fc.array(
    fc.record({ a: count, b: count, candidates: count, mailbox: fc.constantFrom('', 'INBOX', 'Sent') }),
    { maxLength: 5 },
  );
  fc.assert(
    fc.property(sets, fc.array(count, { maxLength: 6 }), (drawn, uids) => {
      const all = drawn.map(({ a, b, candidates, mailbox }, i) =>
        set({ atLeast: Math.min(a, b), atMost: Math.max(a, b), candidates, mailbox, sessions: [`s${i}`] }),
      );
      const { atLeast, atMost } = rangeOf(
        'served',
        uids.map((u) => item(u, { sessions: ['z'] })),
        all,
      );
      assert.ok(atLeast <= atMost && atLeast >= 0);
    }),
  );
});

test('the answer of the fixture: ten statements at most, each can be said, suspects are called that', () => {
  const signIn = { question: 'sign-in', account: '', share: 0.9, longestGapSeconds: 4200, missing: [] };
  const { answer, actions } = answerOf({ ...one, coverage: { ...one.coverage, questions: [signIn] } });
  assert.ok(answer.statements.length <= 10);
  const said = answer.statements.map((s) => speaker(en).text(s.key, s.facts));
  assert.match(said[0] ?? '', /^Intruders entered 2 accounts/);
  assert.ok(
    said.some((s) => s.startsWith('Suspect, not established: 2 sessions')),
    said.join('\n'),
  );
  assert.match(said.at(-1) ?? '', /cannot be determined for 1 further account/);
  const own = unknownKeys({ ...one, answer, actions }, en).filter((k) => /^(answer|action|gain)\./.test(k));
  assert.deepEqual(own, []);
});

test('the plan: preserve, then the rule, then passwords before caches and sessions; people last', () => {
  const keys = answerOf(one).actions.map((a) => a.key);
  const order = [
    'action.preserve',
    'action.remove-rule',
    'action.change-passwords',
    'action.flush-cache',
    'action.kick',
    'action.block',
    'action.enable',
    'action.tell-people',
  ];
  assert.deepEqual(
    keys.filter((k, i) => order.includes(k) && keys.indexOf(k) === i),
    order,
  );
});

test('without an intruder nothing is said to have been entered, and nobody is told to change a password', () => {
  const quiet = { ...one, sessions: [], items: [], sets: [], changes: [], entry: [], accounts: [] };
  const { answer, actions } = answerOf(quiet);
  assert.equal(answer.statements[0]?.key, 'answer.cannot-tell-entered');
  assert.ok(actions.every((a) => a.key === 'action.enable'));
});

test('a word for the shell comes out of a shell as it went in, whatever a log called an account', () => {
  const nasty = ["a'b", '$(id)', '`id`', 'a b', '"', '\\', 'x;id', '*', 'x\ny', '-u'];
  for (const text of [...nasty, 'ann@example.org', 'bình']) {
    const out = execFileSync('sh', ['-c', `printf %s ${shellWord(text).replace(/^-- /, '')}`], {
      encoding: 'utf8',
    });
    assert.equal(out, text.replaceAll('\n', ''));
  }
  assert.equal(shellWord('ann@example.org'), 'ann@example.org');
});

test('names: each once, the domain that all share left out, the others counted', () => {
  const accounts = one.accounts.slice(0, 2);
  const all = ['b@example.org', 'a@example.org', 'a@example.org', 'c@example.org'];
  assert.equal(names({ ...one, accounts }, all, 2), 'a, b +1');
  assert.equal(names({ ...one, accounts: [] }, all, 2), 'a@example.org, b@example.org +1');
});

test('a clock that was set right is no hole in a log; one that was left as it is may be', () => {
  const [account] = one.accounts;
  const [gap] = one.coverage.gaps;
  assert.ok(account !== undefined && gap !== undefined);
  const named = (applied: string): number => {
    const clock = { ...gap, kind: 'suspect' as const, because: 'clock-contradicts', facts: { applied } };
    const { answer } = answerOf({
      ...one,
      accounts: [{ ...account, grade: 'unknown' }],
      coverage: { ...one.coverage, gaps: [clock] },
    });
    return answer.wouldChange.filter((s) => s.key === 'gain.source-hole').length;
  };
  assert.equal(named('yes'), 0);
  assert.equal(named('no'), 1);
});
