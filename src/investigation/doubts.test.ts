import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Signal } from '../case/signal.ts';
import { doubts } from './doubts.ts';

const signal = (detection: string): Signal => ({
  detection,
  account: 'ann',
  address: '192.0.2.7',
  session: '',
  from: 0,
  to: 1,
  events: 1,
  facts: {},
  refs: [],
});

test('a break-in on the host, edited lines and missing sign-ins forbid to clear anybody', () => {
  assert.deepEqual(doubts({ unknownLogins: 0 }, [signal('ssh-break-in')]), ['missing.trusted-host']);
  assert.deepEqual(doubts({ unknownLogins: 0 }, [signal('edited-address'), signal('missing-login')]), [
    'missing.trusted-logs',
  ]);
  assert.deepEqual(doubts({ unknownLogins: 2 }, []), ['missing.userlogins']);
});

test('what somebody did in an account says nothing of the others', () => {
  assert.deepEqual(
    doubts({ unknownLogins: 0 }, [signal('bulk-copy'), signal('scan'), signal('mass-mail')]),
    [],
  );
});
