import type { EventFields } from '../../event/columns.ts';
import type { ProgramFormat } from '../format.ts';
import { firstOf, message, skip } from '../template.ts';
import { byPrefix, noted } from './peer.ts';

const local = { protocol: 'local' };

const NOTICES: ReadonlySet<string> = new Set([
  'CMDEND',
  'CMDOUT',
  'MAIL',
  'INFO',
  'RELOAD',
  'ORPHAN',
  'NOTICE',
]);

// `(root) CMD (text)`: who, what, and text that the owner of the job chose.
function said(text: string): EventFields | undefined {
  const close = text.indexOf(') ');
  const open = text.indexOf(' (', close + 2);
  if (!text.startsWith('(') || close < 0) return undefined;
  const who = text.slice(1, close);
  const what = open < 0 ? text.slice(close + 2) : text.slice(close + 2, open);
  const rest = open < 0 ? '' : text.slice(open + 2, text.endsWith(')') ? -1 : undefined);
  if (open < 0 && what === '') return undefined;
  if (NOTICES.has(what)) return { action: 'notice', ...local, detail: text };
  return done(who, what, rest) ?? { action: 'error', ...local, detail: text };
}

/** What somebody did; `undefined` for words that mean nothing of the kind. */
function done(who: string, what: string, rest: string): EventFields | undefined {
  switch (what) {
    case 'CMD':
      return { action: 'job-run', ...local, account: who, command: rest.trimStart() };
    case 'BEGIN EDIT':
    case 'END EDIT':
    case 'LIST':
      return { action: 'notice', ...local, account: rest, actingAccount: who, detail: what };
    case 'REPLACE':
    case 'DELETE':
      return {
        action: 'command-run',
        ...local,
        account: rest,
        actingAccount: who,
        command: `crontab ${what}`,
      };
    case 'AUTH':
      return {
        action: 'command-run',
        outcome: 'failure',
        ...local,
        actingAccount: who,
        reason: 'not-allowed',
        detail: rest,
      };
    case 'STARTUP':
      return { action: 'service-started', detail: rest };
    case 'DEATH':
      return { action: 'service-stopped', detail: rest };
    default:
      return undefined;
  }
}

const others = firstOf([
  message`USER ${'account'} pid ${skip} cmd ${'command'}`.means({ action: 'job-run', ...local }),
  message`Starting job ${skip} for user '${'account'}' (${skip})`.means({ action: 'job-run', ...local }),
  message`Job \`${'command'}' started`.means({ action: 'job-run', ...local }),
  message`starting ${'command'}`.means({ action: 'job-run', ...local }),
]);

const notes = byPrefix([
  ['Anacron ', noted('service-started')],
  ['Normal exit ', noted('notice')],
  ['Job `', noted('notice')],
  ['Jobs will be executed', noted('notice')],
  ['Will run job ', noted('notice')],
  ['Updated timestamp for job ', noted('notice')],
  ['finished ', noted('notice')],
  ['crond: crond ', noted('service-started')],
  ['time disparity of ', noted('clock-changed')],
]);

function read(text: string): EventFields | undefined {
  return said(text) ?? others(text) ?? notes(text);
}

const HEAD = 'Nov 24 00:51:30 mail01 ';

/** Vixie cron, cronie, anacron, busybox crond, atd and run-parts. */
export const cron: ProgramFormat = {
  kind: 'program',
  id: 'cron',
  title: 'cron and its relatives',
  source: 'host',
  programs: ['cron', 'CRON', 'crond', 'CROND', 'crontab', 'anacron', 'atd', 'run-parts*', 'fcron', 'dcron'],
  read,
  examples: [
    {
      line: `${HEAD}CRON[31068]: (root) CMD (   cd / && run-parts --report /etc/cron.hourly)`,
      event: { action: 'job-run', account: 'root', command: 'cd / && run-parts --report /etc/cron.hourly' },
    },
    {
      line: `${HEAD}/USR/SBIN/CRON[3]: (bob) CMD (echo (a) CMD (b))`,
      event: { account: 'bob', command: 'echo (a) CMD (b)' },
    },
    {
      line: `${HEAD}crontab[3]: (root) REPLACE (www-data)`,
      event: {
        action: 'command-run',
        account: 'www-data',
        actingAccount: 'root',
        command: 'crontab REPLACE',
      },
    },
    { line: `${HEAD}crontab[3]: (bob) BEGIN EDIT (bob)`, event: { action: 'notice', account: 'bob' } },
    { line: `${HEAD}cron[3]: (*system*) RELOAD (/etc/crontab)`, event: { action: 'notice' } },
    { line: `${HEAD}cron[3]: (CRON) STARTUP (fork ok)`, event: { action: 'service-started' } },
    { line: `${HEAD}crond[3]: USER root pid 12 cmd /bin/x`, event: { action: 'job-run', command: '/bin/x' } },
    {
      line: `${HEAD}anacron[3]: Job \`cron.daily' started`,
      event: { action: 'job-run', command: 'cron.daily' },
    },
    {
      line: `${HEAD}run-parts(/etc/cron.hourly)[3]: starting 0anacron`,
      event: { action: 'job-run', command: '0anacron' },
    },
    { line: `${HEAD}cron[3]: something else`, event: undefined },
  ],
};
