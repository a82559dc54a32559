import type { EventFields } from '../../event/columns.ts';
import type { ProgramFormat } from '../format.ts';

const CHANGED = [
  'Initial clock synchronization to ',
  'System clock wrong by ',
  'System clock was stepped by ',
  'System clock status reset',
  'Forward time jump detected',
  'Backward time jump detected',
  'time reset ',
  'time set ',
  'time stepped by ',
  'time slew ',
  'time correction of ',
  'step time server ',
  'adjust time server ',
  'step-systime: ',
  'set local clock to ',
  'clock_step',
  'System time set',
  'CLOCK: time stepped by ',
  'adjusting local clock by ',
];

function read(text: string): EventFields | undefined {
  const said = text.startsWith('CLOCK: ') && !text.startsWith('CLOCK: time stepped') ? text.slice(7) : text;
  if (CHANGED.some((begin) => said.startsWith(begin))) return { action: 'clock-changed', detail: text };
  if (
    /^(?:chronyd|ntpd|ntpsec|OpenNTPD|ntp engine) (?:version )?\S{1,40} (?:starting|ready|start)/i.test(said)
  )
    return { action: 'service-started', detail: text };
  if (/^(?:chronyd|ntpd) exiting|^ntp engine exiting|^Terminating$/.test(said))
    return { action: 'service-stopped', detail: text };
  return { action: 'notice', detail: text };
}

const HEAD = '2026-11-24T00:54:23.672865+00:00 mail01 ';

/**
 * Daemons that set the clock: what they say of a step or a jump; all the rest is their talk with time servers and is
 * taken as a notice. Source: chrony reference.c, ntp ntp_loopfilter.c, systemd timesyncd-manager.c, OpenNTPD ntpd.c.
 */
export const clock: ProgramFormat = {
  kind: 'program',
  id: 'clock',
  title: 'Time daemons (chrony, ntpd, timesyncd)',
  source: 'host',
  programs: [
    'chronyd',
    'chronyc',
    'ntpd',
    'ntpdate',
    'sntp',
    'systemd-timesyncd',
    'systemd-timesyn',
    'ntpsec',
    'hwclock',
  ],
  read,
  examples: [
    {
      line: `${HEAD}chronyd[7]: System clock wrong by -3600.123456 seconds, adjustment started`,
      event: { action: 'clock-changed' },
    },
    { line: `${HEAD}ntpd[7]: time reset +3.451234 s`, event: { action: 'clock-changed' } },
    {
      line: `${HEAD}ntpdate[7]: step time server 192.0.2.7 offset 3.2 sec`,
      event: { action: 'clock-changed' },
    },
    {
      line: `${HEAD}systemd-timesyncd[7]: Initial clock synchronization to Tue 2026-11-24 00:51:30.123456 UTC.`,
      event: { action: 'clock-changed' },
    },
    { line: `${HEAD}chronyd[7]: Forward time jump detected!`, event: { action: 'clock-changed' } },
    {
      line: `${HEAD}chronyd[7]: chronyd version 4.3 starting (+CMDMON)`,
      event: { action: 'service-started' },
    },
    { line: `${HEAD}chronyd[7]: Selected source 192.0.2.7 (pool.ntp.org)`, event: { action: 'notice' } },
    { line: `${HEAD}clockd[7]: System clock wrong by 1 seconds`, event: undefined },
  ],
};
