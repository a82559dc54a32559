import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import fc from 'fast-check';
import { MINUTE, SECOND } from '../base/time.ts';
import { type Bench, type GivenEvent, openBench, START } from '../testing/store.testing.ts';
import { smallWorld } from '../testing/world.testing.ts';
import { bursts, knownBefore, readSent, type Sent } from './sent.ts';

let bench: Bench;
before(async () => {
  bench = await openBench();
});
after(() => bench.close());

const SPAN = 5 * MINUTE;
const to = (seconds: number, recipient: string, message = recipient): Sent => ({
  account: 'ann',
  address: '192.0.2.7',
  time: START + seconds * SECOND,
  ref: `f1:${seconds}:0`,
  message,
  recipient,
});

test('a burst is one wherever a clock’s five minutes end, and others are others', () => {
  const one = Array.from({ length: 12 }, (_, i) => to(290 + i * 10, `u${i}`));
  const again = Array.from({ length: 10 }, (_, i) => to(4000 + i, `v${i}`, 'letter'));
  assert.deepEqual(
    bursts([...one, ...again], 10, SPAN).map((b) => [b.messages, b.recipients.length]),
    [
      [12, 12],
      [1, 10],
    ],
  );
  const slow = Array.from({ length: 40 }, (_, i) => to(i * 60, `u${i}`));
  assert.deepEqual(bursts(slow, 10, SPAN), [], 'a message a minute');
  assert.deepEqual(
    bursts(
      Array.from({ length: 40 }, (_, i) => to(i, 'u1', `m${i}`)),
      10,
      SPAN,
    ),
    [],
  );
});

test('when all began does not matter', () => {
  const sent = fc.array(fc.tuple(fc.integer({ min: 0, max: 2000 }), fc.integer({ min: 0, max: 20 })), {
    maxLength: 60,
  });
  fc.assert(
    fc.property(sent, fc.integer({ min: 0, max: 1000 }), (given, later) => {
      const list = given.toSorted((a, b) => a[0] - b[0] || a[1] - b[1]);
      const told = (by: number): unknown =>
        bursts(
          list.map(([at, who]) => to(at + by, `u${who}`)),
          5,
          SPAN,
        ).map((b) => [b.from - by * SECOND, b.to - by * SECOND, b.messages, b.recipients]);
      assert.deepEqual(told(later), told(0));
    }),
  );
});

test('who was written to an hour before is known, from wherever that was', async () => {
  const letter = (
    at: number,
    id: string,
    address: string,
    people: readonly string[],
  ): readonly GivenEvent[] => [
    { at, action: 'message-submitted', outcome: 'success', account: 'ann', address, queueId: id },
    ...people.map(
      (recipient) =>
        ({ at: at + 1, action: 'message-delivered', outcome: 'success', queueId: id, recipient }) as const,
    ),
  ];
  const people = Array.from({ length: 12 }, (_, i) => `u${i}@example.org`);
  await bench.fill([
    ...letter(0, 'A', '::1', people.slice(0, 3)),
    ...letter(7100, 'B', '::1', people.slice(3, 6)),
    ...letter(7200, 'C', '192.0.2.7', people),
  ]);
  const world = smallWorld();
  const found = bursts(await readSent(bench.store, world, 10, SPAN), 10, SPAN);
  assert.equal(found.length, 1);
  const isKnown = await knownBefore(bench.store, world, found, 60 * MINUTE);
  assert.deepEqual(
    found.flatMap((b) => b.recipients.filter((r) => isKnown(b, r))),
    people.slice(0, 3),
  );
});
