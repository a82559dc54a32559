/** Formats whose lines are of one source whatever file they are in; all other programs speak of the host. */
export const SOURCE_FORMATS: readonly (readonly [source: string, formats: readonly string[]])[] = [
  ['dovecot', ['dovecot', 'dovecot-log']],
  ['postfix', ['postfix']],
  ['web-access', ['web-access', 'web-access-json', 'web-access-pairs', 'web-access-syslog']],
  ['web-error', ['apache-error', 'nginx-error', 'php-fpm', 'web-request']],
  ['roundcube', ['roundcube']],
  ['mail-filter', ['mail-filters']],
];

// Sources that record who came in: mail server and webmail.
const WAYS_IN: ReadonlySet<string> = new Set(['dovecot', 'postfix', 'web-access', 'roundcube']);

/** Formats of the logs of the ways in. */
export const WAY_IN_FORMATS: readonly string[] = SOURCE_FORMATS.flatMap(([source, formats]) =>
  WAYS_IN.has(source) ? formats : [],
);
