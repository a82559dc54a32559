import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { conduct, failed, grounds, home, reasonsOf, signal, verdicts, visit } from './grounds.testing.ts';
import { judge } from './judge.ts';
import { namedBy } from './named.ts';

const PEOPLE = ['ann', 'ben', 'cy', 'dan', 'eve'];
const OUTSIDE = '203.0.113.9';
/** Everybody at home somewhere of their own. */
const homes = PEOPLE.map((p, i) => home(p, `192.0.2.${10 + i}`));
const spray = PEOPLE.map((p, i) => failed(OUTSIDE, p, 1000 + i * 30));

test('who guessed a password among many accounts is an intruder', () => {
  const given = grounds([...homes, visit('ann', OUTSIDE, 1300)], spray);
  assert.equal(verdicts(given)[`ann ${OUTSIDE}`], 'intruder');
  assert.ok(reasonsOf(given, 'ann', OUTSIDE).includes('spray-hit'));
  assert.equal(verdicts(given)['ann 192.0.2.10'], 'legitimate', 'her own place stays hers');
});

test('between two sprays from an address a sign-in there is no hit of either', () => {
  const DAY = 86_400;
  const rests = [...spray, ...PEOPLE.map((p, i) => failed(OUTSIDE, p, 2 * DAY + i * 30))];
  const given = grounds([...homes, visit('ann', OUTSIDE, DAY)], rests);
  assert.notEqual(verdicts(given)[`ann ${OUTSIDE}`], 'intruder');
  assert.ok(reasonsOf(given, 'ann', OUTSIDE).includes('after-spray'));
});

test('who is where a spray came from, with nothing of the spray, is no hit of it', () => {
  const four = spray.filter((f) => f.account !== 'ann');
  const web = { protocols: ['webmail'] };
  const own = [conduct('ann', OUTSIDE, { familiar: 'usual' })];
  const at = (seconds: number, over = {}) => [...homes, visit('ann', OUTSIDE, seconds, over)];
  const called = (...given: Parameters<typeof grounds>) => verdicts(grounds(...given))[`ann ${OUTSIDE}`];
  assert.equal(called(at(1700, web), four, { webConduct: own }), 'legitimate', 'own browser, minutes later');
  assert.equal(called(at(1130), four, { webConduct: own }), 'legitimate', 'own browser, at once');
  assert.notEqual(called(at(1700, web), four), 'intruder', 'another protocol, minutes later');
  assert.equal(called(at(1130), four), 'intruder', 'the same protocol, at once: guessed at first');
  assert.equal(called(at(1700), spray), 'intruder', 'tried, by the same protocol');
  assert.equal(called(at(1700), spray, { webConduct: own }), 'intruder', 'tried, whatever the browser');
});

test('the account that was tried is not the account that was entered', () => {
  const given = grounds(homes, spray);
  assert.deepEqual(new Set(Object.values(verdicts(given))), new Set(['legitimate']));
});

test('a phone on a new network is nobody', () => {
  const given = grounds([...homes, visit('ann', '198.51.100.50', 5000)]);
  assert.ok(['legitimate', 'unexplained'].includes(verdicts(given)['ann 198.51.100.50'] ?? ''));
});

test('a new place and somebody else’s spray do not make an intruder', () => {
  const given = grounds([...homes, visit('ann', '198.51.100.50', 1300)], spray);
  assert.notEqual(verdicts(given)['ann 198.51.100.50'], 'intruder');
});

test('an office behind one address is nobody, also when it mistypes', () => {
  const office = PEOPLE.map((p) => home(p, '198.51.100.5'));
  const typos = PEOPLE.map((p, i) => failed('198.51.100.5', p, 2000 + i * 600));
  const given = grounds(office, typos);
  assert.deepEqual(given.tries, []);
  assert.deepEqual(new Set(Object.values(verdicts(given))), new Set(['legitimate']));
});

test('a migration from inside copies mailboxes and is nobody', () => {
  const moved = PEOPLE.slice(0, 3).map((p, i) => visit(p, '10.20.0.9', 3000 + i * 20));
  const signals = PEOPLE.slice(0, 3).map((p, i) => signal('bulk-copy', p, '10.20.0.9', 3000 + i * 20));
  const given = grounds([...homes, ...moved], [], { signals });
  for (const p of PEOPLE.slice(0, 3)) assert.notEqual(verdicts(given)[`${p} 10.20.0.9`], 'intruder');
});

test('the same copies from one outside address are an intruder’s', () => {
  const copied = PEOPLE.slice(0, 3).map((p, i) => visit(p, OUTSIDE, 3000 + i * 20));
  const signals = PEOPLE.slice(0, 3).map((p, i) => signal('bulk-copy', p, OUTSIDE, 3000 + i * 20));
  const given = grounds([...homes, ...copied], [], { signals });
  for (const p of PEOPLE.slice(0, 3)) assert.equal(verdicts(given)[`${p} ${OUTSIDE}`], 'intruder');
});

