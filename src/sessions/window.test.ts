import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import fc from 'fast-check';
import { SECOND } from '../base/time.ts';
import { type Bench, openBench, START } from '../testing/store.testing.ts';
import { recordedWindow, withoutStray } from './window.ts';

const at = (seconds: number): { from: number; to: number } => ({
  from: seconds * SECOND,
  to: seconds * SECOND,
});
const every = (step: number, from: number, to: number) =>
  Array.from({ length: Math.floor((to - from) / step) }, (_, i) => at(from + i * step));
const ways = { from: 0, to: 3600 * SECOND };

test('a stray record of a log that is no way in does not stretch the window', () => {
  const cron = every(300, 0, 3600);
  for (const stray of [[at(-86_400)], [at(-3600)], [at(-3700), at(-3600)]])
    assert.deepEqual(withoutStray([...stray, ...cron], ways), ways);
  assert.deepEqual(withoutStray([...cron, at(90_000)], ways), ways, 'behind the end');
  assert.deepEqual(withoutStray([at(-86_400)], ways), ways, 'alone');
});

test('a log that goes on beside the ways in does: what they lack was to be logged', () => {
  const long = every(300, -86_400, 3600);
  assert.equal(withoutStray(long, ways).from, -86_400 * SECOND, 'cron all day');
  const hourly = every(3600, -7200, 7200);
  assert.deepEqual(withoutStray(hourly, ways), { from: -7200 * SECOND, to: ways.to }, 'as seldom as always');
  const apart = [...every(60, -86_400, -80_000), ...every(300, 0, 3600)];
  assert.equal(withoutStray(apart, ways).from, -86_400 * SECOND, 'many records, though apart');
});

test('the ways in are always within, and stray records on both sides change nothing', () => {
  const slots = fc.array(fc.integer({ min: -100_000, max: 100_000 }), { maxLength: 30 });
  fc.assert(
    fc.property(slots, (times) => {
      const given = times.toSorted((a, b) => a - b).map(at);
      const window = withoutStray(given, ways);
      assert.ok(window.from <= ways.from && window.to >= ways.to);
      const more = [at(-9_000_000), ...given, at(9_000_000)];
      if (given.length < 8) assert.deepEqual(withoutStray(more, ways), window);
    }),
  );
});

let bench: Bench;
before(async () => {
  bench = await openBench();
});
after(() => bench.close());

test('what the store holds: formats tell the ways in', async () => {
  const mail = [0, 60, 120].map((s) => ({ at: s, action: 'sign-in', format: 'dovecot' }) as const);
  await bench.fill([...mail, { at: -90_000, action: 'job-run', format: 'host' }]);
  assert.deepEqual(await recordedWindow(bench.store), { from: START, to: START + 120 * SECOND });
  await bench.fill([...mail, { at: -90_000, action: 'page', format: 'web-access' }]);
  assert.equal((await recordedWindow(bench.store)).from, START - 90_000 * SECOND);
});
