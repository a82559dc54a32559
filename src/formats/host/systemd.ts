import type { EventFields } from '../../event/columns.ts';
import type { Head, ProgramFormat } from '../format.ts';
import { as, firstOf, message, skip } from '../template.ts';
import { byPrefix, noted } from './peer.ts';

const notice = noted('notice');

const manager = byPrefix([
  ['Started Session ', notice],
  ['Started User Manager ', notice],
  ['Finished Rotate log files', noted('log-rotated')],
  ['Started Rotate log files', noted('log-rotated')],
  ['Started ', noted('service-started')],
  ['Finished ', noted('job-run')],
  ['Stopped target ', notice],
  ['Stopped ', noted('service-stopped')],
  ['Shutting down.', noted('service-stopped')],
  ['Reached target Shutdown', noted('service-stopped')],
  ['Reached target System Shutdown', noted('service-stopped')],
  ['Reached target System Reboot', noted('service-stopped')],
  ['Reached target System Power Off', noted('service-stopped')],
  ['Reached target Reboot', noted('service-stopped')],
  ['Reached target Power-Off', noted('service-stopped')],
  ['System time before build time', noted('clock-changed')],
  ['Failed to start ', noted('error')],
]);

// What the manager of the system and those of the users say alike.
const both = byPrefix([
  ['Time has been changed', noted('clock-changed')],
  ...[
    'Starting ',
    'Stopping ',
    'Started ',
    'Stopped ',
    'Finished ',
    'Reached target ',
    'Stopped target ',
    'Reloading',
    'Reloaded ',
    'Listening on ',
    'Closed ',
    'Mounting ',
    'Mounted ',
    'Unmounting ',
    'Unmounted ',
    'Created slice ',
    'Removed slice ',
    'Set up ',
    'Deactivat',
    'Activat',
    'Found ',
    'Condition check ',
    'Queued start job ',
    'Startup finished in ',
    'Received SIGRTMIN',
    'Detected ',
    'Set hostname to ',
    'Initializing machine ID',
    'Expecting device ',
    'Dependency failed for ',
    'Failed to ',
    'Configuration file ',
    'Reexecuting',
    'systemd ',
    'pam_',
    'Switching root',
    'Exited.',
    'Exiting',
    'Consumed ',
  ].map((begin) => [begin, notice] as const),
]);

const UNITS = [
  'service',
  'socket',
  'timer',
  'mount',
  'scope',
  'slice',
  'target',
  'path',
  'device',
  'swap',
  'automount',
];

// `postfix@-.service: Main process exited, code=exited, status=1/FAILURE`, `Unit x.service entered failed state.`
function unitSaid(text: string): EventFields | undefined {
  const colon = text.indexOf(': ');
  const name = text.startsWith('Unit ')
    ? (text.slice(5).split(' ', 1)[0] ?? '')
    : text.slice(0, Math.max(0, colon));
  const kind = name.slice(name.lastIndexOf('.') + 1);
  if (name === kind || name.includes(' ') || !UNITS.includes(kind)) return undefined;
  const failed = text.includes('ailed') || text.includes('code=killed') || text.includes('code=dumped');
  const stopped = text.endsWith('Deactivated successfully.') || text.endsWith('Succeeded.');
  if (failed) return { action: 'service-stopped', outcome: 'failure', detail: text };
  return { action: stopped && kind === 'service' ? 'service-stopped' : 'notice', detail: text };
}

function read(text: string, head: Head): EventFields | undefined {
  const ofSystem = head.pid <= 1;
  // Every user has a manager of his own; only the system's first process says that the machine has started.
  if (ofSystem && text.startsWith('Startup finished in ') && text.includes('(kernel)'))
    return { action: 'boot', detail: text };
  return (ofSystem ? manager(text) : undefined) ?? unitSaid(text) ?? both(text);
}

const HEAD = '2026-11-24T00:54:23.672865+00:00 mail01 ';

/** systemd itself. Source: systemd, src/core/job.c, unit.c, manager.c. */
export const systemd: ProgramFormat = {
  kind: 'program',
  id: 'systemd',
  title: 'systemd',
  source: 'host',
  programs: ['systemd', '(systemd)'],
  read,
  examples: [
    {
      line: `${HEAD}systemd[1]: Started dovecot.service - Dovecot IMAP/POP3 email server.`,
      event: {
        action: 'service-started',
        detail: 'Started dovecot.service - Dovecot IMAP/POP3 email server.',
      },
    },
    { line: `${HEAD}systemd[1]: Stopped System Logging Service.`, event: { action: 'service-stopped' } },
    { line: `${HEAD}systemd[1]: Finished Rotate log files.`, event: { action: 'log-rotated' } },
    {
      line: `${HEAD}systemd[1]: Startup finished in 2.1s (kernel) + 5.5s (userspace) = 7.6s.`,
      event: { action: 'boot' },
    },
    { line: `${HEAD}systemd[812]: Startup finished in 50ms.`, event: { action: 'notice' } },
    { line: `${HEAD}systemd[1]: Time has been changed`, event: { action: 'clock-changed' } },
    {
      line: `${HEAD}systemd[1]: rsyslog.service: Main process exited, code=killed, status=9/KILL`,
      event: { action: 'service-stopped', outcome: 'failure' },
    },
    {
      line: `${HEAD}systemd[1]: rsyslog.service: Deactivated successfully.`,
      event: { action: 'service-stopped' },
    },
    { line: `${HEAD}systemd[1]: Started Session 12 of User bob.`, event: { action: 'notice' } },
    { line: `${HEAD}systemd[1]: words of no version`, event: undefined },
  ],
};

const unquoted = as('account', (text) => (text.endsWith('.') ? text.slice(0, -1) : text));

const logindRead = firstOf([
  message`New session ${'session'} of user ${unquoted}`.means({ action: 'notice' }),
  message`New session '${'session'}' of user '${'account'}' with class ${skip}`.means({ action: 'notice' }),
  message`Removed session ${'session'}.`.means({ action: 'notice' }),
  message`Session ${'session'} logged out. Waiting for processes to exit.`.means({ action: 'notice' }),
  byPrefix([
    ['System is ', noted('service-stopped')],
    ['Power key pressed', noted('service-stopped')],
    ['Changed local time to ', noted('clock-changed')],
    ['Changed time zone to ', noted('clock-changed')],
    ['Set NTP to ', noted('clock-changed')],
    ['New seat ', notice],
    ['Watching system buttons', notice],
    ['User ', notice],
    ['Existing logind session', notice],
    ['Failed to ', noted('error')],
    ['Changed ', notice],
    ['Hostname set to ', notice],
  ]),
]);

/** systemd's login and time services. */
export const logind: ProgramFormat = {
  kind: 'program',
  id: 'systemd-logind',
  title: 'systemd-logind, systemd-timedated',
  source: 'host',
  programs: ['systemd-logind', 'systemd-timedated', 'systemd-hostnamed', 'elogind*'],
  read: logindRead,
  examples: [
    {
      line: `${HEAD}systemd-logind[3]: New session 5 of user bob.`,
      event: { action: 'notice', session: '5', account: 'bob' },
    },
    { line: `${HEAD}systemd-logind[3]: Removed session 5.`, event: { session: '5' } },
    { line: `${HEAD}systemd-logind[3]: System is rebooting.`, event: { action: 'service-stopped' } },
    {
      line: `${HEAD}systemd-timedated[3]: Changed local time to Tue Nov 24 00:00:00 2026`,
      event: { action: 'clock-changed' },
    },
    { line: `${HEAD}systemd-logind[3]: something else`, event: undefined },
  ],
};