test('a new computer that fetches its owner’s mailbox at home is no proof', () => {
  const given = grounds(homes, [], { signals: [signal('bulk-copy', 'ann', '192.0.2.10', 100)] });
  assert.equal(verdicts(given)['ann 192.0.2.10'], 'legitimate');
});

test('one copy to a new device at a new place is unexplained; with tries about it, suspect', () => {
  const road = visit('ann', '203.0.113.77', 1200);
  const both = ['bulk-copy', 'header-sweep', 'whole-mailbox-pop3'].map((d) =>
    signal(d, 'ann', '203.0.113.77', 1210),
  );
  const called = (...given: Parameters<typeof grounds>) => verdicts(grounds(...given))['ann 203.0.113.77'];
  for (const one of both) assert.notEqual(called([...homes, road], [], { signals: [one] }), 'suspect');
  assert.equal(called([...homes, road], [], { signals: both }), 'unexplained');
  const reasons = reasonsOf(grounds([...homes, road], [], { signals: both }), 'ann', '203.0.113.77');
  assert.ok(!reasons.includes('header-sweep'), 'headers of the same session');
  assert.equal(called([...homes, road], spray, { signals: both }), 'suspect', 'the account was tried');
  assert.equal(called([...homes, road, visit('ann', OUTSIDE, 1300)], spray, { signals: both }), 'intruder');
});

test('three accounts one after the other from nowhere are suspect; three colleagues on the road are not', () => {
  const few = PEOPLE.slice(0, 3);
  const at = (step: number, length: number) =>
    few.map((p, i) =>
      visit(p, OUTSIDE, 3000 + i * step, { last: visit(p, OUTSIDE, 3000 + i * step + length).first }),
    );
  const called = (...given: Parameters<typeof grounds>) =>
    few.map((p) => verdicts(grounds(...given))[`${p} ${OUTSIDE}`]);
  assert.deepEqual(new Set(called([...homes, ...at(15, 0)])), new Set(['suspect']));
  assert.deepEqual(new Set(called([...homes, ...at(600, 0)])), new Set(['unexplained']), 'within the hour');
  assert.deepEqual(new Set(called([...homes, ...at(15, 900)])), new Set(['unexplained']), 'who stayed');
  const there = home('dan', OUTSIDE);
  assert.ok(!called([...homes, there, ...at(15, 0)]).includes('suspect'), 'where somebody is at home');
});

test('a rule that sends mail outside, from a new place, while the account was tried', () => {
  const given = grounds([...homes, visit('ann', '203.0.113.77', 1200, { protocols: ['webmail'] })], spray, {
    signals: [signal('forwarding-rule', 'ann', '203.0.113.77', 1210)],
  });
  assert.equal(verdicts(given)['ann 203.0.113.77'], 'intruder');
  const own = grounds(homes, spray, { signals: [signal('forwarding-rule', 'ann', '192.0.2.10', 1210)] });
  assert.equal(verdicts(own)['ann 192.0.2.10'], 'legitimate', 'from home it is the owner’s rule');
});

test('who comes from an intruder’s place is one too, who comes from another is not', () => {
  const given = grounds(
    [...homes, visit('ann', OUTSIDE, 1300), visit('ben', OUTSIDE, 1500), visit('cy', '198.51.100.77', 1500)],
    spray,
  );
  assert.equal(verdicts(given)[`ben ${OUTSIDE}`], 'intruder');
  assert.notEqual(verdicts(given)['cy 198.51.100.77'], 'intruder');
});

test('the account’s own browser speaks against, the sprayer’s browser for', () => {
  const road = visit('ann', '198.51.100.50', 1300, { protocols: ['webmail'] });
  const own = grounds([...homes, road], spray, {
    webConduct: [conduct('ann', '198.51.100.50', { ownAgent: true })],
  });
  assert.ok(reasonsOf(own, 'ann', '198.51.100.50').includes('own-agent'));
  const foreign = grounds([...homes, road], spray, {
    webConduct: [
      conduct('ann', '198.51.100.50', {
        agentOfTries: 'curl/8',
        sensitive: ['iban', 'password'],
        partsInBurst: 6,
      }),
    ],
  });
  const reasons = reasonsOf(foreign, 'ann', '198.51.100.50');
  for (const r of ['agent-of-tries', 'sensitive-search', 'attachment-burst'])
    assert.ok(reasons.includes(r), r);
});

