import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import type { EventFields } from '../../event/columns.ts';
import { roundcubeMessage } from './message.ts';

type Expected = { readonly [K in keyof EventFields]?: EventFields[K] | undefined };

function has(text: string, expected: Expected): void {
  const fields = roundcubeMessage(text);
  assert.ok(fields !== undefined, text);
  for (const [key, value] of Object.entries(expected)) {
    assert.deepEqual((fields as Readonly<Record<string, unknown>>)[key], value, `${key}: ${text}`);
  }
}

test('userlogins of all versions', () => {
  has('Successful login for anna (ID: 1) from 192.0.2.1', {
    account: 'anna',
    address: '192.0.2.1',
    session: undefined,
  });
  has('Successful login for anna (ID: 1) from 192.0.2.1 in session 0123456789abcdef0123456789', {
    session: '0123456789abcdef0123456789',
  });
  has('<01234567> Successful login for anna (ID: 1) from 2001:DB8::1 in session 0123456789abcdef', {
    address: '2001:db8::1',
    session: '0123456789abcdef',
  });
  has('<01234567> Failed login for anna from 192.0.2.1 in session no-session (error: -2)', {
    reason: 'temporary-failure',
    session: '01234567',
  });
  has(
    'Failed login for anna from 192.0.2.1(X-Real-IP: 10.0.0.1,X-Forwarded-For: x) in session ab (error: 0)',
    {
      address: '192.0.2.1',
      claimedAddress: 'X-Real-IP: 10.0.0.1,X-Forwarded-For: x',
      account: 'anna',
    },
  );
  has('<a> Failed login for  from 192.0.2.1 in session a (error: 1)', {
    account: undefined,
    reason: 'bad-request',
  });
});

test('a user name cannot play an address or a session', () => {
  has('Failed login for a from 6.6.6.6 in session x from 1.2.3.4 in session y', {
    account: 'a from 6.6.6.6 in session x',
    address: '1.2.3.4',
    session: 'y',
  });
  has(
    '<s> Failed login for a (error: 0) from 6.6.6.6 in session x (error: 4) from 1.2.3.4 in session y (error: 0)',
    {
      address: '1.2.3.4',
      reason: 'auth-failed',
    },
  );
  has(
    '<s> IMAP Error: Login failed for a against b from 6.6.6.6. x against localhost from 1.2.3.4. LOGIN: no in /a.php on line 2 (POST /?_task=login)',
    {
      account: 'a against b from 6.6.6.6. x',
      address: '1.2.3.4',
      detail: 'LOGIN: no',
    },
  );
});

test('headers that play an address leave the sign-in without one, where nobody can tell', () => {
  const line =
    'Failed login for a from 1.2.3.4 (X-Forwarded-For: x from 6.6.6.6 (X-Forwarded-For: y) in session s (error: 0)';
  has(line, { action: 'sign-in', outcome: 'failure', address: undefined, account: undefined, session: 's' });
  has(
    'Failed login for a from 6.6.6.6 (X-Real-IP: 7.7.7.7) in session s from 1.2.3.4 in session t (error: 0)',
    { address: '1.2.3.4', account: 'a from 6.6.6.6 (X-Real-IP: 7.7.7.7) in session s' },
  );
  has(
    'Successful login for a (ID: 1) from 1.2.3.4 (X-Forwarded-For: x from 6.6.6.6 (X-Real-IP: y) in session s',
    {
      account: 'a',
      address: '1.2.3.4',
    },
  );
});

test('errors, old and new wording', () => {
  has(
    'IMAP Error: Login failed for anna from 192.0.2.1. LOGIN: no in /rcube_imap.php on line 184 (POST /?_task=login&_action=login)',
    {
      action: 'auth-detail',
      account: 'anna',
      address: '192.0.2.1',
      path: '/',
      query: '_task=login&_action=login',
    },
  );
  has(
    '<s> IMAP Error: Login failed for anna against h from 192.0.2.1 (X-Forwarded-For: 1.1.1.1). Could not connect to h:143: refused in /x.php on line 1 (POST /)',
    {
      action: 'auth-trouble',
      claimedAddress: 'X-Forwarded-For: 1.1.1.1',
      account: 'anna',
    },
  );
  has('<s> PHP Error: Request security check failed (GET /?_task=mail&_action=get)', {
    action: 'error',
    reason: 'request-check-failed',
    httpMethod: 'GET',
  });
  has("<s> DB Error: [1] x (SQL Query: UPDATE u SET password='secret') in /db.php on line 5 (POST /)", {
    reason: 'DB',
    detail: '[1] x (',
  });
});

test('sendmail with and without Message-ID', () => {
  has('User anna [192.0.2.1]; Message for a@x.example, b@x.example; 250: 2.0.0 Ok: queued as 3F2A', {
    action: 'message-sent',
    messageId: undefined,
    recipient: 'a@x.example, b@x.example',
    queueId: '3F2A',
  });
  has('User anna [192.0.2.1]; Message <1@x> for a@x.example; 250: OK id=1rKpVq-0000Ab-2x', {
    queueId: '1rKpVq-0000Ab-2x',
  });
  has('User anna [192.0.2.1]; Message <1@x> for a@x.example; ', {
    recipient: 'a@x.example',
    recipientCount: 1,
    queueId: undefined,
  });
});

test('password, session and debug', () => {
  has('<s> Password changed for user anna (ID: 3) from 192.0.2.1 (X-Real-IP: 1.1.1.1)', {
    action: 'password-changed',
    account: 'anna',
    address: '192.0.2.1',
  });
  has('<s> IP check failed for abcdef; expected 192.0.2.1; got 198.51.100.1', {
    reason: 'address-changed',
    session: 'abcdef',
    address: '198.51.100.1',
    detail: 'expected 192.0.2.1',
  });
  for (const line of [
    '<s> [1A2B] C: A0001 LOGIN anna secret',
    '<s> [12] UPDATE users SET x;',
    'Send: AUTH PLAIN secret',
  ]) {
    assert.ok(!JSON.stringify(roundcubeMessage(line)).includes('secret'));
    has(line, { action: 'notice', reason: 'debug' });
  }
  assert.ok(!JSON.stringify(roundcubeMessage('Send new auth cookie for abc: KEY')).includes('KEY'));
  assert.equal(roundcubeMessage('<s> What a plugin says'), undefined);
});

test('a name without headers behind it never changes who came', () => {
  const name = fc.array(fc.constantFrom(' from ', '6.6.6.6', ' in session ', 'x', ' (error: 0)', '.', ')'), {
    maxLength: 12,
  });
  fc.assert(
    fc.property(name, (parts) => {
      const user = parts.join('');
      const fields = roundcubeMessage(
        `<s> Failed login for ${user} from 192.0.2.1 in session real (error: 0)`,
      );
      assert.equal(fields?.address, '192.0.2.1');
      assert.equal(fields?.session, 'real');
      assert.equal(fields?.account, user === '' ? undefined : user);
    }),
  );
});
