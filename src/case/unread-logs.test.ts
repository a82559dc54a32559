import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { EvidenceFile } from './evidence.ts';
import { unreadLogs } from './unread-logs.ts';

const FILE: EvidenceFile = {
  id: 'f0',
  path: 'var/log/strange.log',
  member: '',
  sha256: '',
  bytes: 100_000,
  format: '',
  host: '',
  zone: '',
  zoneSource: '',
  year: 0,
  yearSource: '',
  clockOffsetSeconds: 0,
  lines: 0,
  unread: 0,
  problems: [],
};

test('large texts of no known kind are logs that nothing reads, the largest first', () => {
  const packed = { ...FILE, path: 'old.log.gz', bytes: 10_000 };
  const inside = { ...FILE, path: 'a.tar', member: 'b.log', bytes: 200_000 };
  assert.deepEqual(
    unreadLogs([packed, FILE, inside]).map((f) => f.member || f.path),
    ['b.log', 'var/log/strange.log', 'old.log.gz'],
  );
});

test('what is left: small ones, what is no text, what is read, an archive whose members are listed', () => {
  const left = [
    { ...FILE, bytes: 99_999 },
    { ...FILE, problems: ['binary'] },
    { ...FILE, format: 'web-access' },
    { ...FILE, path: 'a.tar', bytes: 1_000_000 },
    { ...FILE, path: 'a.tar', member: 'notes', bytes: 10 },
    { ...FILE, path: 'b.gz', bytes: 9_999 },
  ];
  assert.deepEqual(unreadLogs(left), []);
});