test('a letter to all is no campaign: one message, or people the account had written to', () => {
  const sent = (messages: number, recipients: number, known: number) => ({
    signals: [
      {
        ...signal('mass-mail', 'ann', '203.0.113.77', 1210),
        facts: { messages, recipients, known, inside: 0 },
      },
    ],
  });
  const called = (facts: ReturnType<typeof sent>) =>
    verdicts(grounds([...homes, visit('ann', '203.0.113.77', 1200)], [], facts))['ann 203.0.113.77'];
  assert.equal(called(sent(1, 11, 0)), 'unexplained', 'one message to eleven');
  assert.equal(called(sent(1, 400, 0)), 'unexplained', 'one message to hundreds');
  assert.equal(called(sent(20, 20, 15)), 'unexplained', 'people it knows');
  assert.equal(
    called(sent(20, 20, 0)),
    'suspect',
    'twenty messages to strangers from nowhere, and nothing else',
  );
  const atHome = {
    ...signal('mass-mail', 'ann', '192.0.2.10', 400),
    facts: { messages: 14, recipients: 14, known: 0, inside: 0 },
  };
  const usual = { signals: [atHome, ...sent(20, 20, 0).signals] };
  assert.equal(called(usual), 'unexplained', 'as it writes at home');
});

test('what the user says outweighs', () => {
  const said = { actorAddresses: ['198.51.100.0/24'], actorAccounts: [], knownGood: [OUTSIDE] };
  const visits = [...homes, visit('ann', OUTSIDE, 1300), visit('ben', '198.51.100.50', 9000)];
  const given = grounds(visits, spray, { named: namedBy(said) });
  assert.equal(verdicts(given)[`ann ${OUTSIDE}`], 'legitimate');
  assert.equal(verdicts(given)['ben 198.51.100.50'], 'intruder');
});

test('where hardly anybody has a habit a new place says nothing', () => {
  const short = PEOPLE.map((p, i) => visit(p, `192.0.2.${10 + i}`, 100 + i));
  const signals = PEOPLE.map((p, i) => signal('bulk-copy', p, `192.0.2.${10 + i}`, 110 + i));
  const given = grounds([...short, visit('ann', OUTSIDE, 1300)], spray, { signals });
  for (const [i, p] of PEOPLE.entries())
    assert.equal(verdicts(given)[`${p} 192.0.2.${10 + i}`], 'legitimate');
  assert.ok(reasonsOf(given, 'ben', '192.0.2.11').includes('habits-unknown'), 'and it says so');
  assert.equal(verdicts(given)[`ann ${OUTSIDE}`], 'intruder', 'what a spray found stays found');
  assert.ok(
    !reasonsOf(grounds([...homes, visit('ann', OUTSIDE, 1300)], spray), 'ann', OUTSIDE).includes(
      'habits-unknown',
    ),
  );
});

test('nobody is called intruder without conduct, whatever the places', () => {
  const address = fc.integer({ min: 1, max: 6 }).map((n) => `203.0.113.${n}`);
  const visits = fc.array(
    fc.tuple(fc.constantFrom(...PEOPLE), address, fc.integer({ min: 0, max: 80_000 })),
    { maxLength: 12 },
  );
  fc.assert(
    fc.property(visits, (given) => {
      const merged = new Map(given.map(([p, a, at]) => [`${p} ${a}`, visit(p, a, at)]));
      for (const { judgement, because } of judge(grounds([...homes, ...merged.values()]))) {
        assert.notEqual(judgement, 'intruder');
        // Several accounts one after the other are conduct.
        if (judgement === 'suspect') assert.ok(because.some((r) => r.reason === 'reason.several-at-once'));
      }
    }),
  );
});

test('the order of visits, failures and signals changes nothing', () => {
  const visits = [
    ...homes,
    visit('ann', OUTSIDE, 1300),
    visit('ben', OUTSIDE, 1500),
    visit('ben', '203.0.113.10', 1900),
    visit('eve', '198.51.100.3', 1100),
  ];
  const signals = [
    signal('bulk-copy', 'ben', '203.0.113.10', 1910),
    signal('login-only', 'eve', '198.51.100.3', 1110),
  ];
  const expected = told(visits, spray, signals);
  fc.assert(
    fc.property(shuffled(visits), shuffled(spray), shuffled(signals), (v, f, s) => {
      assert.deepEqual(told(v, f, s), expected);
    }),
    { numRuns: 50 },
  );
});

function shuffled<T>(list: readonly T[]): fc.Arbitrary<readonly T[]> {
  return fc.shuffledSubarray([...list], { minLength: list.length });
}

/** Judgement and sum of every visit, in an order of their own. */
function told(
  visits: Parameters<typeof grounds>[0],
  failures: readonly (typeof spray)[number][],
  signals: readonly ReturnType<typeof signal>[],
) {
  return judge(grounds(visits, failures, { signals }))
    .map((j) => `${j.visit.account} ${j.visit.place} ${j.judgement} ${j.sum}`)
    .sort();
}
