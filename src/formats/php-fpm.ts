import type { EventFields } from '../event/columns.ts';
import type { FileFormat, Head } from './format.ts';
import { digits } from './template.ts';
import { isPhpError, phpError } from './web/php-error.ts';
import { phpStamp } from './web/stamps.ts';

const LONGEST_STAMP = 80;
const LONGEST = 2000;
const LEVEL = /^(NOTICE|WARNING|ERROR|ALERT|DEBUG): /;
const OPEN = 91;

/** `[24-Nov-2026 00:51:35] NOTICE: …` of the manager, `[24-Nov-2026 00:51:35 UTC] PHP …` of PHP's error_log. */
function head(line: string): Head | undefined {
  if (line.charCodeAt(0) !== OPEN) return undefined;
  const close = line.indexOf('] ');
  if (close < 10 || close > LONGEST_STAMP) return undefined;
  const start = line.slice(close + 2, close + 60);
  if (!LEVEL.test(start) && !isPhpError(start)) return undefined;
  const stamp = phpStamp(line.slice(1, close));
  if (stamp === undefined) return undefined;
  return { ...stamp, hasYear: true, host: '', program: '', pid: pidIn(start), at: close + 2 };
}

// At level debug every line says who wrote it: `DEBUG: pid 12, fpm_main(), line 3: …`.
function pidIn(start: string): number {
  const found = /: pid (\d{1,10}),/.exec(start);
  return digits(found?.[1] ?? '') ?? 0;
}

const STARTED: readonly string[] = ['ready to handle connections', 'fpm is running'];
const STOPPED: readonly string[] = ['exiting, bye-bye!', 'Terminating ...', 'Finishing ...'];

/** What the manager says (sapi/fpm/fpm/zlog.c and fpm_process_ctl.c). */
function manager(text: string): EventFields | undefined {
  const level = LEVEL.exec(text)?.[1];
  if (level === undefined) return undefined;
  const detail = text.slice(level.length + 2, level.length + 2 + LONGEST);
  const about = (words: string): boolean => detail.includes(words);
  if (level === 'NOTICE') {
    if (STARTED.some(about)) return { action: 'service-started', detail };
    if (STOPPED.some(about)) return { action: 'service-stopped', detail };
    if (about('Reloading in progress')) return { action: 'service-stopped', reason: 'reload', detail };
    if (about('error log file re-opened')) return { action: 'log-rotated', detail };
  }
  const mild = level === 'NOTICE' || level === 'DEBUG';
  return { action: mild ? 'notice' : 'error', reason: `php-fpm-${level.toLowerCase()}`, detail };
}

/** The log of PHP-FPM, and files that PHP's own `error_log` goes to. */
export const phpFpm: FileFormat = {
  kind: 'file',
  id: 'php-fpm',
  title: 'PHP-FPM log, PHP error log',
  source: 'web-error',
  head,
  read: (line, { at }) => {
    const text = line.slice(at);
    return manager(text) ?? phpError(text);
  },
  examples: [
    {
      line: '[24-Nov-2026 00:51:35] NOTICE: ready to handle connections',
      from: 'PHP-FPM 8.2',
      event: { action: 'service-started' },
    },
    {
      line: '[24-Nov-2026 00:51:35.123456] WARNING: pid 12, fpm_children_bury(), line 255: [pool www] child 14 exited on signal 9 (SIGKILL) after 1.2 seconds from start',
      from: 'PHP-FPM 7.4 at level debug',
      event: { action: 'error', reason: 'php-fpm-warning' },
    },
    {
      line: '[24-Nov-2026 00:51:35 Europe/Paris] PHP Fatal error:  Uncaught Error: x in /srv/a.php:3',
      from: 'PHP 8.2 error_log',
      event: { action: 'error', reason: 'php-fatal-error' },
    },
    { line: '[24-Nov-2026 00:51:35 +0000]: <aaaabbbb> PHP Error: x (GET /)', event: undefined },
    { line: '[24-Nov-2026 00:51:35]  [pool www] pid 1234', event: undefined },
  ],
};
