import type { EventFields } from '../../event/columns.ts';
import type { ProgramFormat } from '../format.ts';
import { firstOf, greedy, message, skip } from '../template.ts';

const ran = { action: 'command-run', protocol: 'local' } as const;
const done = { ...ran, outcome: 'success' };
const refused = { ...ran, outcome: 'failure' };

function read(pairs: (text: string) => EventFields | undefined): (text: string) => EventFields | undefined {
  return (text) => {
    const fields = pairs(text);
    return fields?.account?.includes(' ') || fields?.actingAccount?.includes(' ') ? undefined : fields;
  };
}

const suRead = firstOf([
  message`(to ${'account'}) ${'actingAccount'} on ${'detail'}`.means(done),
  message`FAILED SU (to ${'account'}) ${'actingAccount'} on ${'detail'}`.means({
    ...refused,
    reason: 'auth-failed',
  }),
  message`Successful su for ${'account'} by ${'actingAccount'}`.means(done),
  message`FAILED su for ${'account'} by ${'actingAccount'}`.means({ ...refused, reason: 'auth-failed' }),
  // shadow's second line about the same call
  message`+ ${skip} ${'actingAccount'}:${'account'}`.means({ action: 'notice', protocol: 'local' }),
  message`- ${skip} ${'actingAccount'}:${'account'}`.means({ action: 'notice', protocol: 'local' }),
  message`failed: ${'detail'} changing from ${'actingAccount'} to ${'account'}`.means({
    ...refused,
    reason: 'auth-failed',
  }),
  message`BAD SU ${'actingAccount'} to ${'account'} on ${'detail'}`.means({
    ...refused,
    reason: 'auth-failed',
  }),
  message`${'actingAccount'} to ${'account'} on ${'detail'}`.means(done),
  message`'su ${'account'}' failed for ${'actingAccount'} on ${'detail'}`.means({
    ...refused,
    reason: 'auth-failed',
  }),
  message`'su ${'account'}' succeeded for ${'actingAccount'} on ${'detail'}`.means(done),
]);

const HEAD = 'Nov 24 00:51:30 mail01 ';

/** su of util-linux, shadow, BSD and Solaris. */
export const su: ProgramFormat = {
  kind: 'program',
  id: 'su',
  title: 'su',
  source: 'host',
  programs: ['su', 'su-l', 'runuser'],
  read: read(suRead),
  examples: [
    {
      line: `${HEAD}su[12]: (to root) bob on pts/0`,
      event: {
        action: 'command-run',
        outcome: 'success',
        account: 'root',
        actingAccount: 'bob',
        detail: 'pts/0',
      },
    },
    {
      line: `${HEAD}su: FAILED SU (to root) bob on pts/0`,
      event: { outcome: 'failure', actingAccount: 'bob' },
    },
    { line: `${HEAD}su[3]: Successful su for root by bob`, event: { outcome: 'success', account: 'root' } },
    { line: `${HEAD}su[3]: FAILED su for root by bob`, event: { outcome: 'failure' } },
    { line: `${HEAD}su[3]: + /dev/pts/0 bob:root`, event: { action: 'notice', account: 'root' } },
    { line: `${HEAD}su: BAD SU bob to root on /dev/pts/0`, event: { outcome: 'failure', account: 'root' } },
    {
      line: `${HEAD}su: 'su root' failed for bob on /dev/pts/8`,
      event: { outcome: 'failure', account: 'root' },
    },
    { line: `${HEAD}su: nothing to see`, event: undefined },
  ],
};

const othersRead = firstOf([
  message`${'actingAccount'}: Executing command [USER=${'account'}] [TTY=${skip}] [CWD=${skip}] [COMMAND=${'command'}]`.means(
    done,
  ),
  message`${'actingAccount'} ran command ${greedy('command')} as ${'account'} from ${'detail'}`.means(done),
  message`${'actingAccount'} ran command as ${'account'}: ${'command'}`.means(done),
  message`command permitted for ${'actingAccount'} as ${'account'}: ${'command'}`.means(done),
  message`command not permitted for ${'actingAccount'} as ${'account'}: ${'command'}`.means({
    ...refused,
    reason: 'not-allowed',
  }),
  message`command not permitted for ${'actingAccount'}: ${'command'}`.means({
    ...refused,
    reason: 'not-allowed',
  }),
  message`failed auth for ${'actingAccount'}`.means({ ...refused, reason: 'auth-failed' }),
  message`failed command for ${'actingAccount'}: ${'command'}`.means({ ...refused, reason: 'not-allowed' }),
]);

/** pkexec (polkit) and doas (OpenBSD, OpenDoas). */
export const pkexecDoas: ProgramFormat = {
  kind: 'program',
  id: 'pkexec-doas',
  title: 'pkexec and doas',
  source: 'host',
  programs: ['pkexec', 'doas'],
  read: read(othersRead),
  examples: [
    {
      line: `${HEAD}pkexec[12]: bob: Executing command [USER=root] [TTY=/dev/pts/0] [CWD=/home/bob] [COMMAND=/usr/bin/id]`,
      event: { action: 'command-run', account: 'root', actingAccount: 'bob', command: '/usr/bin/id' },
    },
    {
      line: `${HEAD}doas: bob ran command cat /etc/shadow as root from /home/bob`,
      event: { command: 'cat /etc/shadow', account: 'root', actingAccount: 'bob' },
    },
    { line: `${HEAD}doas: failed auth for bob`, event: { outcome: 'failure', actingAccount: 'bob' } },
    { line: `${HEAD}doas: something else`, event: undefined },
  ],
};
