import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { encodeDovecotSession } from '../base/dovecot-session.ts';
import { SECOND } from '../base/time.ts';
import { contextOf } from '../ingest/context/merge.ts';
import { makeWorld } from '../sessions/world.ts';
import { type Bench, type GivenEvent, openBench, START } from '../testing/store.testing.ts';
import type { DetectionExample } from './detection.ts';
import { detections } from './index.ts';
import { detect } from './run.ts';

let bench: Bench;
before(async () => {
  bench = await openBench();
});
after(() => bench.close());

/** `SESSION@100` in an example is the id that Dovecot gives a client at 192.0.2.7 after 100 seconds. */
function withSession(event: DetectionExample['events'][number]): GivenEvent {
  const at = /^SESSION@(\d+)$/.exec(event.session ?? '')?.[1];
  if (at === undefined) return event;
  const began = START + Number(at) * SECOND;
  const session = encodeDovecotSession(began, 40001, Uint8Array.of(192, 0, 2, 7));
  return { ...event, session };
}

for (const detection of detections) {
  describe(detection.id, () => {
    test('has an example that is taken and one that is left', () => {
      assert.ok(detection.examples.some((e) => e.finds.length > 0));
      assert.ok(detection.examples.some((e) => e.finds.length === 0));
    });
    for (const example of detection.examples) {
      test(example.title, async () => {
        await bench.fill(example.events.map(withSession));
        const world = await makeWorld(bench.store, contextOf([]));
        const signals = await detect([detection], bench.store, world);
        assert.deepEqual(
          signals.map((s) => `${s.account} ${s.address}`),
          example.finds,
        );
        for (const s of signals) {
          assert.equal(s.detection, detection.id);
          assert.ok(s.from <= s.to && s.events > 0, 'a signal has a span and a count');
          assert.ok(s.refs.length > 0 && s.refs.every((r) => /^f\d+:\d+:\d+$/.test(r)), `lines: ${s.refs}`);
        }
      });
    }
  });
}

test('ids are unique, techniques and thresholds are said', () => {
  assert.equal(new Set(detections.map((d) => d.id)).size, detections.length);
  for (const d of detections) {
    assert.match(d.technique, /^T\d{4}(\.\d{3})?$/);
    for (const [name, t] of Object.entries(d.thresholds)) {
      assert.ok(Number.isFinite(t.value) && t.means.length > 10, `${d.id}.${name}`);
    }
  }
});

test('a threshold can be overridden', async () => {
  const [detection, ...rest] = detections.filter((d) => d.id === 'mass-mail');
  assert.ok(detection !== undefined && rest.length === 0);
  const example = detection.examples.find((e) => e.finds.length > 0);
  await bench.fill(example?.events ?? []);
  const world = await makeWorld(bench.store, contextOf([]));
  assert.deepEqual(await detect([detection], bench.store, world, { 'mass-mail.recipients': 1000 }), []);
});
