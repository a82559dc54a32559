import type { EventFields } from '../../event/columns.ts';
import type { ProgramFormat } from '../format.ts';
import { firstOf, message } from '../template.ts';
import { noted } from './peer.ts';

const created = { action: 'account-created', outcome: 'success' } as const;
const changed = { action: 'account-changed', outcome: 'success' } as const;
const deleted = { action: 'account-deleted', outcome: 'success' } as const;
const password = { action: 'password-changed', outcome: 'success' } as const;

const templates = firstOf([
  message`new user: name=${'account'}, ${'detail'}`.means(created),
  message`new account added - account=${'account'}, ${'detail'}`.means(created),
  message`failed adding user '${'account'}', ${'detail'}`.means({ ...created, outcome: 'failure' }),
  message`add '${'account'}' to group '${'detail'}'`.means(changed),
  message`delete '${'account'}' from group '${'detail'}'`.means(changed),
  message`add '${'account'}' to shadow group '${'detail'}'`.means({ action: 'notice' }),
  message`delete '${'account'}' from shadow group '${'detail'}'`.means({ action: 'notice' }),
  message`user ${'account'} added by ${'actingAccount'} to group ${'detail'}`.means(changed),
  message`user ${'account'} removed by ${'actingAccount'} from group ${'detail'}`.means(changed),
  message`members of group ${'detail'} set by ${'actingAccount'} to ${'account'}`.means(changed),
  message`change user '${'account'}' password`.means(password),
  message`change user '${'account'}' ${'detail'}`.means(changed),
  message`change user name '${'account'}' to '${'detail'}'`.means(changed),
  message`changed user '${'account'}' ${'detail'}`.means(changed),
  message`lock user '${'account'}' ${'detail'}`.means({ ...changed, reason: 'lock' }),
  message`unlock user '${'account'}' ${'detail'}`.means({ ...changed, reason: 'unlock' }),
  message`changed password expiry for ${'account'}`.means(changed),
  message`change ${'detail'} of user '${'account'}'`.means(changed),
  message`delete user '${'account'}'`.means(deleted),
  message`password for '${'account'}' changed by '${'actingAccount'}'`.means(password),
  message`password for ${'account'} changed by ${'actingAccount'}`.means(password),
  message`password for '${'account'}' changed`.means(password),
  message`password changed for ${'account'}`.means(password),
]);

const aboutGroups = [
  'new group: ',
  'group added to ',
  'group changed in ',
  'group removed from ',
  'remove group ',
  'removed group ',
  'removed shadow group ',
  'change group ',
  'group ',
  'set ',
  'password of group ',
];

function read(text: string): EventFields | undefined {
  const fields = templates(text);
  if (fields !== undefined) return fields;
  return aboutGroups.some((begin) => text.startsWith(begin)) ? noted('notice')(text) : undefined;
}

const HEAD = 'Nov 24 00:51:30 mail01 ';

/** The shadow tools and Debian's adduser. Source: shadow, src/useradd.c and its siblings. */
export const accounts: ProgramFormat = {
  kind: 'program',
  id: 'accounts',
  title: 'System accounts (shadow tools)',
  source: 'host',
  programs: [
    'useradd',
    'usermod',
    'userdel',
    'groupadd',
    'groupmod',
    'groupdel',
    'groupmems',
    'gpasswd',
    'chage',
    'chfn',
    'chsh',
    'passwd',
    'chpasswd',
    'chgpasswd',
    'newusers',
    'adduser',
    'deluser',
  ],
  read,
  examples: [
    {
      line: `${HEAD}useradd[12]: new user: name=svc, UID=0, GID=0, home=/home/svc, shell=/bin/bash, from=/dev/pts/0`,
      event: { action: 'account-created', account: 'svc' },
    },
    {
      line: `${HEAD}usermod[12]: add 'svc' to group 'sudo'`,
      event: { action: 'account-changed', account: 'svc', detail: 'sudo' },
    },
    {
      line: `${HEAD}usermod[12]: change user 'svc' password`,
      event: { action: 'password-changed', account: 'svc' },
    },
    {
      line: `${HEAD}usermod[12]: change user 'svc' shell from '/bin/sh' to '/bin/bash'`,
      event: { action: 'account-changed', detail: "shell from '/bin/sh' to '/bin/bash'" },
    },
    { line: `${HEAD}userdel[12]: delete user 'svc'`, event: { action: 'account-deleted', account: 'svc' } },
    {
      line: `${HEAD}gpasswd[12]: user svc added by root to group sudo`,
      event: { action: 'account-changed', account: 'svc', actingAccount: 'root', detail: 'sudo' },
    },
    { line: `${HEAD}chage[12]: changed password expiry for svc`, event: { action: 'account-changed' } },
    {
      line: `${HEAD}passwd[12]: password for 'bob' changed by 'root'`,
      event: { action: 'password-changed', account: 'bob', actingAccount: 'root' },
    },
    { line: `${HEAD}groupadd[12]: new group: name=svc, GID=1001`, event: { action: 'notice' } },
    { line: `${HEAD}useradd[12]: something else`, event: undefined },
  ],
};
