import type { EventFields } from '../../event/columns.ts';
import type { ProgramFormat } from '../format.ts';
import { digits } from '../template.ts';
import { behind } from './peer.ts';

const base = { action: 'command-run', protocol: 'local' } as const;

// The value of `KEY=` up to the next ` ; `; the first one, so that a folder's or a command's own text hides nothing.
function field(text: string, key: string): string | undefined {
  const at = text.startsWith(key) ? 0 : text.indexOf(` ; ${key}`) + 3;
  if (at === 2) return undefined;
  const end = text.indexOf(' ; ', at + key.length);
  return text.slice(at + key.length, end < 0 ? text.length : end);
}

interface Trouble {
  readonly reason: string;
  readonly tries?: number;
}

// What stands between the caller and the fields when sudo did not simply run the command.
function trouble(text: string): Trouble {
  const tries = /^(\d{1,3}) incorrect password attempts?/.exec(text);
  if (tries !== null) return { reason: 'wrong-password', tries: digits(tries[1] ?? '') ?? 0 };
  if (text.startsWith('a password is required')) return { reason: 'no-auth' };
  const refused = ['command not allowed', 'user NOT in sudoers', 'user NOT authorized on host'];
  return { reason: refused.some((words) => text.startsWith(words)) ? 'not-allowed' : text };
}

// `bob : [trouble ; ]TTY=pts/0 ; PWD=/home/bob ; USER=root ; [GROUP=…; ]COMMAND=/bin/ls`
function read(message: string): EventFields | undefined {
  const colon = message.indexOf(' : ');
  const caller = message.slice(0, Math.max(0, colon)).trim();
  if (colon < 0 || caller === '' || caller.includes(' ')) return undefined;
  let text = message.slice(colon + 3);
  const more = behind(text, '(command continued) ');
  if (more !== undefined) return { action: 'notice', protocol: 'local', actingAccount: caller, detail: more };
  const at = text.search(/(?:^| ; )(?:TTY|HOST|PWD|CHROOT|USER|GROUP|TSID|ENV|COMMAND)=/);
  const complaint = at < 0 ? text : text.slice(0, at);
  text = at < 0 ? '' : text.slice(at === 0 ? 0 : at + 3);
  const commandAt = text.startsWith('COMMAND=') ? 0 : text.indexOf(' ; COMMAND=') + 3;
  const command = commandAt === 2 ? undefined : text.slice(commandAt + 8);
  const before = commandAt === 2 ? text : text.slice(0, commandAt);
  if (command === undefined && complaint === '') return undefined;
  const target = field(before, 'USER=') ?? caller;
  return {
    ...base,
    account: target,
    actingAccount: caller,
    ...(complaint === '' ? { outcome: 'success' } : { outcome: 'failure', ...trouble(complaint) }),
    ...(command === undefined ? {} : { command }),
    ...(before === '' ? {} : { detail: before.endsWith(' ; ') ? before.slice(0, -3) : before }),
  };
}

const HEAD = 'Nov 24 00:51:30 mail01 ';

/** sudo. Source: sudo's logging.c and eventlog.c, 1.8 and 1.9. */
export const sudo: ProgramFormat = {
  kind: 'program',
  id: 'sudo',
  title: 'sudo',
  source: 'host',
  programs: ['sudo', 'sudo-i'],
  read,
  examples: [
    {
      line: `${HEAD}sudo:      bob : TTY=pts/0 ; PWD=/home/bob ; USER=root ; COMMAND=/usr/bin/tar czf /tmp/x.tgz /var/vmail`,
      event: {
        action: 'command-run',
        outcome: 'success',
        account: 'root',
        actingAccount: 'bob',
        command: '/usr/bin/tar czf /tmp/x.tgz /var/vmail',
        protocol: 'local',
      },
    },
    {
      line: `${HEAD}sudo[12]: bob : TTY=pts/0 ; PWD=/ ; USER=root ; GROUP=adm ; TSID=000001 ; ENV=A=1 ; COMMAND=/bin/sh -c a ; USER=nobody ; COMMAND=/bin/true`,
      event: { account: 'root', command: '/bin/sh -c a ; USER=nobody ; COMMAND=/bin/true' },
    },
    {
      line: `${HEAD}sudo:      bob : command not allowed ; TTY=pts/0 ; PWD=/home/bob ; USER=root ; COMMAND=/bin/sh`,
      event: { outcome: 'failure', reason: 'not-allowed', command: '/bin/sh' },
    },
    {
      line: `${HEAD}sudo:      eve : user NOT in sudoers ; TTY=pts/0 ; PWD=/ ; USER=root ; COMMAND=/bin/sh`,
      event: { outcome: 'failure', reason: 'not-allowed', actingAccount: 'eve' },
    },
    {
      line: `${HEAD}sudo:      bob : 3 incorrect password attempts ; TTY=pts/0 ; PWD=/ ; USER=root ; COMMAND=/bin/sh`,
      event: { outcome: 'failure', reason: 'wrong-password', tries: 3 },
    },
    {
      line: `${HEAD}sudo: bob : a password is required ; PWD=/ ; USER=root ; COMMAND=/bin/sh`,
      event: { outcome: 'failure', reason: 'no-auth' },
    },
    {
      line: `${HEAD}sudo: pam_unix(sudo:auth): authentication failure; logname=bob uid=1000 euid=0 tty=/dev/pts/0 ruser=bob rhost=  user=bob`,
      event: { action: 'auth-detail', account: 'bob' },
    },
    { line: `${HEAD}sudo: unable to resolve host mail01`, event: undefined },
  ],
};
