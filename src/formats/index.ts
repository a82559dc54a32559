import { apacheError } from './apache-error.ts';
import { dovecot } from './dovecot.ts';
import { dovecotLog } from './dovecot-log.ts';
import type { FileFormat, ProgramFormat } from './format.ts';
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
  dovecotLog,
];

/** Programs whose messages are read inside syslog-like files. */
export const programFormats: readonly ProgramFormat[] = [dovecot, roundcube, postfix, mailFilters];
