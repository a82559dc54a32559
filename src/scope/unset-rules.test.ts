import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { SECOND } from '../base/time.ts';
import type { Signal } from '../case/signal.ts';
import { type Bench, type GivenEvent, openBench, START } from '../testing/store.testing.ts';
import { smallWorld } from '../testing/world.testing.ts';
import { rulesOfNobody } from './unset-rules.ts';

let bench: Bench;
before(async () => {
  bench = await openBench();
});
after(() => bench.close());

const TARGET = 'drop@outside.example';
const signal: Signal = {
  detection: 'forwarding-rule',
  account: 'ann',
  address: '',
  session: '',
  from: START + 100 * SECOND,
  to: START + 109 * SECOND,
  events: 10,
  facts: { target: TARGET, messages: 10 },
  refs: ['f1:1:0'],
};
const stored = (from: number, count: number): readonly GivenEvent[] =>
  Array.from({ length: count }, (_, i) => ({
    at: from + i,
    action: 'message-stored',
    account: 'ann',
    messageId: `<${from + i}@x>`,
  }));
const passed = (from: number, count: number): readonly GivenEvent[] =>
  stored(from, count).map((e) => ({ ...e, action: 'message-forwarded', recipient: TARGET }));

async function found(events: readonly GivenEvent[], one: Signal = signal): Promise<readonly string[]> {
  await bench.fill(events);
  const changes = await rulesOfNobody(bench.store, smallWorld(), [one]);
  return changes.map((c) => `${c.account} ${c.detail.target} ${c.link} ${c.sessions.length}`);
}

test('a rule that suddenly passes everything on is a change of nobody’s', async () => {
  const events = [...stored(10, 5), ...stored(100, 10), ...passed(100, 10), ...stored(300, 9)];
  assert.deepEqual(await found(events), ['ann drop@outside.example possible 0']);
});

test('a rule that may be older than the logs is none', async () => {
  assert.deepEqual(await found([...stored(10, 4), ...passed(100, 10)]), []);
});

test('a rule for some mail alone may be old as well', async () => {
  assert.deepEqual(await found([...stored(10, 50), ...stored(100, 10), ...passed(100, 7)]), []);
});

test('a rule whose maker is known, and one that passed nothing on, are told elsewhere', async () => {
  const events = [...stored(10, 5), ...passed(100, 10)];
  assert.deepEqual(await found(events, { ...signal, address: '192.0.2.7' }), []);
  assert.deepEqual(await found(events, { ...signal, events: 0 }), []);
});
