import type { EventFields } from '../../event/columns.ts';
import type { ProgramFormat } from '../format.ts';
import { digits } from '../template.ts';
import { byPrefix, hostFields, noted } from './peer.ts';

// `[   12.345678] text`
function behindUptime(text: string): string {
  if (!text.startsWith('[')) return text;
  const close = text.slice(0, 24).indexOf(']');
  if (close < 0 || !/^[ \d.]+$/.test(text.slice(1, close))) return text;
  return text.slice(close + 1).trimStart();
}

function numberBehind(text: string, word: string): number | undefined {
  const at = text.indexOf(word);
  if (at < 0) return undefined;
  return digits(text.slice(at + word.length).split(' ', 1)[0] ?? '');
}

// `audit: audit_lost=123 audit_rate_limit=0 audit_backlog_limit=64`: a total since the boot.
function audit(text: string): EventFields | undefined {
  const lost = numberBehind(text, 'audit_lost=');
  if (lost !== undefined) return { action: 'records-lost', reason: 'total', lost, detail: text };
  return text.includes('backlog limit exceeded')
    ? { action: 'records-lost', reason: 'audit-backlog', detail: text }
    : undefined;
}

// `net_ratelimit: 45 callbacks suppressed`, `printk: 12 messages suppressed.`
function suppressed(text: string): EventFields | undefined {
  const at = Math.max(text.indexOf(' callbacks suppressed'), text.indexOf(' messages suppressed'));
  if (at < 0) return undefined;
  const lost = digits(text.slice(text.lastIndexOf(' ', at - 1) + 1, at));
  return lost === undefined ? undefined : { action: 'records-lost', reason: 'kernel', lost, detail: text };
}

// A packet as netfilter logs it: `… IN=eth0 OUT= MAC=… SRC=192.0.2.1 DST=… PROTO=TCP SPT=5 DPT=22 …`
function packet(text: string): EventFields | undefined {
  const at = text.indexOf('IN=');
  if (at < 0 || !text.includes(' SRC=')) return undefined;
  const source = /\bSRC=(\S{1,45}) /.exec(text)?.[1] ?? '';
  const target = hostFields(/\bDST=(\S{1,45}) /.exec(text)?.[1] ?? '').address;
  const server = target === undefined ? {} : { serverAddress: target };
  return { action: 'notice', ...hostFields(source, numberBehind(text, ' SPT=')), ...server, detail: text };
}

const known = byPrefix([
  ['Linux version ', noted('boot')],
  ['klogd ', noted('service-started')],
  ['imklog ', noted('service-started')],
  ['Kernel logging (proc) stopped', noted('service-stopped')],
  ['reboot: ', noted('service-stopped')],
  ['Clock: inserting leap second', noted('clock-changed')],
  ['Out of memory: ', noted('service-stopped', { outcome: 'failure', reason: 'out-of-memory' })],
  [
    'Memory cgroup out of memory: ',
    noted('service-stopped', { outcome: 'failure', reason: 'out-of-memory' }),
  ],
]);

function read(message: string): EventFields | undefined {
  const text = behindUptime(message);
  if (text === '') return undefined;
  const clock = text.includes('setting system clock to ');
  return (
    known(text) ??
    audit(text) ??
    suppressed(text) ??
    packet(text) ?? { action: clock ? 'clock-changed' : 'notice', detail: text }
  );
}

const HEAD = 'Nov 24 00:51:30 mail01 ';

/**
 * The kernel. It says thousands of things about hardware: all that tells nothing of boots, losses, clocks or packets is
 * a notice.
 */
export const kernel: ProgramFormat = {
  kind: 'program',
  id: 'kernel',
  title: 'Linux kernel',
  source: 'host',
  programs: ['kernel', 'klogd'],
  read,
  examples: [
    {
      line: `${HEAD}kernel: [    0.000000] Linux version 6.1.0-18-amd64 (debian-kernel@lists.debian.org)`,
      event: { action: 'boot', detail: 'Linux version 6.1.0-18-amd64 (debian-kernel@lists.debian.org)' },
    },
    {
      line: `${HEAD}kernel: [ 12.5] audit: audit_lost=123 audit_rate_limit=0 audit_backlog_limit=64`,
      event: { action: 'records-lost', lost: 123, reason: 'total' },
    },
    { line: `${HEAD}kernel: audit: backlog limit exceeded`, event: { action: 'records-lost' } },
    {
      line: `${HEAD}kernel: net_ratelimit: 45 callbacks suppressed`,
      event: { action: 'records-lost', lost: 45 },
    },
    {
      line: `${HEAD}kernel: [9.1] Out of memory: Killed process 812 (dovecot) total-vm:1kB`,
      event: { action: 'service-stopped', reason: 'out-of-memory' },
    },
    {
      line: `${HEAD}kernel: [9.1] [UFW BLOCK] IN=eth0 OUT= MAC=aa SRC=203.0.113.9 DST=192.0.2.1 LEN=40 TTL=241 PROTO=TCP SPT=51000 DPT=22 SYN`,
      event: { action: 'notice', address: '203.0.113.9', port: 51000, serverAddress: '192.0.2.1' },
    },
    { line: `${HEAD}kernel: [9.1] usb 1-1: new high-speed USB device`, event: { action: 'notice' } },
    { line: `${HEAD}kernel: [9.1] `, event: undefined },
  ],
};
