import assert from 'node:assert/strict';
import { test } from 'node:test';
import { SECOND } from '../base/time.ts';
import { START } from '../testing/store.testing.ts';
import { conduct, failed, grounds, home, reasonsOf, signal, verdicts, visit } from './grounds.testing.ts';

const PEOPLE = ['ann', 'ben', 'cy', 'dan', 'eve'];
const OUTSIDE = '203.0.113.9';
const homes = PEOPLE.map((p, i) => home(p, `192.0.2.${10 + i}`));
const spray = PEOPLE.map((p, i) => failed(OUTSIDE, p, 1000 + i * 30));

test('who came in by tries is not at home there, however long he stays; who was there before is', () => {
  const stays = { signIns: 8, slices: [0, 3, 6, 9], last: START + 50_000 * SECOND };
  const tries = PEOPLE.map((p, i) => failed(OUTSIDE, p, 1000 + i * 30));
  assert.equal(
    verdicts(grounds([...homes, visit('ann', OUTSIDE, 1300, stays)], tries))[`ann ${OUTSIDE}`],
    'intruder',
  );
  const guessed = [failed(OUTSIDE, 'ann', 1000, 12)];
  const guess = grounds([...homes, visit('ann', OUTSIDE, 1300, stays)], guessed);
  assert.ok(reasonsOf(guess, 'ann', OUTSIDE).includes('guess-hit'));
  const before = grounds([...homes, visit('ann', OUTSIDE, 0, stays)], tries);
  assert.equal(verdicts(before)[`ann ${OUTSIDE}`], 'legitimate', 'she was there before the tries');
  const others = grounds(
    [...homes, visit('ann', OUTSIDE, 1300, stays)],
    tries.filter((f) => f.account !== 'ann'),
  );
  assert.equal(
    verdicts(others)[`ann ${OUTSIDE}`],
    'intruder',
    'found at the first guess: at once, by the same way',
  );
  const mail = visit('ann', OUTSIDE, 1300, { ...stays, protocols: ['webmail'] });
  const lives = grounds(
    [...homes, mail],
    tries.filter((f) => f.account !== 'ann'),
  );
  assert.equal(verdicts(lives)[`ann ${OUTSIDE}`], 'legitimate', 'others were tried from there, another way');
});

test('one act that owners do too is suspect at most; beside another it is not', () => {
  const at = (over: Parameters<typeof grounds>[2], tries: Parameters<typeof grounds>[1] = []) =>
    verdicts(grounds([...homes, visit('ann', OUTSIDE, 1200)], tries, over))[`ann ${OUTSIDE}`];
  assert.equal(at({}, [failed(OUTSIDE, 'ann', 1000, 14)]), 'suspect', 'a password forgotten');
  assert.equal(at({}, [failed(OUTSIDE, 'ann', 1000, 40)]), 'intruder', 'forty guesses');
  const copy = signal('bulk-copy', 'ann', OUTSIDE, 1210);
  const look = signal('login-only', 'ann', OUTSIDE, 1205);
  assert.equal(at({ signals: [copy, look] }), 'unexplained', 'a program that is set up');
  assert.equal(at({ signals: [copy, signal('forwarding-rule', 'ann', OUTSIDE, 1220)] }), 'intruder');
  const guests = ['ben', 'cy'].map((p, i) => visit(p, OUTSIDE, 1500 + i * 600));
  const hotel = grounds([...homes, visit('ann', OUTSIDE, 1200), ...guests], [], { signals: [copy] });
  assert.equal(
    verdicts(hotel)[`ann ${OUTSIDE}`],
    'suspect',
    'three guests of a hotel, one with a new device',
  );
  assert.equal(verdicts(hotel)[`ben ${OUTSIDE}`], 'unexplained');
});

test('a copy and a burst of letters at one account, from two new places, are company for each other', () => {
  const letters = { messages: 23, recipients: 23, known: 12, inside: 20 };
  const sent = { ...signal('mass-mail', 'ann', '203.0.113.77', 1800), facts: letters };
  const copy = signal('whole-mailbox-pop3', 'ann', OUTSIDE, 1210);
  const pop = visit('ann', OUTSIDE, 1200, { protocols: ['pop3'] });
  const smtp = visit('ann', '203.0.113.77', 1790, { protocols: ['smtp'] });
  const both = verdicts(grounds([...homes, pop, smtp], [], { signals: [copy, sent] }));
  assert.deepEqual([both[`ann ${OUTSIDE}`], both['ann 203.0.113.77']], ['intruder', 'intruder']);
  const alone = verdicts(grounds([...homes, smtp], [], { signals: [sent] }));
  assert.equal(alone['ann 203.0.113.77'], 'unexplained', 'letters to people whom she knows');
});

test('what is near counts from sign-in to sign-in, not from the first of one to the last of the other', () => {
  const far = visit('ann', '198.51.100.70', 0, {
    signIns: 2,
    slices: [0, 15],
    last: START + 70_000 * SECOND,
  });
  const given = grounds(
    [...homes, far, visit('ann', OUTSIDE, 30_000)],
    spray.map((f) => ({
      ...f,
      first: f.first + 28_900 * SECOND,
      last: f.last + 28_900 * SECOND,
      times: f.times.map((x) => x + 28_900 * SECOND),
    })),
  );
  assert.equal(verdicts(given)[`ann ${OUTSIDE}`], 'intruder');
  assert.ok(
    !reasonsOf(given, 'ann', '198.51.100.70').includes('near-intruder'),
    'five hours to the nearest sign-in',
  );
  assert.ok(!reasonsOf(given, 'ann', '198.51.100.70').includes('account-was-tried'));
});

test('an assistant who opens three mailboxes from a hotel and searches in them is suspect at most', () => {
  const shared = ['ann', 'ben', 'cy'];
  const visits = shared.map((p, i) => visit(p, OUTSIDE, 1200 + i * 800, { protocols: ['webmail'] }));
  const webConduct = shared.map((p) =>
    conduct(p, OUTSIDE, { sensitive: ['facture', 'contrat'], familiar: 'new' }),
  );
  const called = verdicts(grounds([...homes, ...visits], [], { webConduct }));
  for (const p of shared) assert.notEqual(called[`${p} ${OUTSIDE}`], 'intruder');
});
