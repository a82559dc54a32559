import type { ProgramFormat } from './format.ts';
import { roundcubeMessage } from './roundcube/message.ts';

/** Roundcube with `log_driver` syslog (`syslog_id`, by default `roundcube`), or stdout under a service manager. */
export const roundcube: ProgramFormat = {
  kind: 'program',
  id: 'roundcube',
  title: 'Roundcube',
  source: 'roundcube',
  programs: ['roundcube'],
  read: roundcubeMessage,
  examples: [
    {
      line: 'Nov 24 00:51:35 mail roundcube: <7b7f0a1e> Successful login for anna@example.org (ID: 5) from 203.0.113.7 in session 7b7f0a1e2c3d4e5f',
      from: 'Roundcube 1.5, log_driver syslog',
      event: {
        action: 'sign-in',
        outcome: 'success',
        account: 'anna@example.org',
        address: '203.0.113.7',
        session: '7b7f0a1e2c3d4e5f',
      },
    },
    {
      line: 'Nov 24 00:51:35 mail roundcube[7]: userlogins: <7b7f0a1e> Failed login for anna from 203.0.113.7 in session no-session (error: 4)',
      from: 'Roundcube 1.6, log_driver stdout',
      event: { action: 'sign-in', outcome: 'failure', reason: 'limit', account: 'anna', session: '7b7f0a1e' },
    },
    { line: 'Nov 24 00:51:35 mail roundcube: <7b7f0a1e> What a plugin has to say', event: undefined },
  ],
};
