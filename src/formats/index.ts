import { apacheError } from './apache-error.ts';
import { container } from './container.ts';
import { dovecot } from './dovecot.ts';
import { dovecotLog } from './dovecot-log.ts';
import type { FileFormat, ProgramFormat } from './format.ts';
import { accounts } from './host/accounts.ts';
import { background } from './host/background.ts';
import { clock } from './host/clock.ts';
import { consoleLogin } from './host/console-login.ts';
import { cron } from './host/cron.ts';
import { fail2ban, fail2banLog } from './host/fail2ban.ts';
import { journald } from './host/journald.ts';
import { kernel } from './host/kernel.ts';
import { pam } from './host/pam.ts';
import { pkexecDoas, su } from './host/privileges.ts';
import { sftp } from './host/sftp.ts';
import { sshd } from './host/sshd.ts';
import { sudo } from './host/sudo.ts';
import { syslogd } from './host/syslogd.ts';
import { logind, systemd } from './host/systemd.ts';
import { journalJson } from './journal-json.ts';
import { mailFilters } from './mail-filters.ts';
import { nginxError } from './nginx-error.ts';
import { phpFpm } from './php-fpm.ts';
import { postfix } from './postfix.ts';
import { roundcube } from './roundcube.ts';
import { roundcubeLog } from './roundcube-log.ts';
import { syslogRfc3339 } from './syslog-rfc3339.ts';
import { syslogRfc5424 } from './syslog-rfc5424.ts';
import { syslogTraditional } from './syslog-traditional.ts';
import { syslogUnix } from './syslog-unix.ts';
import { webAccess } from './web-access.ts';
import { webAccessJson } from './web-access-json.ts';
import { webAccessPairs } from './web-access-pairs.ts';
import { webAccessSyslog } from './web-access-syslog.ts';
import { webRequest } from './web-request.ts';

/** Kinds of file. Where two take the same lines, the first that takes most wins. */
export const fileFormats: readonly FileFormat[] = [
  container,
  syslogTraditional,
  syslogRfc3339,
  syslogRfc5424,
  syslogUnix,
  journalJson,
  webAccess,
  webAccessJson,
  webAccessPairs,
  webRequest,
  apacheError,
  nginxError,
  phpFpm,
  roundcubeLog,
  dovecotLog,
  fail2banLog,
];

/** Programs whose messages are read inside syslog-like files. */
export const programFormats: readonly ProgramFormat[] = [
  dovecot,
  roundcube,
  postfix,
  webAccessSyslog,
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
