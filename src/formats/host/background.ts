import type { EventFields } from '../../event/columns.ts';
import type { ProgramFormat } from '../format.ts';

function read(text: string): EventFields | undefined {
  if (text === '') return undefined;
  if (text.startsWith('ALERT exited abnormally') || text.startsWith('error: '))
    return { action: 'error', detail: text };
  return { action: 'notice', detail: text };
}

const HEAD = 'Nov 24 00:51:30 mail01 ';

/**
 * Services of the host that say nothing of use to an investigation of mail: whatever they write is a notice, so that
 * what remains unread is worth a look.
 */
export const background: ProgramFormat = {
  kind: 'program',
  id: 'background',
  title: 'Background services of the host',
  source: 'host',
  programs: [
    'NetworkManager',
    'ModemManager',
    'avahi-daemon',
    'dbus',
    'dbus-daemon',
    'dbus-broker*',
    'dhclient',
    'dhcpcd',
    'logrotate',
    'mandb',
    'networkd-dispatcher',
    'packagekitd',
    'polkitd',
    'polkitd(authority=local)',
    'apt.systemd.daily',
    'apt-daily',
    'unattended-upgrade',
    'PackageKit',
    'snapd',
    'smartd',
    'systemd-fsck*',
    'systemd-modules-load',
    'systemd-networkd',
    'systemd-resolved',
    'systemd-sysctl',
    'systemd-tmpfiles',
    'systemd-udevd',
    'udev',
    'udevd',
    'irqbalance',
    'thermald',
    'fstrim',
    'rngd',
    'haveged',
    'wpa_supplicant',
    'cups',
    'cupsd',
    'lvm',
    'multipathd',
    'rtkit-daemon',
    'accounts-daemon',
    'sysctl',
    'random',
    'network',
    'portmap',
  ],
  read,
  examples: [
    {
      line: `${HEAD}polkitd[12]: Registered Authentication Agent for unix-process:1`,
      event: { action: 'notice' },
    },
    { line: `${HEAD}logrotate: ALERT exited abnormally with [1]`, event: { action: 'error' } },
    {
      line: `${HEAD}systemd-resolved[12]: Clock change detected. Flushing caches.`,
      event: { action: 'notice' },
    },
    { line: `${HEAD}unheard-of[12]: words`, event: undefined },
  ],
};
