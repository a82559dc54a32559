import type { ProgramFormat } from '../format.ts';
import { firstOf, greedy, message, skip } from '../template.ts';

const ran = { action: 'command-run', protocol: 'ssh' } as const;

const read = firstOf([
  message`session opened for local user ${'account'} from [${'address'}]`.means({
    action: 'auth-detail',
    protocol: 'ssh',
  }),
  message`session closed for local user ${'account'} from [${'address'}]`.means({
    action: 'notice',
    protocol: 'ssh',
  }),
  message`close "${greedy('fileName')}" bytes read ${'bytesOut'} written ${'bytesIn'}`.means({
    ...ran,
    command: 'close',
  }),
  message`sent status ${'detail'}`.means({ action: 'notice', protocol: 'ssh' }),
  message`received client version ${'detail'}`.means({ action: 'notice', protocol: 'ssh' }),
  message`forced close "${greedy('fileName')}" bytes read ${'bytesOut'} written ${'bytesIn'}`.means({
    ...ran,
    command: 'close',
  }),
  message`open "${greedy('fileName')}" flags ${'detail'}`.means({ ...ran, command: 'open' }),
  message`opendir "${'fileName'}"`.means({ ...ran, command: 'opendir' }),
  message`closedir "${'fileName'}"`.means({ ...ran, command: 'closedir' }),
  message`remove name "${'fileName'}"`.means({ ...ran, command: 'remove' }),
  message`rename old "${'fileName'}" new "${'detail'}"`.means({ ...ran, command: 'rename' }),
  message`mkdir name "${greedy('fileName')}" mode ${skip}`.means({ ...ran, command: 'mkdir' }),
  message`rmdir name "${'fileName'}"`.means({ ...ran, command: 'rmdir' }),
  message`set "${greedy('fileName')}" ${'detail'}`.means({ ...ran, command: 'set' }),
]);

const HEAD = 'Nov 24 00:51:30 mail01 ';

/** OpenSSH's SFTP server at log level INFO. Source: OpenSSH sftp-server.c. */
export const sftp: ProgramFormat = {
  kind: 'program',
  id: 'sftp',
  title: 'OpenSSH SFTP server',
  source: 'host',
  programs: ['sftp-server', 'internal-sftp'],
  read,
  examples: [
    {
      line: `${HEAD}internal-sftp[12]: close "/var/vmail/bob.tar" bytes read 16807709 written 0`,
      event: {
        action: 'command-run',
        command: 'close',
        fileName: '/var/vmail/bob.tar',
        bytesOut: 16807709,
        bytesIn: 0,
      },
    },
    {
      line: `${HEAD}sftp-server[12]: open "/etc/passwd" flags READ mode 0666`,
      event: { command: 'open', fileName: '/etc/passwd' },
    },
    {
      line: `${HEAD}sftp-server[12]: session opened for local user bob from [192.0.2.1]`,
      event: { action: 'auth-detail', account: 'bob', address: '192.0.2.1' },
    },
    { line: `${HEAD}sftp-server[12]: something else`, event: undefined },
  ],
};
