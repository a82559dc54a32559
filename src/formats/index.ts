import { accounts } from './accounts.ts';
import { apacheError } from './apache-error.ts';
import { background } from './background.ts';
import { clock } from './clock.ts';
import { consoleLogin } from './console-login.ts';
import { cron } from './cron.ts';
import { fail2ban, fail2banLog } from './fail2ban.ts';
import type { FileFormat, ProgramFormat } from './format.ts';
import { journalJson } from './journal-json.ts';
import { journald } from './journald.ts';
import { kernel } from './kernel.ts';
import { mailFilters } from './mail-filters.ts';
import { nginxError } from './nginx-error.ts';
import { pam } from './pam.ts';
import { phpFpm } from './php-fpm.ts';
import { postfix } from './postfix.ts';
import { pkexecDoas, su } from './privileges.ts';
import { roundcube } from './roundcube.ts';
import { roundcubeLog } from './roundcube-log.ts';
import { sftp } from './sftp.ts';
import { sshd } from './sshd.ts';
import { sudo } from './sudo.ts';
import { syslogRfc3339 } from './syslog-rfc3339.ts';
import { syslogRfc5424 } from './syslog-rfc5424.ts';
import { syslogTraditional } from './syslog-traditional.ts';
import { syslogd } from './syslogd.ts';
import { logind, systemd } from './systemd.ts';
import { webAccess } from './web-access.ts';

/** Kinds of file. Where two take the same lines, the first that takes most wins. */
export const fileFormats: readonly FileFormat[] = [
  syslogTraditional,
  syslogRfc3339,
  syslogRfc5424,
  journalJson,
  webAccess,
  apacheError,
  nginxError,
  phpFpm,
  roundcubeLog,
  fail2banLog,
];

/** Programs whose messages are read inside syslog-like files. */
export const programFormats: readonly ProgramFormat[] = [
  roundcube,
  postfix,
  mailFilters,
  sshd,
  pam,
  sudo,
  su,
  pkexecDoas,
  accounts,
  cron,
  systemd,
  logind,
  clock,
  journald,
  syslogd,
  kernel,
  fail2ban,
  consoleLogin,
  sftp,
  background,
];
