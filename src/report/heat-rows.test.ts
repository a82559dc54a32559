import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Gap } from '../case/evidence.ts';
import { heatRows } from './heat-rows.ts';
import { en } from './languages/en.ts';
import { speaker } from './speak.ts';

test('what a source was never set to write is named once, however many gaps say so', () => {
  const gap: Gap = {
    source: 'dovecot',
    host: 'mx1',
    from: '2026-03-01T00:00:00.000Z',
    to: '2026-03-02T00:00:00.000Z',
    kind: 'never-enabled',
    because: 'mail-log',
    facts: {},
    refs: [],
  };
  const gaps = [gap, gap, { ...gap, because: 'imap-fetch-log' }, gap];
  const [row] = heatRows({ coverage: { gaps, sources: [], questions: [] } }, speaker(en));
  assert.match(row?.never?.text ?? '', /mail-log, imap-fetch-log$/);
  assert.doesNotMatch(row?.never?.text ?? '', /mail-log, mail-log/);
});
