import { apacheError } from './apache-error.ts';
import type { FileFormat, ProgramFormat } from './format.ts';
import { nginxError } from './nginx-error.ts';
import { phpFpm } from './php-fpm.ts';
import { roundcube } from './roundcube.ts';
import { roundcubeLog } from './roundcube-log.ts';
import { webAccess } from './web-access.ts';

/** Kinds of file. Where two take the same lines, the first that takes most wins. */
export const fileFormats: readonly FileFormat[] = [webAccess, apacheError, nginxError, phpFpm, roundcubeLog];

/** Programs whose messages are read inside syslog-like files. */
export const programFormats: readonly ProgramFormat[] = [roundcube];
