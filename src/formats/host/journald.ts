import type { ProgramFormat } from '../format.ts';
import { firstOf, message, skip } from '../template.ts';
import { byPrefix, noted } from './peer.ts';

const read = firstOf([
  message`Suppressed ${'lost'} messages from ${'detail'}`.means({
    action: 'records-lost',
    reason: 'rate-limit',
  }),
  message`Forwarding to syslog missed ${'lost'} messages.`.means({
    action: 'records-lost',
    reason: 'syslog',
  }),
  message`Missed ${'lost'} kernel messages`.means({ action: 'records-lost', reason: 'kernel' }),
  message`Deleted archived journal ${'fileName'} (${'detail'}).`.means({ action: 'log-rotated' }),
  message`Deleted empty archived journal ${'fileName'} (${'detail'}).`.means({ action: 'log-rotated' }),
  message`Vacuuming done, freed 0B of archived journals ${skip}`.means({ action: 'notice' }),
  message`File ${'fileName'} corrupted or uncleanly shut down, renaming and replacing.`.means({
    action: 'log-rotated',
    reason: 'corrupted',
  }),
  byPrefix([
    ['Journal started', noted('service-started')],
    ['Journal stopped', noted('service-stopped')],
    ['Vacuuming done, freed ', noted('log-rotated')],
    ['Received request to rotate ', noted('log-rotated')],
    ['Received client request to rotate ', noted('log-rotated')],
    ['Journal header limits reached', noted('log-rotated')],
    ['Failed to write entry', noted('records-lost', { reason: 'write' })],
    ['Write error on ', noted('records-lost', { reason: 'write' })],
    ['Received SIG', noted('notice')],
    ['Received ', noted('notice')],
    ['System Journal ', noted('notice')],
    ['Runtime Journal ', noted('notice')],
    ['System journal ', noted('notice')],
    ['Runtime journal ', noted('notice')],
    ['Permanent journal ', noted('notice')],
    ['Allowing runtime journal files', noted('notice')],
    ['Time spent on flushing ', noted('notice')],
    ['Time jumped backwards', noted('clock-changed')],
    ['Realtime clock jumped backwards', noted('clock-changed')],
    ['Data hash table of ', noted('notice')],
    ['Field hash table of ', noted('notice')],
    ['Collecting audit messages ', noted('notice')],
    ['Under memory pressure', noted('notice')],
    ['Fixed ', noted('notice')],
    ['Failed to ', noted('error')],
  ]),
]);

const HEAD = '2026-11-24T00:54:23.672865+00:00 mail01 ';

/** The journal daemon on itself and on what it dropped. Source: systemd, src/journal/journald-server.c, -rate-limit.c. */
export const journald: ProgramFormat = {
  kind: 'program',
  id: 'systemd-journald',
  title: 'systemd-journald',
  source: 'host',
  programs: ['systemd-journald', 'systemd-journal', 'journal'],
  read,
  examples: [
    {
      line: `${HEAD}systemd-journald[9]: Suppressed 15034 messages from dovecot.service`,
      event: { action: 'records-lost', lost: 15034, detail: 'dovecot.service' },
    },
    {
      line: `${HEAD}systemd-journald[9]: Forwarding to syslog missed 12 messages.`,
      event: { action: 'records-lost', lost: 12 },
    },
    {
      line: `${HEAD}systemd-journald[9]: Missed 5 kernel messages`,
      event: { action: 'records-lost', lost: 5 },
    },
    { line: `${HEAD}systemd-journald[9]: Journal started`, event: { action: 'service-started' } },
    { line: `${HEAD}systemd-journald[9]: Journal stopped`, event: { action: 'service-stopped' } },
    {
      line: `${HEAD}systemd-journald[9]: Vacuuming done, freed 8.0M of archived journals from /var/log/journal/1.`,
      event: { action: 'log-rotated' },
    },
    { line: `${HEAD}systemd-journald[9]: something else`, event: undefined },
  ],
};
