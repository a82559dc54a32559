import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { byteString } from '../base/text.ts';
import { isoTime, SECOND } from '../base/time.ts';
import type { Change } from '../case/judgement.ts';
import { type Bench, type GivenEvent, openBench, START } from '../testing/store.testing.ts';
import { smallWorld } from '../testing/world.testing.ts';
import { forwardedItems } from './forwarded.ts';

let bench: Bench;
before(async () => {
  bench = await openBench();
});
after(() => bench.close());

const TARGET = 'drop@outside.example';
const rule: Change = {
  kind: 'forwarding-rule',
  account: 'ann',
  time: isoTime(START + 100 * SECOND),
  link: 'certain',
  sessions: ['S1'],
  detail: { target: TARGET },
  refs: [],
};

/** A message on its way through a rule: Sieve's record, the local queue, and the delivery. */
const sent = (
  at: number,
  id: string,
  outcome: 'success' | 'failure' = 'success',
  recipient = TARGET,
): readonly GivenEvent[] => [
  { at, action: 'message-forwarded', account: 'ann', recipient, messageId: `<${id}@x>` },
  { at: at + 0.1, action: 'message-accepted', protocol: 'local', queueId: `Q${id}` },
  { at: at + 0.2, action: 'message-id', queueId: `Q${id}`, messageId: `<${id}@x>` },
  { at: at + 1, action: 'message-delivered', outcome, queueId: `Q${id}`, recipient, reason: 'sent' },
];

async function forwarded(events: readonly GivenEvent[]): Promise<readonly string[]> {
  await bench.fill(events);
  const items = await forwardedItems(bench.store, smallWorld(), [rule], () => undefined);
  return items.map((i) => `${i.account} ${i.messageId} ${i.grade}`);
}

test('what a rule sent out and the other server took is taken', async () => {
  assert.deepEqual(await forwarded([...sent(200, 'a'), ...sent(300, 'b')]), [
    'ann <a@x> taken',
    'ann <b@x> taken',
  ]);
});

test('a target with letters beyond ASCII is found as well', async () => {
  const target = 'kho-lưu@ngoài.example';
  await bench.fill(sent(200, 'a', 'success', byteString(target)));
  const items = await forwardedItems(
    bench.store,
    smallWorld(),
    [{ ...rule, detail: { target } }],
    () => undefined,
  );
  assert.deepEqual(
    items.map((i) => [i.messageId, i.grade, i.facts.target]),
    [['<a@x>', 'taken', target]],
  );
});

test('what was not delivered is not taken', async () => {
  const items = await forwarded(sent(200, 'a', 'failure'));
  assert.ok(
    items.every((i) => !i.endsWith('taken')),
    items.join(),
  );
});

test('Postfix alone proves it where Sieve left no line', async () => {
  assert.deepEqual(await forwarded(sent(200, 'a').slice(1)), ['ann <a@x> taken']);
});

test('a letter that somebody wrote to the same address is no rule’s', async () => {
  const own: readonly GivenEvent[] = [
    { at: 200, action: 'message-submitted', outcome: 'success', account: 'ben', queueId: 'QZ' },
    { at: 200.1, action: 'message-id', queueId: 'QZ', messageId: '<z@x>' },
    { at: 201, action: 'message-delivered', outcome: 'success', queueId: 'QZ', recipient: TARGET },
  ];
  assert.deepEqual(await forwarded(own), []);
});
