import type { EventFields } from '../../event/columns.ts';
import type { Example } from '../format.ts';

const HEAD = '2026-11-24T00:54:23.672865+00:00 mail01 ';

function taken(message: string, event: Readonly<Partial<EventFields>>): Example {
  return { line: `${HEAD}sshd[16631]: ${message}`, event };
}

const KEY = 'ED25519 SHA256:5xyQ+PG1Z3CIiShclJ2iNya5TOdKDgE/HrOXr21IdOo';

/** Lines of OpenSSH 3 to 10 and what they say. */
export const sshdExamples: readonly Example[] = [
  taken('Failed password for invalid user test from 203.0.113.91 port 52241 ssh2', {
    action: 'sign-in',
    outcome: 'failure',
    reason: 'unknown-user',
    protocol: 'ssh',
    method: 'password',
    account: 'test',
    address: '203.0.113.91',
    port: 52241,
  }),
  taken('Failed password for root from 203.0.113.67 port 45681 ssh2', {
    action: 'sign-in',
    reason: 'wrong-password',
    account: 'root',
  }),
  // The name is the client's: what it says of an address is no address.
  taken('Failed password for invalid user a from 1.2.3.4 port 22 ssh2 from 6.6.6.6 port 5 ssh2', {
    account: 'a from 1.2.3.4 port 22 ssh2',
    address: '6.6.6.6',
    port: 5,
  }),
  // So is the id of a certificate: with two readings the peer is left out.
  taken(
    `Failed publickey for bob from 6.6.6.6 port 5 ssh2: ED25519-CERT SHA256:x ID a from 1.2.3.4 port 22 ssh2: b (serial 0) CA ${KEY}`,
    { action: 'sign-in', outcome: 'failure' },
  ),
  taken(
    `Failed publickey for invalid user a from 1.1.1.1 port 1 ssh2: ${KEY} from 6.6.6.6 port 5 ssh2: ${KEY}`,
    {
      address: '6.6.6.6',
      detail: KEY,
    },
  ),
  taken('Failed keyboard-interactive/pam for root from 203.0.113.67 port 45681 ssh2', {
    action: 'auth-detail',
  }),
  taken('Failed none for invalid user bob from 203.0.113.67 port 45681 ssh2', {
    action: 'auth-detail',
    account: 'bob',
  }),
  taken('error: PAM: Authentication failure for illegal user bob from 203.0.113.67', {
    action: 'sign-in',
    outcome: 'failure',
    account: 'bob',
    reason: 'unknown-user',
    address: '203.0.113.67',
  }),
  taken(`Accepted publickey for postadmin from 2001:db8:0::1 port 39069 ssh2: ${KEY}`, {
    action: 'sign-in',
    outcome: 'success',
    method: 'publickey',
    account: 'postadmin',
    address: '2001:db8::1',
    port: 39069,
    detail: KEY,
  }),
  taken(
    `Accepted publickey for bob from 6.6.6.6 port 5 ssh2: RSA-CERT SHA256:x ID a from 1.2.3.4 port 22 ssh2`,
    {
      account: 'bob',
      address: '6.6.6.6',
    },
  ),
  taken('Accepted keyboard-interactive/pam for bob from pc.example.org port 5 ssh2', {
    method: 'keyboard-interactive/pam',
    clientName: 'pc.example.org',
  }),
  taken('Postponed publickey for bob from 6.6.6.6 port 5 ssh2 [preauth]', {
    action: 'auth-detail',
    account: 'bob',
  }),
  taken('Invalid user  from 203.0.113.91 port 52241', { action: 'auth-detail', address: '203.0.113.91' }),
  taken('Invalid user x from 1.2.3.4 from 203.0.113.91', {
    account: 'x from 1.2.3.4',
    address: '203.0.113.91',
  }),
  taken('User git from 203.0.113.91 not allowed because not listed in AllowUsers', {
    action: 'auth-detail',
    account: 'git',
    address: '203.0.113.91',
    reason: 'not-allowed',
  }),
  taken(
    'error: maximum authentication attempts exceeded for invalid user admin from 203.0.113.91 port 5 ssh2 [preauth]',
    {
      action: 'auth-detail',
      reason: 'limit',
      account: 'admin',
      address: '203.0.113.91',
    },
  ),
  taken('Connection closed by invalid user test 1.2.3.4 port 5 203.0.113.91 port 52241 [preauth]', {
    action: 'disconnection',
    account: 'test 1.2.3.4 port 5',
    address: '203.0.113.91',
    port: 52241,
  }),
  taken('Connection closed by authenticating user root 203.0.113.67 port 45681 [preauth]', {
    account: 'root',
  }),
  taken('Connection reset by 203.0.113.67 port 45681 [preauth]', {
    action: 'disconnection',
    address: '203.0.113.67',
  }),
  taken('Connection closed by 192.168.12.29', { action: 'disconnection', address: '192.168.12.29' }),
  taken('Disconnected from user postadmin 10.20.1.10 port 39069', {
    action: 'session-end',
    account: 'postadmin',
    address: '10.20.1.10',
    port: 39069,
  }),
  taken('Disconnecting invalid user admin 203.0.113.9 port 5: Too many authentication failures [preauth]', {
    action: 'disconnection',
    account: 'admin',
    address: '203.0.113.9',
    reason: 'limit',
  }),
  taken('Received disconnect from 10.20.1.10 port 39069:11: disconnected by user', {
    action: 'notice',
    address: '10.20.1.10',
    port: 39069,
    reason: '11: disconnected by user',
  }),
  taken('Received disconnect from 203.0.113.9: 11: Bye from 1.2.3.4 port 5 [preauth]', {
    action: 'disconnection',
    address: '203.0.113.9',
  }),
  taken('Connection from 203.0.113.9 port 5 on 192.0.2.2 port 22 rdomain ""', {
    action: 'connection',
    address: '203.0.113.9',
    serverAddress: '192.0.2.2',
  }),
  taken('Did not receive identification string from 203.0.113.9', {
    action: 'disconnection',
    address: '203.0.113.9',
  }),
  taken('banner exchange: Connection from 203.0.113.9 port 5: invalid format', {
    address: '203.0.113.9',
    reason: 'invalid format',
  }),
  taken(
    'Unable to negotiate with 203.0.113.9 port 5: no matching host key type found. Their offer: a from 1.2.3.4',
    {
      address: '203.0.113.9',
      port: 5,
    },
  ),
  taken("Bad protocol version identification 'x from 1.2.3.4 port 5' from 203.0.113.9 port 7", {
    address: '203.0.113.9',
  }),
  taken('Timeout before authentication for connection from 203.0.113.9 to 192.0.2.2, pid = 7', {
    address: '203.0.113.9',
  }),
  taken('drop connection #10 from [203.0.113.9]:5 on [192.0.2.2]:22 past MaxStartups', {
    action: 'disconnection',
    address: '203.0.113.9',
    port: 5,
  }),
  taken(
    'reverse mapping checking getaddrinfo for a.example [203.0.113.9] failed - POSSIBLE BREAK-IN ATTEMPT!',
    {
      action: 'auth-detail',
      clientName: 'a.example',
      address: '203.0.113.9',
    },
  ),
  taken('subsystem request for sftp by user bob', { action: 'command-run', command: 'sftp', account: 'bob' }),
  taken('Server listening on 0.0.0.0 port 22.', { action: 'service-started' }),
  taken('Received signal 15; terminating.', { action: 'service-stopped' }),
  {
    line: `${HEAD}sshd-session[5]: Accepted password for bob from 192.0.2.1 port 5 ssh2`,
    event: { account: 'bob' },
  },
  {
    line: 'Nov 24 00:54:23 mail01 sshd[1]: message repeated 3 times: [ Failed password for root from 192.0.2.1 port 5 ssh2]',
    event: { account: 'root' },
  },
  { line: `${HEAD}sshd[5]: Failed password for bob`, event: undefined },
  { line: `${HEAD}sshd[5]: a message of no version`, event: undefined },
];
