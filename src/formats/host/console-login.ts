import type { ProgramFormat } from '../format.ts';
import { firstOf, greedy, message, skip } from '../template.ts';

const success = { action: 'sign-in', outcome: 'success', protocol: 'local' } as const;
const failure = { action: 'sign-in', outcome: 'failure', protocol: 'local' } as const;

const read = firstOf([
  message`ROOT LOGIN ON ${'detail'}`.means({ ...success, account: 'root' }),
  message`ROOT LOGIN  on '${'detail'}'`.means({ ...success, account: 'root' }),
  message`ROOT LOGIN on '${'detail'}'`.means({ ...success, account: 'root' }),
  message`LOGIN ON ${skip} BY ${'account'} FROM ${'clientName'}`.means(success),
  message`LOGIN ON ${skip} BY ${'account'}`.means(success),
  message`DIALUP AT ${skip} BY ${'account'}`.means(success),
  message`FAILED LOGIN (${'tries'}) on '${skip}' FOR '${greedy('account')}', ${'detail'}`.means({
    ...failure,
    reason: 'auth-failed',
  }),
  message`FAILED LOGIN (${'tries'}) on '${skip}' from '${skip}' FOR '${greedy('account')}', ${'detail'}`.means(
    {
      ...failure,
      reason: 'auth-failed',
    },
  ),
  message`FAILED LOGIN ${'tries'} FROM ${skip} FOR ${greedy('account')}, ${'detail'}`.means({
    ...failure,
    reason: 'auth-failed',
  }),
  message`FAILED LOGIN SESSION FROM ${skip} FOR ${greedy('account')}, ${'detail'}`.means({
    action: 'auth-detail',
    outcome: 'failure',
    reason: 'limit',
    protocol: 'local',
  }),
  message`TOO MANY LOGIN TRIES (${'tries'}) ${'detail'}`.means({
    action: 'auth-detail',
    outcome: 'failure',
    reason: 'limit',
    protocol: 'local',
  }),
]);

const HEAD = 'Nov 24 00:51:30 mail01 ';

/** login on consoles and serial lines (util-linux, shadow). */
export const consoleLogin: ProgramFormat = {
  kind: 'program',
  id: 'login',
  title: 'login on consoles',
  source: 'host',
  programs: ['login', 'remote'],
  read,
  examples: [
    {
      line: `${HEAD}login[12]: ROOT LOGIN ON tty1`,
      event: { action: 'sign-in', account: 'root', outcome: 'success' },
    },
    { line: `${HEAD}login[12]: LOGIN ON tty1 BY bob`, event: { action: 'sign-in', account: 'bob' } },
    {
      line: `${HEAD}login[12]: FAILED LOGIN (1) on '/dev/tty1' FOR 'bob', Authentication failure`,
      event: { outcome: 'failure', account: 'bob', tries: 1 },
    },
    {
      line: `${HEAD}login[12]: FAILED LOGIN 2 FROM (null) FOR shdga, User not known to the underlying authentication module`,
      event: { outcome: 'failure', account: 'shdga', tries: 2 },
    },
    { line: `${HEAD}login[12]: something else`, event: undefined },
  ],
};
