import assert from 'node:assert/strict';
import { test } from 'node:test';
import { stepwise } from './steps.ts';

test('whoever cannot wait gets the rest at once, whoever can the same thing later', async () => {
  let steps = 0;
  const one = stepwise(function* () {
    for (; steps < 5; steps += 1) yield;
    return { made: steps };
  });
  assert.equal(steps, 0);
  const soon = one.soon();
  assert.ok(steps < 5);
  const now = one.now();
  assert.deepEqual(now, { made: 5 });
  assert.equal(await soon, now);
  assert.equal(one.now(), now);
});

test('others are let in between two steps', async () => {
  const seen: string[] = [];
  const one = stepwise(function* () {
    seen.push('first');
    yield;
    seen.push('second');
    return 1;
  });
  setImmediate(() => seen.push('other'));
  await one.soon();
  assert.deepEqual(seen, ['first', 'other', 'second']);
});

test('what fails is begun anew', () => {
  let tries = 0;
  const one = stepwise(function* () {
    tries += 1;
    yield;
    if (tries < 2) throw new Error('not yet');
    return tries;
  });
  assert.throws(() => one.now(), /not yet/);
  assert.equal(one.now(), 2);
});
