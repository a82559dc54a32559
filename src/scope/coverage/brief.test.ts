import assert from 'node:assert/strict';
import { test } from 'node:test';
import { MINUTE, SECOND } from '../../base/time.ts';
import { coverageOfRecords, MAIL, START, type Written, webmailHost } from './coverage.testing.ts';
import type { Coverage } from './coverage.ts';

const found = ({ gaps }: Coverage): readonly string[] =>
  gaps.filter((g) => g.kind !== 'never-enabled').map((g) => `${g.source} ${g.kind} ${g.because}`);

// So many visits a minute that the mail log hardly rests for a second.
const crowded = (seed: number): readonly Written[] =>
  Array.from({ length: 12 }, (_, i) => webmailHost(30, () => 10, 100 * seed + i)).flat();

const cut = (all: readonly Written[], starts: readonly number[], seconds: number): readonly Written[] =>
  all.filter(
    (w) =>
      w.file !== MAIL ||
      !starts.some((m) => w.time >= START + m * MINUTE && w.time < START + m * MINUTE + seconds * SECOND),
  );

test('45 seconds cut out of a mail log that never rests are a gap of both of its sources', async () => {
  const covered = await coverageOfRecords(cut(crowded(1), [12], 45));
  assert.deepEqual(found(covered), ['dovecot gap silent', 'postfix gap silent']);
  assert.equal(covered.canClear, false);
});

test('a crowded host whose logs are whole has no brief gap', async () => {
  for (const seed of [1, 2, 3])
    assert.deepEqual(found(await coverageOfRecords(crowded(seed))), [], `seed ${seed}`);
});

test('a mail log that pauses again and again has the habit, and one that writes little may pause', async () => {
  const pausing = await coverageOfRecords(cut(crowded(1), [4, 9, 14, 19, 24], 12));
  assert.deepEqual(found(pausing), []);
  const slow = await coverageOfRecords(
    cut(
      webmailHost(120, () => 1),
      [50],
      30,
    ),
  );
  assert.deepEqual(found(slow), []);
});
